import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, holderOf, kiosk, lin } from "../../test/given.ts";
import { isOpen } from "./state.ts";

const DAY = 24 * 60;
/** Lin has booked passport for 10:00 (or so many minutes after nine). */
const booked = (minute = 60, hall: Given = given()): Given =>
  hall.after("visit:book", { serviceIds: ["passport"], at: at(minute) });
const theBooking = (hall: Given) => {
  const visit = [...hall.state.visits.values()].find((one) => one.booked);
  if (!visit) throw new Error("no booking");
  return visit;
};
const idOf = (hall: Given) => ({ visitId: theBooking(hall).visitId });
const inTime = (hall: Given): Given => hall.after("visit:check-in", idOf(hall), kiosk);

describe("a booking", () => {
  it("waits for its time, in no line and with no number used", () => {
    const hall = booked();
    expect(theBooking(hall)).toMatchObject({ status: "booked", booked: { at: at(60) }, periods: [] });
    expect(hall.state.lines.get("papers")).toBeUndefined();
    expect(hall.state.numbers).toEqual({});
    expect(hall.state.day).toBeUndefined();
  });

  it("has a reference that people can read out, and that no other booking has", () => {
    let hall = given();
    for (let n = 0; n < 200; n += 1) hall = booked(60, hall);
    const references = [...hall.state.visits.values()].map(({ booked: one }) => one?.reference);
    expect(new Set(references).size).toBe(200);
    for (const reference of references) expect(reference).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  });

  it.each([
    ["a time that has passed", -1, "booking-past"],
    ["now", 0, "booking-past"],
    ["the lunch break", 200, "booking-closed"],
    ["a day on which the hall is closed", 3 * DAY, "booking-closed"],
  ])("cannot be for %s", (_what, minute, rule) => {
    expect(given().refusal("visit:book", { serviceIds: ["passport"], at: at(minute) })).toBe(rule);
  });

  it("cannot be for a service that there is not", () => {
    expect(given().refusal("visit:book", { serviceIds: ["dog"], at: at(60) })).toBe("unknown-service");
  });

  it("can be given up by its holder, and voided", () => {
    const hall = booked();
    const { visitId } = idOf(hall);
    expect(hall.after("visit:leave", { visitId }, holderOf(visitId)).state.visits.get(visitId)?.status).toBe(
      "left",
    );
    expect(
      hall.after("visit:void", { visitId, reason: "test" }, boss).state.visits.get(visitId)?.status,
    ).toBe("void");
  });
});

describe("checking in", () => {
  it("makes the booking a ticket of today: the same visit, its place that of the booked time", () => {
    const hall = booked();
    const there = inTime(hall.later(35).ticket());
    expect(theBooking(there)).toMatchObject({
      visitId: theBooking(hall).visitId,
      status: "waiting",
      code: "A002",
      effectiveAt: at(60),
      issuedAt: at(35),
      lateMinutes: undefined,
      periods: [{ state: "waiting", from: at(35), to: null }],
    });
  });

  it("goes before walk-ins that came after its time, and behind those before", () => {
    const hall = inTime(booked().later(59).ticket().later(6).ticket().later(1)); // walk-ins 09:59, 10:05
    expect(hall.state.lines.get("papers")?.map(({ code }) => code)).toEqual(["A001", "A003", "A002"]);
  });

  it("within the grace keeps the right; later it waits from now, and says how late", () => {
    expect(theBooking(inTime(booked().later(70)))).toMatchObject({ effectiveAt: at(60), lateMinutes: 10 });
    expect(theBooking(inTime(booked().later(71)))).toMatchObject({ effectiveAt: at(71), lateMinutes: 11 });
  });

  it("is too early before the hall's earlyMinutes, and says from when", () => {
    const early = booked().later(29);
    expect(early.refusal("visit:check-in", idOf(early), kiosk)).toBe("check-in-early");
    expect(() => early.when("visit:check-in", idOf(early), kiosk)).toThrow('"from":"09:30"');
    expect(inTime(booked().later(30)).visit("A001").status).toBe("waiting");
  });

  it("names the day of a booking for tomorrow, and is refused after its day", () => {
    const hall = booked(DAY + 60);
    expect(() => hall.when("visit:check-in", idOf(hall), kiosk)).toThrow('"from":"2026-11-25 09:30"');
    const after = hall.later(2 * DAY);
    expect(after.refusal("visit:check-in", idOf(after), kiosk)).toBe("booking-over");
  });

  it("takes the reference as people type it", () => {
    const hall = booked().later(60);
    const reference = theBooking(hall).booked?.reference?.toLowerCase().replace("-", " ") ?? "";
    expect(hall.when("visit:check-in", { reference }, kiosk)).toHaveLength(2);
    expect(hall.refusal("visit:check-in", { reference: "AAAA-AAAA" }, kiosk)).toBe("unknown-booking");
  });

  it("tells a holder nothing of other bookings", () => {
    const hall = booked().later(60);
    const reference = theBooking(hall).booked?.reference ?? "";
    expect(hall.refusal("visit:check-in", { reference }, holderOf("someone"))).toBe("unknown-booking");
    expect(hall.refusal("visit:check-in", { reference }, holderOf(idOf(hall).visitId))).toBeUndefined();
  });

  it("is no check-in for a walk-in's ticket", () => {
    const hall = given().ticket();
    expect(hall.refusal("visit:check-in", { visitId: hall.id("A001") }, kiosk)).toBe("unknown-booking");
  });

  it("is possible while tickets are stopped: the visitor has a right", () => {
    const notice = { "zh-CN": "停", en: "Stop" };
    const hall = booked().later(60).after("hall:stop-tickets", { notice }, boss);
    expect(hall.refusal("visit:check-in", idOf(hall), kiosk)).toBeUndefined();
  });

  it("is over when the visit is", () => {
    const hall = inTime(booked().later(60));
    const gone = hall.after("visit:leave", { visitId: hall.id("A001") });
    expect(gone.refusal("visit:check-in", idOf(gone), kiosk)).toBe("visit-not");
  });

  it("is segmented as booked, and by how late", () => {
    const rule = (when: object, classId: string) => ({ name: "R", when, then: { classId } });
    const segmentation = [rule({ lateOverMinutes: 10 }, "normal"), rule({ booked: true }, "priority")];
    const hall = booked(60, given({ segmentation }));
    expect(theBooking(inTime(hall.later(60))).class).toBe("priority");
    expect(theBooking(inTime(hall.later(75))).class).toBe("normal");
  });
});

describe("the end of the day", () => {
  const ended = (hall: Given): Given => hall.later(11 * 60).after("day:end", { day: "2026-11-24" }, boss);

  it("expires what never came, and leaves bookings of later days alone", () => {
    const hall = booked(DAY + 60, booked(60)).ticket();
    const evening = hall.later(11 * 60);
    const events = evening.when("day:end", { day: "2026-11-24" }, boss);
    expect(events.map(({ type }) => type)).toEqual(["booking-expired", "visit-abandoned", "day-ended"]);
    expect([...ended(hall).state.visits.values()].map(({ day }) => day)).toEqual(["2026-11-25"]);
    const next = inTime(ended(hall).later(DAY - 11 * 60 + 60));
    expect(next.visit("A001").day).toBe("2026-11-25");
  });

  it("tells a no-show of a booking from somebody who gave up", () => {
    const hall = booked().ticket();
    const [expired] = hall.later(11 * 60).when("day:end", { day: "2026-11-24" }, boss);
    const visit = hall.with(...(expired ? [expired] : [])).state.visits.get(idOf(hall).visitId);
    expect(visit).toMatchObject({ status: "left", expired: true, accurate: false, periods: [] });
  });
});

describe("rule 5", () => {
  it("a checked-in booking never needs a second ticket: the same visit, one code, whoever checks it in how often", () => {
    const tries = fc.array(fc.record({ by: fc.nat(2), typed: fc.boolean(), wait: fc.nat(15) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 170 }), tries, (minute, times) => {
        let hall = booked(minute);
        const { visitId } = idOf(hall);
        const reference = theBooking(hall).booked?.reference ?? "";
        const codes = new Set<string>();
        for (const { by, typed, wait } of times) {
          hall = hall.later(wait);
          const who = [kiosk, lin, holderOf(visitId)][by] ?? kiosk;
          const request = typed ? { reference } : { visitId };
          if (hall.refusal("visit:check-in", request, who)) continue;
          hall = hall.after("visit:check-in", request, who);
          const visit = hall.state.visits.get(visitId);
          if (visit && isOpen(visit)) codes.add(visit.code);
        }
        expect(hall.state.visits.size).toBe(1);
        expect(codes.size).toBeLessThanOrEqual(1);
        expect(hall.state.sequence).toBe(codes.size);
      }),
    );
  });
});
