import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { aHall } from "../../test/given.ts";
import {
  endOfDay,
  hoursOf,
  hoursText,
  instantOf,
  isHallOpen,
  localTime,
  nextDay,
  windowEdges,
} from "./calendar.ts";
import { DayHours } from "./day-hours.ts";

const hours = (openingHours: ReturnType<typeof aHall>["openingHours"], timeZone = "Asia/Shanghai") => ({
  openingHours,
  closures: ["2026-11-25"],
  timeZone,
});

describe("local time", () => {
  it.each([
    [
      "Shanghai is a day ahead in the evening of UTC",
      "2026-11-24T16:00:00Z",
      "Asia/Shanghai",
      "2026-11-25",
      0,
    ],
    ["the last minute of the year", "2026-12-31T15:59:59Z", "Asia/Shanghai", "2026-12-31", 1439],
    ["New Year belongs to the new year", "2026-12-31T16:00:00Z", "Asia/Shanghai", "2027-01-01", 0],
    ["the end of December in a week of the next year", "2025-12-29T12:00:00Z", "UTC", "2025-12-29", 720],
    ["the start of January in a week of the last year", "2027-01-01T12:00:00Z", "UTC", "2027-01-01", 720],
    ["Berlin before the clocks go forward", "2026-03-29T00:59:00Z", "Europe/Berlin", "2026-03-29", 119],
    ["Berlin after the clocks went forward", "2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29", 180],
    ["New York before the clocks go back", "2026-11-01T05:59:00Z", "America/New_York", "2026-11-01", 119],
    ["New York after the clocks went back", "2026-11-01T06:00:00Z", "America/New_York", "2026-11-01", 60],
    ["a zone with half an hour", "2026-11-24T00:00:00Z", "Asia/Kolkata", "2026-11-24", 330],
  ])("%s", (_what, at, zone, day, minute) => {
    expect(localTime(new Date(at), zone)).toEqual({ day, minute });
  });
});

describe("the instant of a minute", () => {
  it.each([
    ["morning in Shanghai", "2026-11-24", 540, "Asia/Shanghai", "2026-11-24T01:00:00.000Z"],
    ["24:00 is the next midnight", "2026-12-31", 1440, "Asia/Shanghai", "2026-12-31T16:00:00.000Z"],
    ["Berlin, midnight of a day with 23 hours", "2026-03-29", 0, "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    [
      "Berlin, the end of a day with 23 hours",
      "2026-03-29",
      1440,
      "Europe/Berlin",
      "2026-03-29T22:00:00.000Z",
    ],
    [
      "Berlin, the end of a day with 25 hours",
      "2026-10-25",
      1440,
      "Europe/Berlin",
      "2026-10-25T23:00:00.000Z",
    ],
    ["Berlin, just before the gap", "2026-03-29", 119, "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
    ["Berlin, a minute that is skipped", "2026-03-29", 150, "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["Berlin, just after the gap", "2026-03-29", 180, "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    [
      "Berlin, a minute that comes twice: the first",
      "2026-10-25",
      150,
      "Europe/Berlin",
      "2026-10-25T00:30:00.000Z",
    ],
    [
      "New York, afternoon of the short day",
      "2026-03-08",
      1020,
      "America/New_York",
      "2026-03-08T21:00:00.000Z",
    ],
    [
      "New York, afternoon of the long day",
      "2026-11-01",
      1020,
      "America/New_York",
      "2026-11-01T22:00:00.000Z",
    ],
    ["New York, the end of the long day", "2026-11-01", 1440, "America/New_York", "2026-11-02T05:00:00.000Z"],
    ["the far side of the date line", "2026-11-24", 0, "Pacific/Kiritimati", "2026-11-23T10:00:00.000Z"],
  ])("%s", (_what, day, minute, zone, instant) => {
    expect(instantOf(day, minute, zone).toISOString()).toBe(instant);
  });

  it("is the inverse of local time at instants all over a year", () => {
    for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"])
      for (
        let at = Date.parse("2026-01-01T00:00:00Z");
        at < Date.parse("2027-01-01T00:00:00Z");
        at += 13_500_000
      ) {
        const local = localTime(new Date(at), zone);
        expect(localTime(instantOf(local.day, local.minute, zone), zone)).toEqual(local);
      }
  });
});

describe("opening hours", () => {
  const twice = hours({ tuesday: ["13:00-17:00", "09:00-12:00"], wednesday: ["09:00-17:00"] });

  it("are told earliest first", () => {
    expect(hoursOf(twice, "2026-11-24")).toEqual([
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ]);
    expect(hoursText(twice, "2026-11-24")).toBe("09:00-12:00, 13:00-17:00");
  });

  it("count half hours", () => {
    expect(hoursOf(hours({ tuesday: ["08:30-12:15"] }), "2026-11-24")).toEqual([{ from: 510, to: 735 }]);
    expect(hoursText(hours({ tuesday: ["08:30-12:15"] }), "2026-11-24")).toBe("08:30-12:15");
  });

  it.each([
    ["a closure", "2026-11-25"],
    ["a weekday without hours", "2026-11-26"],
  ])("are none on %s", (_what, day) => {
    expect(hoursOf(twice, day)).toEqual([]);
    expect(hoursText(twice, day)).toBe("-");
  });

  it.each([
    ["08:59", false],
    ["09:00", true],
    ["11:59", true],
    ["12:00", false],
    ["12:59", false],
    ["13:00", true],
    ["16:59", true],
    ["17:00", false],
  ])("at %s numbers are given: %s", (clock, open) => {
    expect(isHallOpen(twice, new Date(`2026-11-24T${clock}:00+08:00`))).toBe(open);
  });

  it("may last the whole day", () => {
    const always = hours({ tuesday: ["00:00-24:00"] });
    expect(isHallOpen(always, new Date("2026-11-23T16:00:00Z"))).toBe(true);
    expect(isHallOpen(always, new Date("2026-11-24T15:59:59Z"))).toBe(true);
    expect(hoursText(always, "2026-11-24")).toBe("00:00-24:00");
  });
});

describe("the end of the day", () => {
  it.each([
    [
      "two hours after the last closing time",
      { tuesday: ["13:00-17:00", "09:00-12:00"] },
      "2026-11-24T11:00:00.000Z",
    ],
    [
      "two hours after the last of three",
      { tuesday: ["08:00-09:00", "10:00-11:00", "12:00-13:30"] },
      "2026-11-24T07:30:00.000Z",
    ],
    ["midnight, when the hall closes late", { tuesday: ["09:00-23:30"] }, "2026-11-24T16:00:00.000Z"],
    ["midnight, when it never closes", { tuesday: ["00:00-24:00"] }, "2026-11-24T16:00:00.000Z"],
    ["midnight on a day without hours", {}, "2026-11-24T16:00:00.000Z"],
  ])("is %s", (_what, openingHours, instant) => {
    expect(endOfDay(hours(openingHours), "2026-11-24").toISOString()).toBe(instant);
  });
});

describe("in whatever zone, over summer time and New Year", () => {
  const ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "UTC",
  ];
  const zone = fc.constantFrom(...ZONES);
  const instant = fc.integer({
    min: Date.parse("2019-12-20T00:00:00Z"),
    max: Date.parse("2030-01-20T00:00:00Z"),
  });
  const hoursBetween = (day: string, timeZone: string) =>
    (instantOf(nextDay(day), 0, timeZone).getTime() - instantOf(day, 0, timeZone).getTime()) / 3_600_000;

  it("every instant is within its own day, and the end of a day is the beginning of the next", () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, ms) => {
        const { day } = localTime(new Date(ms), timeZone);
        const from = instantOf(day, 0, timeZone).getTime();
        const to = instantOf(day, 1440, timeZone).getTime();
        expect(from <= ms && ms < to).toBe(true);
        expect(to).toBe(instantOf(nextDay(day), 0, timeZone).getTime());
        expect(localTime(new Date(to - 1), timeZone).day).toBe(day);
        expect(localTime(new Date(to), timeZone).day).toBe(nextDay(day));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["2026-03-29", "Europe/Berlin", 23],
    ["2026-10-25", "Europe/Berlin", 25],
    ["2026-03-08", "America/New_York", 23],
    ["2026-11-01", "America/New_York", 25],
    ["2026-10-04", "Australia/Lord_Howe", 23.5],
    ["2026-03-29", "Asia/Shanghai", 24],
    ["2026-12-31", "Europe/Berlin", 24],
  ])("%s in %s has %d hours", (day, timeZone, hours) => {
    expect(hoursBetween(day, timeZone)).toBe(hours);
  });

  it.each([
    // ISO weeks: 29 December 2025 is in week 1 of 2026, 1 January 2027 in week 53 of 2026. A day is named by its calendar year.
    ["2025-12-29T11:00:00Z", "2025-12-29"],
    ["2025-12-31T16:00:00Z", "2026-01-01"],
    ["2026-12-31T15:59:59.999Z", "2026-12-31"],
    ["2027-01-01T11:00:00Z", "2027-01-01"],
    ["2024-12-30T11:00:00Z", "2024-12-30"],
    ["2020-12-31T16:30:00Z", "2021-01-01"],
  ])("%s is a part of %s in Shanghai, whatever week-year it is in", (at, day) => {
    expect(localTime(new Date(at), "Asia/Shanghai").day).toBe(day);
  });

  it("the hours of a span are together as long as the span, and each is the hour on the wall", () => {
    const length = fc.integer({ min: 0, max: 3 * 86_400_000 });
    fc.assert(
      fc.property(zone, instant, length, (timeZone, from, ms) => {
        const parts = [...new DayHours(timeZone).split(from, from + ms)];
        expect(parts.reduce((sum, part) => sum + part.ms, 0)).toBe(ms);
        let at = from;
        for (const part of parts) {
          for (const edge of [at, at + part.ms - 1])
            expect(Math.floor(localTime(new Date(edge), timeZone).minute / 60)).toBe(Number(part.hour));
          at += part.ms;
        }
      }),
      { numRuns: 200 },
    );
  });

  it("an hour that comes twice has two hours, and one that is skipped has none", () => {
    const of = (day: string) => {
      const all = new Map<string, number>();
      const from = instantOf(day, 0, "Europe/Berlin").getTime();
      for (const { hour, ms } of new DayHours("Europe/Berlin").split(
        from,
        instantOf(day, 1440, "Europe/Berlin").getTime(),
      ))
        all.set(hour, (all.get(hour) ?? 0) + ms / 60_000);
      return all;
    };
    expect(of("2026-10-25").get("02")).toBe(120);
    expect(of("2026-03-29").has("02")).toBe(false);
    expect(of("2026-03-29").get("03")).toBe(60);
  });

  it("a calling window has two edges a day, on the wall", () => {
    const edges = windowEdges(
      ["09:00-12:00"],
      "2026-03-28T00:00:00.000Z",
      "2026-03-29T23:00:00.000Z",
      "Europe/Berlin",
    );
    expect(edges).toEqual([
      "2026-03-28T08:00:00.000Z",
      "2026-03-28T11:00:00.000Z",
      "2026-03-29T07:00:00.000Z",
      "2026-03-29T10:00:00.000Z",
    ]);
    expect(windowEdges(["09:00-12:00"], edges[0] ?? "", edges[1] ?? "", "Europe/Berlin")).toEqual([]);
  });

  it("a hall opens and closes by the wall on the days of 23 and of 25 hours", () => {
    const sunday = hours({ sunday: ["00:00-24:00"] }, "Europe/Berlin");
    for (const day of ["2026-03-29", "2026-10-25"]) {
      const from = instantOf(day, 0, "Europe/Berlin").getTime();
      const to = instantOf(day, 1440, "Europe/Berlin").getTime();
      expect([from - 1, from, to - 1, to].map((ms) => isHallOpen(sunday, new Date(ms)))).toEqual([
        false,
        true,
        true,
        false,
      ]);
      expect(endOfDay(sunday, day).getTime()).toBe(to);
    }
  });
});
