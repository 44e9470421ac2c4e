/** Sound as the bank holds it: 16 bit, mono. */
export type Sound = { rate: number; samples: Int16Array };

const HEADER_BYTES = 44;

/** Reads a WAV file. Throws with what would be right when it is no 16-bit mono PCM. */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < HEADER_BYTES || tag(0) !== "RIFF" || tag(8) !== "WAVE")
    throw new Error("not a WAV file");
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === "fmt ") {
      const [format, channels, bits] = [
        view.getUint16(start, true),
        view.getUint16(start + 2, true),
        view.getUint16(start + 14, true),
      ];
      if (format !== 1 || channels !== 1 || bits !== 16) throw new Error("a clip must be 16-bit mono PCM");
      rate = view.getUint32(start + 4, true);
    } else if (tag(at) === "data") {
      const end = Math.min(start + size, bytes.length); // a program that writes to a pipe does not know the size
      const samples = new Int16Array((end - start) >> 1);
      for (let i = 0; i < samples.length; i += 1) samples[i] = view.getInt16(start + 2 * i, true);
      return { rate, samples };
    }
    at = start + size + (size & 1);
  }
  throw new Error("a WAV file without sound");
}

/** Samples of a part at that rate; a number is a pause in milliseconds. */
function lengthOf(part: Sound | number, rate: number): number {
  if (typeof part === "number") return Math.round((part * rate) / 1_000);
  if (part.rate !== rate)
    throw new Error(`all clips must have ${rate} samples a second, one has ${part.rate}`);
  return part.samples.length;
}

function rateOf(parts: readonly (Sound | number)[]): number {
  return parts.find((part) => typeof part !== "number")?.rate ?? 22_050;
}

/** How long the joined parts will sound. */
export function durationMs(parts: readonly (Sound | number)[]): number {
  const rate = rateOf(parts);
  return Math.round((parts.reduce<number>((sum, part) => sum + lengthOf(part, rate), 0) * 1_000) / rate);
}

/** Joins sounds and pauses (milliseconds) to one WAV file. All sounds must have the same rate. */
export function joinWav(parts: readonly (Sound | number)[]): Uint8Array {
  const rate = rateOf(parts);
  const count = parts.reduce<number>((sum, part) => sum + lengthOf(part, rate), 0);
  const wav = new Uint8Array(HEADER_BYTES + 2 * count);
  writeHeader(wav, new DataView(wav.buffer), rate, count);
  const samples = new Int16Array(wav.buffer, HEADER_BYTES); // WAV is little-endian, as every machine of ours
  let at = 0;
  for (const part of parts) {
    if (typeof part !== "number") samples.set(part.samples, at);
    at += lengthOf(part, rate);
  }
  return wav;
}

function writeHeader(wav: Uint8Array, view: DataView, rate: number, count: number): void {
  const text = (at: number, letters: string): void => wav.set(new TextEncoder().encode(letters), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * count, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * count, true);
}
