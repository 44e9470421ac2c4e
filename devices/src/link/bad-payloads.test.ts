import { expect, it } from "vitest";
import { BadPayloads } from "./bad-payloads.ts";

it("counts every bad payload, and asks for one log line a minute with the number since the last", () => {
  const bad = new BadPayloads();
  expect([0, 1, 59_999, 60_000, 60_001].map((ms) => bad.add(ms))).toEqual([
    1,
    undefined,
    undefined,
    3,
    undefined,
  ]);
  expect(bad.count).toBe(5);
});
