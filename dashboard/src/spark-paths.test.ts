import { describe, expect, it } from "vitest";
import { rangeOf, sparkPaths } from "./spark-paths.ts";

const box = { width: 20, height: 12 };

describe("a small curve", () => {
  it.each([
    ["from its least to its greatest", [0, 5, 10], ["M0 11L10 6L20 1"]],
    ["in pieces where nothing was known", [0, 10, null, 10, 0], ["M0 11L5 1", "M15 1L20 11"]],
    ["as a dot where it is alone", [null, 5, null], ["M10 11h1.5"]],
    ["flat where nothing changes", [3, 3], ["M0 11L20 11"]],
    ["not at all where nothing is known", [null, null], []],
  ])("goes %s", (_what, trend, paths) => expect(sparkPaths(trend, box)).toEqual(paths));

  it("knows its range", () => {
    expect(rangeOf([null, 3, 9])).toEqual([3, 9]);
    expect(rangeOf([null])).toBeUndefined();
  });
});
