import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, keepBest, overlapOf } from "./box.ts";

const box = (left: number, top: number, right: number, bottom: number, score = 1): Box => ({
  left,
  top,
  right,
  bottom,
  score,
});

const side = fc.double({ min: 0, max: 0.9, noNaN: true });
const anyBox = fc
  .record({ x: side, y: side, w: side, h: side, score: fc.double({ min: 0.01, max: 1, noNaN: true }) })
  .map(({ x, y, w, h, score }) => box(x, y, x + w + 0.01, y + h + 0.01, score));

describe("overlapOf", () => {
  it("is a third when half of each of two equal boxes is shared", () => {
    expect(overlapOf(box(0, 0, 2, 1), box(1, 0, 3, 1))).toBeCloseTo(1 / 3);
    expect(overlapOf(box(0, 0, 1, 1), box(1, 0, 2, 1))).toBe(0);
  });
});

describe("keepBest", () => {
  it("keeps no two boxes of one person, and drops none that has no better rival", () => {
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 12 }), (boxes) => {
        const kept = keepBest(boxes, 0.5);
        for (const [i, a] of kept.entries())
          for (const b of kept.slice(i + 1)) expect(overlapOf(a, b)).toBeLessThanOrEqual(0.5);
        for (const lost of boxes.filter((b) => !kept.includes(b)))
          expect(kept.some((k) => k.score >= lost.score && overlapOf(k, lost) > 0.5)).toBe(true);
      }),
    );
  });
});
