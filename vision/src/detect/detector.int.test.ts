import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readClip } from "../sources/clip.ts";
import { type DecodedFrame, decodeJpeg } from "../sources/jpeg-frame.ts";
import { ffmpeg, PEOPLE_PICTURE, sampleClip, testModel } from "../test/materials.ts";
import { Detector } from "./detector.ts";

const shared = (bytes: number) => new Uint8Array(new SharedArrayBuffer(bytes));
const clip = sampleClip();
let detector: Detector;
let people: DecodedFrame;

beforeAll(async () => {
  detector = await Detector.open({ file: await testModel() });
  people = await decodeJpeg(await readFile(PEOPLE_PICTURE), 640, shared);
});
afterAll(() => detector?.close());

describe("Detector", () => {
  it("finds the five people of a real picture, one box each", async () => {
    const { boxes } = await detector.look(people);
    const found = boxes.filter(({ score }) => score >= detector.model.threshold);
    expect(found).toHaveLength(5);
    for (const { left, top, right, bottom } of found) {
      expect(right - left).toBeGreaterThan(0.05);
      expect(bottom - top).toBeGreaterThan(0.05);
    }
  });

  it("sees the same in the same picture again, and nobody in a grey one", async () => {
    const first = await detector.look(people);
    const grey = { ...people, bytes: shared(people.bytes.length).fill(128) };
    expect((await detector.look(grey)).boxes).toEqual([]);
    expect((await detector.look(people)).boxes).toEqual(first.boxes);
  });

  it.skipIf(!clip || ffmpeg === "")("finds the people who cross the yard of the sample clip", async () => {
    for await (const frame of readClip(ffmpeg, clip ?? "", { fps: 2, longestSide: 640 })) {
      const { boxes } = await detector.look(frame);
      const found = boxes.filter(({ score }) => score >= detector.model.threshold);
      expect(found.length).toBeGreaterThanOrEqual(3);
      expect(found.length).toBeLessThanOrEqual(9);
      if (frame.at >= 5) break;
    }
  });

  it("looks at one picture at a time", async () => {
    const first = detector.look(people);
    await expect(detector.look(people)).rejects.toThrow("one picture at a time");
    await first;
    expect(detector.busy).toBe(false);
  });

  it("finishes the look that it is at before its thread ends, and looks no more", async () => {
    const leaving = await Detector.open({ file: await testModel() });
    const asked = leaving.look(people);
    await leaving.close();
    expect((await asked).boxes.length).toBeGreaterThanOrEqual(5);
    expect(leaving.alive).toBe(false);
    await expect(leaving.look(people)).rejects.toThrow("has ended");
  });

  it("says what is wrong with a model file", async () => {
    await expect(Detector.open({ file: "/no/such/model.onnx" })).rejects.toThrow(/model\.onnx/);
    const broken = path.join(tmpdir(), `broken-${process.pid}.onnx`);
    await writeFile(broken, "no model");
    await expect(Detector.open({ file: broken })).rejects.toThrow(/broken.*expected a whole ONNX file/);
    const whole = await readFile(await testModel());
    await writeFile(broken, whole.subarray(0, whole.length / 3)); // as a full disk leaves it
    await expect(Detector.open({ file: broken })).rejects.toThrow(/broken.*expected a whole ONNX file/);
  });
});
