import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, given, kiosk } from "../../test/given.ts";
import { plausibleTimes } from "./offline-times.ts";

const window = { from: at(0), to: at(60) };

describe("the times of tickets that a kiosk gave out alone", () => {
  it("stay when they can be", () => {
    expect(plausibleTimes([at(0), at(30), at(60)], window)).toEqual([
      { issuedAt: at(0) },
      { issuedAt: at(30) },
      { issuedAt: at(60) },
    ]);
  });

  it.each([
    ["eight years ago", -8 * 525_600, [0, 20]],
    ["an hour ahead", 60, [40, 60]],
  ])("by a clock that says %s move into the window together, and say what they were", (_what, off, minutes) => {
    const told = [at(5 + off), at(25 + off)];
    expect(plausibleTimes(told, window)).toEqual(
      minutes.map((minute, index) => ({ issuedAt: at(minute), told: told[index] })),
    );
  });

  it("over more than the window are cut off at its edge, in the order in which they were", () => {
    expect(plausibleTimes([at(-600), at(0), at(10)], window).map(({ issuedAt }) => issuedAt)).toEqual([
      at(0),
      at(60),
      at(60),
    ]);
  });

  it("whatever they were, are in the window and in their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1 }), (minutes) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const times = plausibleTimes(sorted.map(at), window).map(({ issuedAt }) => issuedAt);
        expect(times).toEqual([...times].sort());
        for (const time of times) expect(window.from <= time && time <= window.to).toBe(true);
      }),
    );
  });
});

describe("a kiosk whose clock lost its time while it was alone", () => {
  const ticket = (number: number, issuedAt: string) => ({
    localId: `k-${number}`,
    code: `A${number}`,
    prefix: "A",
    number,
    serviceIds: ["passport"],
    issuedAt,
  });
  const reserved = given()
    .after("kiosk:reserve-numbers", { serviceIds: ["passport"] }, kiosk)
    .later(30);

  it("loses nobody: its tickets are of today, as far apart as they were, and not in the averages", () => {
    const tickets = [ticket(501, "2018-01-01T00:05:00Z"), ticket(502, "2018-01-01T00:15:00Z")];
    const hall = reserved.after("kiosk:merge-tickets", { tickets }, kiosk);
    expect(hall.visit("A501")).toMatchObject({ day: "2026-11-24", issuedAt: at(0), accurate: false });
    expect(hall.visit("A502")).toMatchObject({ day: "2026-11-24", issuedAt: at(10), accurate: false });
  });

  it("is believed where it can be", () => {
    const hall = reserved.after("kiosk:merge-tickets", { tickets: [ticket(501, at(12))] }, kiosk);
    expect(hall.visit("A501")).toMatchObject({ issuedAt: at(12), accurate: true });
  });
});
