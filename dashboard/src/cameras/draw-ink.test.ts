import { describe, expect, it } from "vitest";
import { freePlace } from "./draw-ink.ts";

const plate = (x: number, y: number) => ({ x, y, width: 100, height: 20 });

describe("the place of a label", () => {
  it.each([
    ["is its own where nobody is", plate(0, 0), [], 0],
    ["is its own beside another", plate(100, 0), [plate(0, 0)], 0],
    ["is under another that it would cover", plate(40, 5), [plate(0, 0)], 20],
    ["is under all that it would cover", plate(40, 5), [plate(0, 0), plate(90, 21)], 41],
    ["is above where the picture ends", plate(40, 75), [plate(0, 80), plate(0, 65)], 45],
    [
      "is its own where there is none",
      plate(0, 0),
      [plate(0, 0), plate(0, 20), plate(0, 40), plate(0, 60), plate(0, 80)],
      0,
    ],
  ])("%s", (_where, wanted, taken, y) => {
    expect(freePlace(wanted, taken, 100)).toEqual({ ...wanted, y });
  });
});
