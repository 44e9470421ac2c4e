import { beforeAll, describe, expect, it } from "vitest";
import { readClip } from "../sources/clip.ts";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { ffmpeg, sampleClip, testModel } from "../test/materials.ts";
import type { Box } from "./box.ts";
import { overlapOf } from "./box.ts";
import { ModelSession } from "./model-session.ts";

const clip = sampleClip();
const [ACROSS, DOWN] = [4, 2];

type Picture = { width: number; height: number; bytes: Uint8Array };

/** Eight pictures of the clip, some seconds apart. */
async function somePictures(): Promise<Picture[]> {
  const pictures: Picture[] = [];
  let number = 0;
  for await (const { width, height, bytes } of readClip(ffmpeg, clip ?? "", { fps: 1, longestSide: 768 })) {
    if (number % 5 === 0) pictures.push({ width, height, bytes: Uint8Array.from(bytes) });
    number += 1;
    if (pictures.length === ACROSS * DOWN) break;
  }
  return pictures;
}

/** A wide hall: the pictures beside and below each other, so that people are small in it. */
function wideHall(pictures: readonly Picture[]): Picture {
  const { width = 0, height = 0 } = pictures[0] ?? {};
  const bytes = new Uint8Array(frameBytes(width * ACROSS, height * DOWN));
  const hall = planesOf(bytes, width * ACROSS, height * DOWN);
  for (const [i, picture] of pictures.entries()) {
    const from = planesOf(picture.bytes, width, height);
    const [column, row] = [i % ACROSS, Math.floor(i / ACROSS)];
    for (const plane of ["luma", "blue", "red"] as const) {
      const [w, h] = plane === "luma" ? [width, height] : [width / 2, height / 2];
      for (let y = 0; y < h; y += 1)
        hall[plane].set(from[plane].subarray(y * w, (y + 1) * w), (row * h + y) * w * ACROSS + column * w);
    }
  }
  return { width: hall.width, height: hall.height, bytes };
}

describe.skipIf(!clip || ffmpeg === "")("small people in a wide hall", () => {
  let session: ModelSession;
  let truth: Box[];
  let hall: Picture;
  beforeAll(async () => {
    session = await ModelSession.open({ file: await testModel() });
    const pictures = await somePictures();
    truth = [];
    for (const [i, { bytes, width, height }] of pictures.entries()) {
      const { boxes } = await session.look(bytes, width, height);
      const [column, row] = [i % ACROSS, Math.floor(i / ACROSS)];
      for (const box of people(boxes))
        truth.push({
          left: (column + box.left) / ACROSS,
          right: (column + box.right) / ACROSS,
          top: (row + box.top) / DOWN,
          bottom: (row + box.bottom) / DOWN,
          score: box.score,
        });
    }
    hall = wideHall(pictures);
  });

  const people = (boxes: readonly Box[]) => boxes.filter(({ score }) => score >= session.adapter.threshold);
  const look = async (tiles?: { columns: number; rows: number; overlap: number }) => {
    const taken = new Set<Box>();
    const found = people((await session.look(hall.bytes, hall.width, hall.height, tiles)).boxes);
    const known = truth.filter((person) => {
      const [best] = found
        .filter((box) => !taken.has(box))
        .toSorted((a, b) => overlapOf(b, person) - overlapOf(a, person));
      if (!best || overlapOf(best, person) < 0.4) return false;
      taken.add(best); // each box is one person
      return true;
    }).length;
    return { recall: known / truth.length, precision: known / Math.max(1, found.length) };
  };

  it("are missed at a glance, and found in tiles, each once", async () => {
    const glance = await look();
    const tiled = await look({ columns: 4, rows: 3, overlap: 0.2 });
    expect(truth.length).toBeGreaterThan(25);
    expect(glance.recall).toBeLessThan(0.4);
    expect(tiled.recall).toBeGreaterThan(0.85);
    expect(tiled.precision).toBeGreaterThan(0.75);
  });
});
