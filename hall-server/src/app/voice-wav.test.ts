import { expect, it } from "vitest";
import { durationMs, joinWav, readWav } from "./voice-wav.ts";

const sound = (...samples: number[]) => ({ rate: 1_000, samples: Int16Array.from(samples) });

it("joins sounds and pauses to one file that reads back the same", () => {
  const parts = [sound(1, -2, 3), 2, sound(32_767, -32_768)];
  const back = readWav(joinWav(parts));
  expect(back.rate).toBe(1_000);
  expect([...back.samples]).toEqual([1, -2, 3, 0, 0, 32_767, -32_768]);
  expect(durationMs(parts)).toBe(7);
});

it("reads a file whose writer put notes before the sound, or left the length open", () => {
  const wav = joinWav([sound(5, 6)]);
  const noted = Buffer.concat([wav.subarray(0, 36), Buffer.from("LIST\x03\0\0\0abc\0"), wav.subarray(36)]);
  expect([...readWav(noted).samples]).toEqual([5, 6]);
  const open = Buffer.from(wav);
  open.writeUInt32LE(0xffff_ffff, 40);
  expect([...readWav(open).samples]).toEqual([5, 6]);
});

it("refuses what it could only play as noise", () => {
  expect(() => readWav(Buffer.from("RIFFxxxx"))).toThrow("not a WAV file");
  const stereo = Buffer.from(joinWav([sound(1)]));
  stereo.writeUInt16LE(2, 22);
  expect(() => readWav(stereo)).toThrow("16-bit mono");
  expect(() => joinWav([sound(1), { rate: 8_000, samples: new Int16Array(1) }])).toThrow("1000 samples");
});
