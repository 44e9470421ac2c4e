import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, type Given, given, kiosk, lin } from "../../test/given.ts";
import { play, tales } from "../../test/random-journal.ts";
import type { CallRecord } from "./calls-of-day.ts";
import { DayLedger } from "./day-ledger.ts";
import { fairnessOf } from "./fairness.ts";
import { inPlainOrder } from "./plain-order.ts";

const RANGE = { from: "2026-11-24", to: "2026-11-24" };

/** A call of a visit that came at one minute and was called at another. */
function call(visitId: string, came: number, called: number, change: Partial<CallRecord> = {}): CallRecord {
  return {
    visitId,
    at: at(called),
    counterId: "c1",
    queueId: "papers",
    since: at(came),
    effectiveAt: at(came),
    sequence: came,
    class: "normal",
    rule: "longest-waiting",
    queueIds: ["papers"],
    ...change,
  };
}
const special = { class: "priority", group: "elderly", rule: "weight" } as const;
const report = (...calls: CallRecord[]) => fairnessOf([calls], RANGE, aHall());

describe("what special groups cost the others", () => {
  it("is nothing where everybody is called in order", () => {
    const { normal, classes } = report(call("a", 0, 5), call("b", 1, 6, special), call("c", 2, 7));
    expect(normal).toMatchObject({ n: 2, cost: { total: 0, worst: 0, delayed: 0 }, passedOver: 0 });
    expect(classes).toMatchObject([
      { classId: "priority", n: 1, gainedMinutes: 0, longestOvertakingMinutes: 0 },
    ]);
  });

  it("is the wait by which the others were later than in plain order", () => {
    // In plain order a, b and x have the slots 10, 15 and 20: x gained 10 minutes, a and b lost 5 each.
    const { normal, classes, groups, calls } = report(
      call("x", 8, 10, special),
      call("a", 0, 15),
      call("b", 1, 20),
    );
    expect(calls).toBe(3);
    expect(normal).toMatchObject({
      wait: { mean: 17 },
      waitInOrder: { mean: 12 },
      cost: { total: 10, mean: 5, median: 5, worst: 5, delayed: 2 },
      passedOver: 2,
      longestOvertakingMinutes: 8,
    });
    const gain = { n: 1, wait: { mean: 2 }, waitInOrder: { mean: 12 }, gainedMinutes: 10, passedOver: 2 };
    expect(classes).toMatchObject([{ classId: "priority", ...gain }]);
    expect(groups).toMatchObject([{ groupId: "elderly", ...gain }]);
  });

  it("leaves slots where they were: a counter calls nobody that it may not", () => {
    const money = { queueId: "money", counterId: "c2", queueIds: ["money"] };
    const { normal } = report(call("x", 8, 10, { ...special, ...money }), call("a", 0, 15));
    expect(normal).toMatchObject({ cost: { total: 0 }, passedOver: 0 });
  });

  it("does not blame what was kept for a counter, or what a clerk picked", () => {
    for (const rule of ["reserved-for-counter", "reserved-for-clerk", "picked"] as const)
      expect(report(call("x", 8, 10, { ...special, rule }), call("a", 0, 15)).normal.cost.total).toBe(0);
  });

  it("gives a slot to nobody who had not come yet", () => {
    const judged = inPlainOrder([call("a", 0, 3), call("x", 8, 10, special), call("b", 9, 15)]);
    expect(judged.map(({ visitId, inOrderAt }) => [visitId, inOrderAt])).toEqual([
      ["a", at(3)],
      ["x", at(10)],
      ["b", at(15)],
    ]);
  });

  it("comes from the journal alone: who was called, since when in line, by which rule, and from where", () => {
    const take = (hall: Given, request: object) =>
      hall.after("visit:take-ticket", { serviceIds: ["passport"], ...request }, kiosk);
    const waiting = take(take(given().staffed("c1"), {}).later(1), {
      class: "priority",
      group: "elderly",
    }).later(9);
    const ledger = new DayLedger(waiting.state);
    for (const event of waiting.when("visit:call-next", { counterId: "c1" }, lin)) ledger.follow(event);
    expect(ledger.record?.calls).toMatchObject([
      { class: "priority", group: "elderly", since: at(1), at: at(10), rule: "weight", queueIds: ["papers"] },
    ]);
  });
});

describe("whatever was called", { timeout: 60_000 }, () => {
  it("plain order gives every slot once, to nobody before coming, and costs add up to nothing", () => {
    fc.assert(
      fc.property(tales(150, 60), (tale) => {
        const calls = play(tale).ledger.record?.calls ?? [];
        const judged = inPlainOrder(calls);
        expect(judged.map(({ inOrderAt }) => inOrderAt).sort()).toEqual(calls.map((one) => one.at).sort());
        for (const one of judged) expect(one.inOrderAt >= one.since, one.visitId).toBe(true);
        const { normal, classes, groups } = fairnessOf([calls], RANGE, aHall());
        const onlyGroup = judged.filter((one) => one.class === "normal" && one.group !== undefined);
        if (onlyGroup.length === 0)
          expect(classes.reduce((sum, one) => sum + one.gainedMinutes, 0)).toBeCloseTo(normal.cost.total, 6);
        expect(groups.every(({ n }) => n > 0)).toBe(true);
      }),
    );
  });

  it("no normal visit is called out of its turn when nobody is special", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(60)), { maxLength: 60 }), (came) => {
        const byArrival = came
          .map(([minute], index) => ({ minute, index }))
          .sort((a, b) => a.minute - b.minute || a.index - b.index);
        let free = 0;
        const calls = byArrival.map(({ minute, index }, place) => {
          free = Math.max(free, minute) + (came[place]?.[1] ?? 0) / 10;
          return call(`v${index}`, minute, free, { sequence: place });
        });
        const { normal } = report(...calls);
        expect(normal.cost).toMatchObject({ total: 0, delayed: 0 });
      }),
    );
  });
});
