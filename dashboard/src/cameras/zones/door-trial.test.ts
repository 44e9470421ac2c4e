import type { Line } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { crossings, type SeenPeople } from "./door-trial.ts";

/** An upright line in the middle of a picture of 16 : 9; inside is right of it. */
const DOOR: Line = {
  lineId: "door",
  name: { "zh-CN": "门", en: "Door" },
  points: [
    [0.5, 0.4],
    [0.5, 0.9],
  ],
  inside: [0.7, 0.6],
};

type Feet = readonly [x: number, y: number];

/** Two pictures a second, of people 0.3 of the picture high. */
function pictures(...feet: readonly (readonly Feet[])[]): SeenPeople[] {
  return feet.map((people, i) => ({
    at: i * 500,
    aspect: 16 / 9,
    boxes: people.map(([x, y]) => [x - 0.03, y - 0.3, x + 0.03, y] as const),
  }));
}

const walk = (xs: readonly number[], y = 0.7) => pictures(...xs.map((x) => [[x, y] as const]));

describe("a door line on the last minutes' people", () => {
  it.each([
    { why: "comes in", seen: walk([0.3, 0.4, 0.48, 0.56, 0.66]), counts: { in: 1, out: 0 } },
    { why: "goes out", seen: walk([0.66, 0.56, 0.48, 0.4, 0.3]), counts: { in: 0, out: 1 } },
    { why: "stands on it and sways", seen: walk([0.49, 0.51, 0.49, 0.51, 0.49]), counts: { in: 0, out: 0 } },
    {
      why: "walks around its end",
      seen: walk([0.3, 0.4, 0.48, 0.56, 0.66], 0.99),
      counts: { in: 0, out: 0 },
    },
    {
      why: "steps over and back within two seconds",
      seen: walk([0.45, 0.55, 0.45]),
      counts: { in: 1, out: 0 },
    },
    { why: "is somebody else far away", seen: walk([0.1, 0.9, 0.1]), counts: { in: 0, out: 0 } },
  ])("counts who $why", ({ seen, counts }) => {
    expect(crossings(DOOR, seen)).toEqual(counts);
  });

  it("tells two people apart who pass each other", () => {
    const meet = pictures(
      ...[0.41, 0.47, 0.53, 0.59].map((x): Feet[] => [
        [x, 0.6],
        [1 - x, 0.8],
      ]),
    );
    expect(crossings(DOOR, meet)).toEqual({ in: 1, out: 1 });
  });

  it("goes on with who was out of sight for a moment", () => {
    const hidden = pictures([[0.42, 0.7]], [], [], [[0.52, 0.7]], [[0.6, 0.7]]);
    expect(crossings(DOOR, hidden)).toEqual({ in: 1, out: 0 });
  });
});
