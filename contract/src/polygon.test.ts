import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, isInside, type Polygon, shareInside } from "./polygon.ts";

const L: Polygon = [
  [0, 0],
  [1, 0],
  [1, 0.5],
  [0.5, 0.5],
  [0.5, 1],
  [0, 1],
];
const box = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

describe("contains", () => {
  it("follows the corners of a concave zone", () => {
    expect(contains(L, 0.25, 0.75)).toBe(true);
    expect(contains(L, 0.75, 0.25)).toBe(true);
    expect(contains(L, 0.75, 0.75)).toBe(false);
    expect(contains(L, -0.1, 0.2)).toBe(false);
  });
});

describe("shareInside", () => {
  it("is the part of the box that lies in a concave zone", () => {
    expect(shareInside(box(0.25, 0.25, 0.75, 0.75), L)).toBeCloseTo(0.75);
    expect(shareInside(box(0.6, 0.6, 0.9, 0.9), L)).toBeCloseTo(0);
    expect(shareInside(box(0.1, 0.1, 0.3, 0.3), L)).toBeCloseTo(1);
  });

  it("agrees with counting points", () => {
    const side = fc.double({ min: 0, max: 0.8, noNaN: true });
    fc.assert(
      fc.property(side, side, (x, y) => {
        const b = box(x, y, x + 0.2, y + 0.2);
        let inside = 0;
        for (let i = 0; i < 400; i += 1)
          if (contains(L, x + ((i % 20) + 0.5) / 100, y + (Math.floor(i / 20) + 0.5) / 100)) inside += 1;
        expect(Math.abs(shareInside(b, L) - inside / 400)).toBeLessThan(0.06);
      }),
      { numRuns: 50 },
    );
  });
});

describe("isInside", () => {
  const desk: Polygon = [
    [0.4, 0.2],
    [0.6, 0.2],
    [0.6, 0.5],
    [0.4, 0.5],
  ];
  const clerk = box(0.45, 0.25, 0.55, 0.8); // the feet are below the desk

  it("looks at feet, head or a share of the body, as the zone wants", () => {
    expect(isInside(clerk, desk, "bottom")).toBe(false);
    expect(isInside(clerk, desk, "head")).toBe(true);
    expect(isInside(clerk, desk, "overlap")).toBe(true);
    expect(isInside(box(0.45, 0.45, 0.55, 1), desk, "overlap")).toBe(false);
  });
});
