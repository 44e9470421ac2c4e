import { describe, expect, it } from "vitest";
import { hallInstant } from "./hall-instant.ts";

describe("a time on the hall's clock", () => {
  it.each([
    ["2026-11-24", "09:30", "Asia/Shanghai", "2026-11-24T01:30:00.000Z"],
    ["2026-07-01", "09:30", "Europe/Berlin", "2026-07-01T07:30:00.000Z"],
    ["2026-12-01", "09:30", "Europe/Berlin", "2026-12-01T08:30:00.000Z"],
    ["2026-03-29", "03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-11-24", "00:00", "UTC", "2026-11-24T00:00:00.000Z"],
  ])("%s %s in %s is %s", (day, time, zone, expected) => {
    expect(hallInstant(day, time, zone)).toBe(expected);
  });
});
