import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floorArea, groundOf } from "./ground.ts";

const CORNERS = [
  [0.3, 0.4],
  [0.7, 0.4],
  [0.9, 0.9],
  [0.1, 0.9],
] as const;

describe("a floor seen by a camera", () => {
  it("gives the corners their metres", () => {
    const toGround = groundOf({ corners: CORNERS, metres: [4, 6] });
    const metres = CORNERS.map(toGround).map(([x, y]) =>
      `${x.toFixed(3)} ${y.toFixed(3)}`.replaceAll("-0.000", "0.000"),
    );
    expect(metres).toEqual(["0.000 0.000", "4.000 0.000", "4.000 6.000", "0.000 6.000"]);
    expect(floorArea(CORNERS, toGround)).toBeCloseTo(24);
  });

  it("makes what is farther away smaller in the picture, not on the floor", () => {
    const toGround = groundOf({ corners: CORNERS, metres: [4, 6] });
    const strip = (top: number, bottom: number) =>
      floorArea(
        [
          [0.4, top],
          [0.6, top],
          [0.6, bottom],
          [0.4, bottom],
        ],
        toGround,
      );
    expect(strip(0.42, 0.47)).toBeGreaterThan(2 * strip(0.82, 0.87));
  });

  it("keeps straight lines straight", () => {
    const toGround = groundOf({ corners: CORNERS, metres: [4, 6] });
    const inside = fc.double({ min: 0.1, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(inside, inside, inside, inside, (x, y, dx, dy) => {
        const [a, b, c] = [0, 1, 2].map((k) => toGround([x + k * 0.05 * dx, 0.4 + (y + k * 0.05 * dy) / 2]));
        const cross =
          ((b?.[0] ?? 0) - (a?.[0] ?? 0)) * ((c?.[1] ?? 0) - (a?.[1] ?? 0)) -
          ((b?.[1] ?? 0) - (a?.[1] ?? 0)) * ((c?.[0] ?? 0) - (a?.[0] ?? 0));
        expect(Math.abs(cross)).toBeLessThan(1e-6);
      }),
    );
  });

  it("refuses corners on a line", () => {
    const flat = [
      [0.1, 0.1],
      [0.2, 0.2],
      [0.3, 0.3],
      [0.4, 0.1],
    ] as const;
    expect(() => groundOf({ corners: flat, metres: [1, 1] })).toThrow(/quadrilateral/);
  });
});
