import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Given, given, kiosk, NINE } from "../../test/given.ts";

const always = ["00:00-24:00"];
const openAlways = { monday: always, tuesday: always, wednesday: always, thursday: always };
/** The hall that never closes, so many seconds from midnight between 24 and 25 November in Shanghai. */
const MIDNIGHT = 15 * 60;
const from = (hall: Given, seconds: number): Given => new Given(hall.state, MIDNIGHT + seconds / 60);
const night = given({ openingHours: openAlways });

describe("midnight in a hall that never closes", () => {
  it("parts two days: 23:59:59 is of the old one, 00:00:00 the first of the new", () => {
    const before = from(night, -1).ticket();
    expect(before.visit("A001").day).toBe("2026-11-24");
    const events = from(before, 0).when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    expect(events.map(({ type }) => type)).toEqual([
      "visit-abandoned",
      "day-ended",
      "day-started",
      "ticket-issued",
    ]);
    const after = from(before, 0).with(...events);
    expect(after.visit("A001")).toMatchObject({
      day: "2026-11-25",
      issuedAt: new Date(NINE + 15 * 3_600_000).toISOString(),
    });
    expect(after.state.visits.size).toBe(1);
  });

  it("ends blocks and quotas with the day, and takes over no ticket of a second ago", () => {
    const hall = from(night, -60).after("kiosk:reserve-numbers", {}, kiosk);
    const ticket = {
      localId: "1",
      code: "A501",
      prefix: "A",
      number: 501,
      serviceIds: ["passport"],
      issuedAt: new Date(NINE + (MIDNIGHT * 60 - 1) * 1000).toISOString(),
    };
    const inTime = from(hall, -0.5).when("kiosk:merge-tickets", { tickets: [ticket] }, kiosk);
    expect(inTime.map(({ type }) => type)).toEqual(["ticket-issued"]);
    const late = from(hall, 0).when("kiosk:merge-tickets", { tickets: [ticket] }, kiosk);
    expect(late[0]).toMatchObject({ type: "offline-ticket-refused", because: "older-than-the-day" });
  });

  it("keeps a booking for 00:10 for its own day, though its check-in would begin on the old one", () => {
    const hall = from(night, -3600).after("visit:book", {
      serviceIds: ["passport"],
      at: new Date(NINE + (MIDNIGHT + 10) * 60_000).toISOString(),
    });
    const [visit] = [...hall.state.visits.values()];
    const visitId = visit?.visitId ?? "";
    expect(() => from(hall, -60).when("visit:check-in", { visitId }, kiosk)).toThrow(
      '"from":"2026-11-25 00:00"',
    );
    const there = from(hall, 0).after("visit:check-in", { visitId }, kiosk);
    expect(there.visit("A001").day).toBe("2026-11-25");
  });

  it("leaves nothing between the days: whatever second it is, a ticket is of the day on the wall", () => {
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 90 }), (first, then) => {
        const hall = from(from(night, first).ticket(), first + then).ticket();
        const day = first + then < 0 ? "2026-11-24" : "2026-11-25";
        expect(hall.state.day).toBe(day);
        expect([...hall.state.visits.values()].map((visit) => visit.day)).toEqual(
          first < 0 && first + then >= 0 ? [day] : [day, day],
        );
      }),
    );
  });
});
