import { describe, expect, it } from "vitest";
import { aHall, at } from "../../test/given.ts";
import { bookedPlace } from "./booked-place.ts";

const hall = aHall({ booking: { earlyMinutes: 30, graceMinutes: 10 } });

describe("a booked visitor who checks in", () => {
  it.each([
    ["too early", -30.1, { tooEarly: true, lateMinutes: 0, effectiveAt: at(100) }],
    ["as early as allowed", -30, { tooEarly: false, lateMinutes: 0, effectiveAt: at(100) }],
    ["in time", 0, { tooEarly: false, lateMinutes: 0, effectiveAt: at(100) }],
    ["late within the grace", 10, { tooEarly: false, lateMinutes: 10, effectiveAt: at(100) }],
    ["later than that", 10.1, { tooEarly: false, effectiveAt: at(110.1) }],
  ])("%s", (_when, minutes, expected) => {
    expect(bookedPlace(hall, at(100), at(100 + minutes))).toMatchObject(expected);
  });

  it("may have been booked in another zone's writing of the same time", () => {
    expect(bookedPlace(hall, "2026-11-24T10:00:00+08:00", at(60)).effectiveAt).toBe(at(60));
  });
});
