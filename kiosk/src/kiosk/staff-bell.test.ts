import { describe, expect, it } from "vitest";
import { bellState } from "./staff-bell.ts";

const at = (time: string): string => `2026-11-24T02:${time}.000Z`;
const now = (time: string): Date => new Date(at(time));

describe("the bell of a kiosk", () => {
  it.each([
    ["nobody rang", undefined, "00:00", "quiet"],
    ["just rung", { since: at("00:00") }, "01:59", "rung"],
    ["rung, and nobody answers", { since: at("00:00") }, "02:00", "long"],
    [
      "somebody comes",
      { since: at("00:00"), acceptedAt: at("01:00"), againFrom: at("06:00") },
      "05:59",
      "coming",
    ],
    [
      "nobody has ended it",
      { since: at("00:00"), acceptedAt: at("01:00"), againFrom: at("06:00") },
      "06:00",
      "quiet",
    ],
  ] as const)("%s", (_when, bell, time, state) => {
    expect(bellState(bell, now(time))).toBe(state);
  });
});
