import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ffmpeg, PEOPLE_PICTURE, testModel } from "../test/materials.ts";
import { detectAll } from "./detections.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pictures-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Looks at the folder with the default model. */
async function look(last?: number) {
  return detectAll(ffmpeg, { clip: folder, folderFps: 4, last }, { file: await testModel() });
}

const inFolder = (name: string) => path.join(folder, name);

describe("a folder of pictures", () => {
  it("is a clip: its pictures follow each other in the order of their names, at the given rate", async () => {
    const people = await sharp(PEOPLE_PICTURE).resize(640, 360).jpeg().toBuffer();
    const nobody = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    await writeFile(inFolder("10.jpg"), people);
    await writeFile(inFolder("2.png"), nobody);
    await writeFile(inFolder("1.jpg"), people);
    const { width, height, fps, frames } = await look();
    expect({ width, height, fps }).toEqual({ width: 640, height: 360, fps: 4 });
    expect(frames.map(({ at }) => at)).toEqual([0, 0.25, 0.5]);
    const sure = frames.map(({ boxes }) => boxes.filter(({ score }) => score > 0.32).length);
    expect(sure[0]).toBeGreaterThan(2);
    expect(sure[1]).toBe(0);
    expect(sure[2]).toBe(sure[0]);
    expect((await look(2)).frames).toHaveLength(2);
  });

  it("is refused with the name of what is wrong in it", async () => {
    await expect(look()).rejects.toThrow("the folder holds no pictures (.jpg, .png or .webp)");
    await copyFile(PEOPLE_PICTURE, inFolder("1.jpg"));
    await writeFile(inFolder("2.jpg"), "no picture");
    await expect(look()).rejects.toThrow(`${inFolder("2.jpg")} is no picture that can be read`);
    await sharp(PEOPLE_PICTURE).resize(320, 180).toFile(inFolder("2.jpg"));
    await expect(look()).rejects.toThrow(
      /picture 2 is 320×180, those before are \d+×\d+; all must have one size/,
    );
  });
});
