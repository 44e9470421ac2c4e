import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameBytes, planesOf } from "../sources/frame.ts";
import type { Box } from "./box.ts";
import { cut, fromTile, mergeLooks, tilesOf } from "./tiles.ts";

const box = (left: number, right: number, score = 0.9, top = 0.2, bottom = 0.8): Box => ({
  left,
  right,
  top,
  bottom,
  score,
});
const anyTiles = fc.record({
  columns: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 6 }),
  overlap: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
});
const anySize = fc.record({
  width: fc.integer({ min: 160, max: 3840 }),
  height: fc.integer({ min: 90, max: 2160 }),
});

describe("tiles", () => {
  it("cover the picture, begin at even points, and each overlaps the next", () => {
    fc.assert(
      fc.property(anyTiles, anySize, (tiles, picture) => {
        const areas = tilesOf(tiles, picture);
        expect(areas).toHaveLength(tiles.columns * tiles.rows);
        const row = areas.slice(0, tiles.columns);
        expect(row[0]?.left).toBe(0);
        expect((row.at(-1)?.left ?? 0) + (row.at(-1)?.width ?? 0)).toBe(picture.width);
        expect((areas.at(-1)?.top ?? 0) + (areas.at(-1)?.height ?? 0)).toBe(picture.height);
        for (const [i, { left, top, width }] of areas.entries()) {
          expect([left % 2, top % 2]).toEqual([0, 0]);
          const next = areas[i + 1];
          if (next && next.top === top) expect(next.left).toBeLessThan(left + width);
        }
      }),
    );
  });

  it("hold exactly what the picture holds there", () => {
    const [width, height] = [50, 34];
    const bytes = Uint8Array.from({ length: frameBytes(width, height) }, (_, i) => i % 251);
    const picture = planesOf(bytes, width, height);
    const part = cut(picture, { left: 20, top: 10, width: 30, height: 24 });
    for (let y = 0; y < 24; y += 1)
      for (let x = 0; x < 30; x += 1) {
        expect(part.luma[y * 30 + x]).toBe(picture.luma[(y + 10) * width + x + 20]);
        const small = (y >> 1) * 15 + (x >> 1);
        const large = ((y + 10) >> 1) * 25 + ((x + 20) >> 1);
        expect([part.blue[small], part.red[small]]).toEqual([picture.blue[large], picture.red[large]]);
      }
  });
});

describe("people in tiles", () => {
  const picture = { width: 1000, height: 500 };
  const right = { left: 500, top: 0, width: 500, height: 500 };

  it("stand in the picture where the tile is", () => {
    expect(fromTile(box(0.2, 0.4), right, picture)).toMatchObject({
      left: 0.6,
      right: 0.7,
      top: 0.2,
      bottom: 0.8,
    });
  });

  it("who are cut off at a tile's edge are left to the next tile, but not at the picture's edge", () => {
    expect(fromTile(box(0, 0.2), right, picture)).toBeUndefined();
    expect(fromTile(box(0.8, 1), right, picture)).toMatchObject({ right: 1 });
    expect(fromTile(box(0.2, 0.4, 0.9, 0, 1), right, picture)).toBeDefined();
  });

  it("are one each, whoever saw them and whichever part", () => {
    const whole = [box(0.1, 0.2, 0.5)];
    const tile = [box(0.101, 0.199, 0.8), box(0.6, 0.7, 0.9)];
    const part = [box(0.61, 0.69, 0.4, 0.2, 0.5)]; // the upper half of somebody
    expect(mergeLooks([whole, tile, part])).toEqual([tile[1], tile[0]]);
  });

  it("who stand close together stay two where one look saw both", () => {
    const child = box(0.62, 0.68, 0.7, 0.5, 0.8); // in front of somebody
    expect(mergeLooks([[box(0.6, 0.7), child]])).toHaveLength(2);
  });
});
