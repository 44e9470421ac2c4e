import { describe, expect, it } from "vitest";
import { arrowOf } from "./draw-lines.ts";

const SIZE = { width: 1600, height: 900 };

describe("the arrow of a door line", () => {
  it.each([
    [
      [0.5, 0.9],
      [800, 530],
    ],
    [
      [0.9, 0.51],
      [800, 530],
    ],
    [
      [0.2, 0.1],
      [800, 370],
    ],
  ] as const)("stands on the middle of the line and points at the side where %j is", (inside, tip) => {
    const points = [
      [0.3, 0.5],
      [0.7, 0.5],
    ] as const;
    expect(arrowOf({ points, inside }, SIZE, 80)).toEqual({ from: [800, 450], tip });
  });

  it("is upright on a line that is aslant in the picture, whatever its shape", () => {
    const points = [
      [0.25, 0.25],
      [0.75, 0.75],
    ] as const;
    const { from, tip } = arrowOf({ points, inside: [0.25, 0.75] }, SIZE, 80);
    expect((tip[0] - from[0]) * 800 + (tip[1] - from[1]) * 450).toBeCloseTo(0);
    expect(tip[0]).toBeLessThan(from[0]);
    expect(Math.hypot(tip[0] - from[0], tip[1] - from[1])).toBeCloseTo(80);
  });
});
