// Quieter than this is silence; a little of it stays at both ends, or words would run into each other.
const SILENCE = 150;
const KEEP_MS = { before: 10, after: 20 };

/** A word's WAV without the silence around it. Throws when there is nothing to hear, or it is not 16-bit mono at `rate`. */
export function trimmed(wav, rate, name) {
  const samples = samplesOf(wav, rate, name);
  const from = samples.findIndex((sample) => Math.abs(sample) >= SILENCE);
  if (from === -1) throw new Error(`espeak-ng says nothing for ${name}`);
  const to = samples.findLastIndex((sample) => Math.abs(sample) >= SILENCE);
  const pad = (ms) => Math.round((ms * rate) / 1_000);
  const kept = samples.subarray(Math.max(0, from - pad(KEEP_MS.before)), to + 1 + pad(KEEP_MS.after));
  const head = Buffer.from(wav.subarray(0, 44));
  head.writeUInt32LE(36 + kept.length * 2, 4);
  head.writeUInt32LE(kept.length * 2, 40);
  return Buffer.concat([head, Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength)]);
}

/** espeak-ng writes the plainest WAV there is: 44 bytes of head, then the samples. */
function samplesOf(wav, rate, name) {
  const plain =
    wav.toString("latin1", 0, 4) === "RIFF" &&
    wav.toString("latin1", 36, 40) === "data" &&
    wav.readUInt16LE(22) === 1;
  if (!plain || wav.readUInt16LE(34) !== 16 || wav.readUInt32LE(24) !== rate)
    throw new Error(`espeak-ng wrote something else than 16-bit mono at ${rate} for ${name}`);
  const sound = Buffer.from(wav.subarray(44, wav.length - ((wav.length - 44) % 2))); // a copy starts at an even place
  return new Int16Array(sound.buffer, sound.byteOffset, sound.length >> 1);
}
