import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Detector } from "../detect/detector.ts";
import { testModel } from "../test/materials.ts";
import { modelAt } from "./model-at.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sizes-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a camera's input size", () => {
  it("is made for our own model, and used", async () => {
    const usual = { file: path.join(folder, "centernet-512x288.onnx"), threshold: 0.4 };
    const setting = await modelAt(usual, { width: 640, height: 384 });
    expect(setting).toEqual({ file: path.join(folder, "centernet-640x384.onnx"), threshold: 0.4 });
    const detector = await Detector.open(setting);
    expect(detector.model).toMatchObject({ inputWidth: 640, threshold: 0.4 });
    await detector.close();
    expect(await modelAt(usual, undefined)).toBe(usual);
  });

  it("that a file does not have is refused with the one it has", async () => {
    const file = await testModel();
    const setting = { file, input: { width: 640, height: 384 } };
    await expect(Detector.open(setting)).rejects.toThrow(/has the fixed input size 512×288, not 640×384/);
    expect(await modelAt({ file: "/models/other.onnx" }, setting.input)).toEqual({
      file: "/models/other.onnx",
      input: setting.input,
    });
  });
});
