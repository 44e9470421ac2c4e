import type { StatisticsBy } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { at, type Given, given, hub } from "../../test/given.ts";
import { statisticsOf } from "./statistics.ts";

const DAY = { from: "2026-11-24", to: "2026-11-24" };
const figures = (hall: Given, by?: StatisticsBy) =>
  statisticsOf([...hall.state.visits.values()], [], { ...DAY, by }, hall.state.configuration);
const idOf = (hall: Given): string => [...hall.state.visits.keys()].at(-1) ?? "";

/** A booking for so many minutes after the hall's morning, and its id. */
function book(hall: Given, minute: number, serviceId = "passport"): { hall: Given; visitId: string } {
  const booked = hall.after("visit:book", { serviceIds: [serviceId], at: at(minute) });
  return { hall: booked, visitId: idOf(booked) };
}

/** Five bookings: in time, late, never, given up, and at another queue and hour. */
function aDay(): Given {
  const inTime = book(given(), 60);
  const late = book(inTime.hall, 60);
  const missing = book(late.hall, 60);
  const cancelled = book(missing.hall, 60);
  const other = book(cancelled.hall, 130, "tax");
  return other.hall
    .after("visit:leave", { visitId: cancelled.visitId })
    .later(50)
    .after("visit:check-in", { visitId: inTime.visitId })
    .later(15)
    .after("visit:check-in", { visitId: late.visitId });
}

describe("the bookings of a day", () => {
  it("are counted by what became of them; what is to come is in none of the parts", () => {
    expect(figures(aDay()).bookings).toEqual({ booked: 5, came: 2, late: 1, missing: 0, cancelled: 1 });
  });

  it("did not come when the day is over", () => {
    const evening = aDay().later(600);
    const ended = evening.when("day:end", { day: "2026-11-24" }, hub);
    const over = evening.with(
      ...ended.filter(({ type }) => type === "booking-expired" || type === "visit-abandoned"),
    );
    expect(figures(over).bookings).toEqual({ booked: 5, came: 2, late: 1, missing: 2, cancelled: 1 });
    const byQueue = Object.fromEntries(
      (figures(over, "queue").rows ?? []).map(({ key, bookings }) => [key, bookings]),
    );
    expect(byQueue).toEqual({
      papers: { booked: 4, came: 2, late: 1, missing: 1, cancelled: 1 },
      money: { booked: 1, came: 0, late: 0, missing: 1, cancelled: 0 },
    });
  });

  it("count in the hour that they are booked for, whenever they came", () => {
    const hours = (figures(aDay(), "hour").rows ?? []).filter(({ bookings }) => bookings.booked > 0);
    expect(hours.map(({ key, bookings: { booked } }) => [key, booked])).toEqual([
      ["10", 4],
      ["11", 1],
    ]);
  });

  it("stay at the queue they were booked for, wherever the visit went", () => {
    const { hall, visitId } = book(given(), 60);
    const gone = hall
      .later(50)
      .after("visit:check-in", { visitId })
      .after("visit:transfer", { visitId, to: { queueId: "money" }, place: "back" });
    const rows = (figures(gone, "queue").rows ?? []).filter(({ bookings }) => bookings.booked > 0);
    expect(rows.map(({ key }) => key)).toEqual(["papers"]);
  });

  it("are none of those who came without one", () => {
    expect(figures(given().ticket()).bookings).toEqual({
      booked: 0,
      came: 0,
      late: 0,
      missing: 0,
      cancelled: 0,
    });
  });
});
