import { RATING_REASONS } from "@hall/contract";
import { describe, expect, it } from "vitest";
import {
  aHall,
  at,
  boss,
  type Given,
  given,
  holderOf,
  hub,
  kiosk,
  lin,
  wang,
  zhao,
} from "../../test/given.ts";
import { lineOf } from "./line-order.ts";

const serving = given().serving();
const A001 = serving.id("A001");
const STEP = `${A001}/1`;
const finished = serving
  .later(5)
  .after("visit:finish", { visitId: A001, done: [{ serviceId: "passport", count: 2 }] });

describe("finishing", () => {
  it.each([
    ["nothing said: not recorded", {}, { done: [], outcome: "not-recorded" }],
    [
      "what was done",
      { done: [{ serviceId: "tax", count: 0 }] },
      { done: [{ serviceId: "tax", count: 0 }], outcome: "done" },
    ],
    ["it could not be provided", { outcome: "not-possible" as const }, { done: [], outcome: "not-possible" }],
  ])("records %s", (_what, request, facts) => {
    expect(serving.when("visit:finish", { visitId: A001, ...request })).toEqual([
      { type: "visit-finished", at: at(2), visitId: A001, ...facts },
    ]);
  });

  it("is refused with a service that does not exist", () => {
    const done = [{ serviceId: "none", count: 1 }];
    expect(serving.refusal("visit:finish", { visitId: A001, done })).toBe("unknown-service");
  });

  it("ends the step, frees the counter and counts for the clerk who served", () => {
    expect(finished.visit("A001")).toMatchObject({
      status: "finished",
      issuedAt: at(0),
      calledAt: at(1),
      startedAt: at(2),
      finishedAt: at(7),
      accurate: true,
      steps: [
        {
          stepId: STEP,
          counterId: "c1",
          clerkId: "lin",
          startedAt: at(2),
          finishedAt: at(7),
          outcome: "done",
        },
      ],
    });
    expect(finished.counter("c1").visitId).toBeUndefined();
    expect(finished.clerk("lin")?.servedToday).toBe(1);
    expect(serving.after("visit:finish", { visitId: A001 }, boss).clerk("lin")?.servedToday).toBe(1);
  });

  it("is still the clerk's own count after signing in again", () => {
    const back = finished.after("clerk:leave-counter", { counterId: "c1" }).staffed("c3", lin);
    expect(back.clerk("lin")?.servedToday).toBe(1);
    expect(back.staffed("c1", wang).clerk("wang")?.servedToday).toBe(0);
  });
});

describe("a transfer to somebody", () => {
  const skilled = given({
    skills: [{ skillId: "law", name: "Law" }],
    services: aHall().services.map((s) => (s.serviceId === "passport" ? { ...s, skillIds: ["law"] } : s)),
    clerks: [{ clerkId: "lin", skills: [{ skillId: "law" }] }, { clerkId: "wang" }],
  })
    .serving()
    .staffed("c2", wang)
    .staffed("c3", zhao);

  it("is refused where the clerk does not know the service", () => {
    const to = (target: { counterId: string } | { clerkId: string }) =>
      skilled.refusal("visit:transfer", { visitId: A001, to: target });
    expect(to({ counterId: "c2" })).toBe("transfer-nowhere");
    expect(to({ clerkId: "wang" })).toBe("transfer-nowhere");
    expect(to({ counterId: "c3" })).toBeUndefined(); // Zhao is not listed and knows all
  });

  it("keeps the visit from the time at which it can be called", () => {
    const to = (notBefore?: string) => {
      const request = { visitId: A001, to: { counterId: "c3" }, ...(notBefore ? { notBefore } : {}) };
      return skilled.after("visit:transfer", request).visit("A001").reservedUntil;
    };
    expect([to(), to(at(30)), to(at(1))]).toEqual([at(17), at(45), at(17)]);
  });
});

describe("the periods of a visit", () => {
  it("are one after the other, with the counter and clerk where there is one", () => {
    const parked = serving.later(3).after("visit:park", { visitId: A001 });
    const done = parked
      .later(4)
      .after("visit:resume", { visitId: A001 })
      .later(1)
      .after("visit:finish", { visitId: A001 });
    const by = { counterId: "c1", clerkId: "lin" };
    expect(done.visit("A001").periods).toEqual([
      { state: "waiting", from: at(0), to: at(1), queueId: "papers", serviceId: "passport" },
      { state: "called", from: at(1), to: at(2), queueId: "papers", serviceId: "passport", ...by },
      { state: "serving", from: at(2), to: at(5), queueId: "papers", serviceId: "passport", ...by },
      { state: "parked", from: at(5), to: at(9), queueId: "papers", serviceId: "passport", ...by },
      { state: "serving", from: at(9), to: at(10), queueId: "papers", serviceId: "passport", ...by },
    ]);
    expect(done.visit("A001").steps).toMatchObject([
      { stepId: `${A001}/1`, startedAt: at(2), finishedAt: at(5) },
      { stepId: `${A001}/2`, startedAt: at(9), finishedAt: at(10), outcome: "not-recorded" },
    ]);
  });

  it("name the queue that the visit waits in, after a transfer too", () => {
    const moved = serving.later(1).after("visit:transfer", { visitId: A001, to: { queueId: "money" } });
    expect(moved.visit("A001").periods.slice(-2)).toEqual([
      {
        state: "serving",
        from: at(2),
        to: at(3),
        queueId: "papers",
        serviceId: "passport",
        counterId: "c1",
        clerkId: "lin",
      },
      { state: "waiting", from: at(3), to: null, queueId: "money", serviceId: "passport" },
    ]);
  });

  it("of a missed visit go on, and end when it leaves", () => {
    const missed = given().called().later(1).after("visit:no-show", { visitId: A001 });
    expect(missed.visit("A001").periods.at(-1)).toEqual({
      state: "missed",
      from: at(2),
      to: null,
      queueId: "papers",
      serviceId: "passport",
    });
    const left = missed.later(1).after("visit:leave", { visitId: A001 });
    expect(left.visit("A001").periods.at(-1)).toMatchObject({ state: "missed", from: at(2), to: at(3) });
  });
});

describe("a parked visit", () => {
  const parked = serving.later(1).after("visit:park", { visitId: A001 });

  it("frees the counter and stays with its clerk", () => {
    expect(parked.counter("c1").visitId).toBeUndefined();
    expect(parked.visit("A001")).toMatchObject({ status: "parked", clerkId: "lin" });
    expect(parked.ticket().when("visit:call-next", { counterId: "c1" })).toHaveLength(1);
  });

  it("is taken up at the counter where its clerk is now", () => {
    const moved = parked.after("clerk:leave-counter", { counterId: "c1" }).staffed("c3", lin);
    const again = moved.after("visit:resume", { visitId: A001 });
    expect(again.visit("A001")).toMatchObject({ status: "serving", counterId: "c3", startedAt: at(2) });
    expect(again.counter("c3").visitId).toBe(A001);
    expect(again.counter("c1").visitId).toBeUndefined();
  });

  it("is taken over by a colleague who may", () => {
    const again = parked.staffed("c3", boss).after("visit:resume", { visitId: A001 }, boss);
    expect(again.visit("A001")).toMatchObject({ counterId: "c3", clerkId: "boss" });
    expect(again.visit("A001").steps).toMatchObject([{ clerkId: "lin" }, { clerkId: "boss" }]);
  });

  it("is taken up by any clerk once its own has left the counter", () => {
    const alone = parked.after("clerk:leave-counter", { counterId: "c1" }).staffed("c3", zhao);
    expect(alone.when("visit:resume", { visitId: A001 }, zhao)).toEqual([
      { type: "visit-resumed", at: at(3), visitId: A001, counterId: "c3", clerkId: "zhao" },
    ]);
  });

  it("is its own clerk's again as soon as that one is back, at whatever counter", () => {
    const back = parked
      .after("clerk:leave-counter", { counterId: "c1" })
      .staffed("c3", zhao)
      .staffed("c2", lin);
    expect(back.refusal("visit:resume", { visitId: A001 }, zhao)).toBe("not-your-visit");
  });

  it("whose clerk has left is taken up at an open counter without a visit only, and not by a device", () => {
    const alone = parked.after("clerk:leave-counter", { counterId: "c1" }).staffed("c3", zhao);
    const busy = alone.ticket().after("visit:call-next", { counterId: "c3" }, zhao);
    const shut = alone.after("counter:close", { counterId: "c3" }, zhao);
    const resume = { visitId: A001 };
    expect(busy.refusal("visit:resume", resume, zhao)).toBe("counter-busy");
    expect(shut.refusal("visit:resume", resume, zhao)).toBe("counter-closed");
    expect(alone.refusal("visit:resume", resume, kiosk)).toBe("clerk-not-signed-in");
  });

  it.each<[string, Given, typeof lin, string]>([
    ["another clerk", parked.staffed("c3", zhao), zhao, "not-your-visit"],
    ["signed out", parked.after("clerk:leave-counter", { counterId: "c1" }), lin, "clerk-not-signed-in"],
    ["on a break", parked.after("clerk:break", {}), lin, "clerk-on-break"],
    ["its clerk's break", parked.after("clerk:break", {}).staffed("c3", zhao), zhao, "not-your-visit"],
    ["at a closed counter", parked.after("counter:close", { counterId: "c1" }), lin, "counter-closed"],
    ["at a busy counter", parked.ticket().after("visit:call-next", { counterId: "c1" }), lin, "counter-busy"],
  ])("is not taken up: %s", (_what, hall, by, rule) => {
    expect(hall.refusal("visit:resume", { visitId: A001 }, by)).toBe(rule);
  });
});

describe("a transfer", () => {
  const hall = serving.staffed("c2", wang).staffed("c3", zhao).ticket("tax").later(1).ticket("tax").later(1);
  const line = (given: Given, queueId: string) =>
    lineOf(given.state, queueId, at(given.minute)).map((visit) => visit.code);
  type To = Parameters<typeof hall.when<"visit:transfer">>[1]["to"];
  const moved = (to: To, place?: "front" | "back" | "keep") =>
    hall.after("visit:transfer", { visitId: A001, to, ...(place ? { place } : {}) });

  it("keeps the ticket and ends the step as transferred", () => {
    const visit = moved({ queueId: "money" }).visit("A001");
    expect(visit).toMatchObject({
      code: "A001",
      status: "waiting",
      queueId: "money",
      reservedFor: undefined,
    });
    expect(visit.steps).toMatchObject([{ finishedAt: at(4), outcome: "transferred" }]);
    expect(moved({ queueId: "money" }).counter("c1").visitId).toBeUndefined();
  });

  it.each([
    ["back, unless told otherwise", undefined, ["B001", "B002", "A001"]],
    ["back", "back", ["B001", "B002", "A001"]],
    ["front", "front", ["A001", "B001", "B002"]],
    ["where its time puts it", "keep", ["A001", "B001", "B002"]],
  ] as const)("goes to the %s", (_what, place, codes) => {
    expect(line(moved({ queueId: "money" }, place), "money")).toEqual(codes);
  });

  it("to a counter stays in its queue when that counter serves it, and is kept for it", () => {
    expect(moved({ counterId: "c3" }).visit("A001")).toMatchObject({
      queueId: "papers",
      reservedFor: { counterId: "c3" },
    });
    expect(moved({ counterId: "c2" }).visit("A001")).toMatchObject({
      queueId: "money",
      reservedFor: { counterId: "c2" },
    });
  });

  it("to a clerk follows the clerk to another counter", () => {
    const kept = moved({ clerkId: "wang" });
    expect(kept.visit("A001")).toMatchObject({ queueId: "money", reservedFor: { clerkId: "wang" } });
    const elsewhere = kept
      .after("clerk:leave-counter", { counterId: "c2" }, wang)
      .after("clerk:leave-counter", { counterId: "c1" }, lin)
      .staffed("c1", wang)
      .after("visit:call-next", { counterId: "c1" }, wang);
    expect(elsewhere.visit("A001")).toMatchObject({ status: "called", counterId: "c1" });
  });

  it("can name a time before which nobody calls, in any offset", () => {
    const [event] = hall.when("visit:transfer", {
      visitId: A001,
      to: { queueId: "money" },
      notBefore: "2026-11-24T10:00:00+08:00",
    });
    expect(event).toMatchObject({ notBefore: at(60) });
  });

  it.each<[string, To, string]>([
    ["queue", { queueId: "none" }, "unknown-queue"],
    ["counter", { counterId: "c9" }, "unknown-counter"],
    ["clerk on duty", { clerkId: "nobody" }, "unknown-clerk"],
  ])("is refused: no such %s", (_what, to, rule) => {
    expect(hall.refusal("visit:transfer", { visitId: A001, to })).toBe(rule);
  });

  it("of a visit that somebody holds is that clerk's; of one that waits anybody's who may transfer", () => {
    const to = { queueId: "papers" };
    expect(hall.refusal("visit:transfer", { visitId: A001, to }, wang)).toBe("not-your-visit");
    expect(hall.when("visit:transfer", { visitId: A001, to }, boss)).toHaveLength(1);
    expect(hall.when("visit:transfer", { visitId: hall.id("B001"), to }, zhao)).toHaveLength(1);
  });

  it("of one that waits to oneself or to the front is a pick, and only for whoever may pick", () => {
    const waiting = given().staffed("c1").staffed("c3", wang).ticket();
    const visitId = waiting.id("A001");
    for (const to of [{ counterId: "c1" }, { clerkId: "lin" }]) {
      expect(waiting.refusal("visit:transfer", { visitId, to })).toBe("transfer-to-oneself");
      for (const by of [wang, boss])
        expect(waiting.refusal("visit:transfer", { visitId, to }, by)).toBeUndefined();
    }
    const front = { visitId, to: { queueId: "papers" }, place: "front" } as const;
    expect(waiting.refusal("visit:transfer", front)).toBe("transfer-to-front");
    expect(waiting.refusal("visit:transfer", front, boss)).toBeUndefined();
    const managed = given().staffed("c1", boss).ticket();
    const mine = { visitId: managed.id("A001"), to: { counterId: "c1" } };
    expect(managed.refusal("visit:transfer", mine, boss)).toBeUndefined();
  });

  it("of a parked visit ends no step twice", () => {
    const parked = serving.later(1).after("visit:park", { visitId: A001 });
    const steps = parked
      .later(5)
      .after("visit:transfer", { visitId: A001, to: { queueId: "money" } })
      .visit("A001").steps;
    expect(steps).toMatchObject([{ finishedAt: at(3) }]);
    expect(steps[0]?.outcome).toBeUndefined();
  });
});

describe("leaving and voiding", () => {
  const hall = given().staffed("c1").ticket().ticket();
  const [first, second] = [hall.id("A001"), hall.id("A002")];

  it("a visitor gives up the own place, and learns nothing of others'", () => {
    expect(hall.when("visit:leave", { visitId: first }, holderOf(first))).toEqual([
      { type: "visit-left", at: at(0), visitId: first },
    ]);
    expect(hall.refusal("visit:leave", { visitId: second }, holderOf(first))).toBe("unknown-visit");
    expect(finished.refusal("visit:leave", { visitId: A001 }, holderOf("other"))).toBe("unknown-visit");
    expect(finished.refusal("visit:leave", { visitId: A001 }, holderOf(A001))).toBe("visit-not");
  });

  it("a clerk ends nobody's visit but their own: what a colleague has called or parked stays", () => {
    const called = given().called();
    const visitId = called.id("A001");
    const parked = serving.after("visit:park", { visitId: A001 });
    expect(called.refusal("visit:leave", { visitId }, wang)).toBe("not-your-visit");
    expect(parked.refusal("visit:leave", { visitId: A001 }, wang)).toBe("not-your-visit");
    for (const by of [boss, holderOf(visitId)])
      expect(called.refusal("visit:leave", { visitId }, by)).toBeUndefined();
  });

  it("a void needs a reason and the right to touch a visit that somebody holds", () => {
    expect(serving.when("visit:void", { visitId: A001, reason: "test" })).toEqual([
      { type: "visit-voided", at: at(2), visitId: A001, reason: "test" },
    ]);
    expect(serving.refusal("visit:void", { visitId: A001, reason: "test" }, wang)).toBe("not-your-visit");
    expect(hall.when("visit:void", { visitId: first, reason: "test" }, wang)).toHaveLength(1);
    expect(serving.after("visit:void", { visitId: A001, reason: "x" }).visit("A001").steps).toMatchObject([
      { finishedAt: at(2), outcome: "not-recorded" },
    ]);
  });

  it("gives the number to nobody else", () => {
    const left = hall
      .after("visit:leave", { visitId: second }, kiosk)
      .after("visit:void", { visitId: first, reason: "x" });
    expect(left.ticket().visit("A003").status).toBe("waiting");
  });
});

describe("a rating", () => {
  const rate = (grade: number, reasons: string[] = [], stepId?: string) => ({
    visitId: A001,
    channel: "pad" as const,
    grade,
    reasons,
    ...(stepId === undefined ? {} : { stepId }),
  });
  const rated = finished.after("visit:rate", rate(4), holderOf(A001));
  const timedOut = finished.later(1).after("rating:expire", { visitId: A001, stepId: STEP }, hub);

  it("belongs to the last step, or to the one that is named", () => {
    expect(finished.when("visit:rate", rate(5, ["510", "517"]))).toEqual([
      {
        type: "visit-rated",
        at: at(7),
        visitId: A001,
        stepId: STEP,
        grade: 5,
        reasons: ["510", "517"],
        channel: "pad",
      },
    ]);
    expect(finished.when("visit:rate", rate(5, [], STEP))).toHaveLength(1);
    expect(rated.visit("A001").steps).toMatchObject([{ rating: { grade: 4, channel: "pad", at: at(7) } }]);
  });

  it("of an earlier step leaves the later one alone", () => {
    const twice = serving
      .after("visit:park", { visitId: A001 })
      .after("visit:resume", { visitId: A001 })
      .after("visit:finish", { visitId: A001 })
      .after("visit:rate", rate(3, [], STEP));
    expect(twice.visit("A001").steps.map((step) => step.rating?.grade)).toEqual([3, undefined]);
    expect(twice.when("visit:rate", rate(4))).toMatchObject([{ stepId: `${A001}/2` }]);
  });

  it.each<[string, Given, ReturnType<typeof rate>, string]>([
    ["of a visit that does not exist", finished, { ...rate(5), visitId: "none" }, "unknown-visit"],
    ["before anybody was served", given().called(), rate(5), "rating-not-yet"],
    ["while it is being served", serving, rate(5), "rating-not-yet"],
    ["of a step that does not exist", finished, rate(5, [], `${A001}/9`), "rating-not-yet"],
    ["a second time", rated, rate(1), "rated-already"],
    ["with a reason of another grade", finished, rate(5, ["510", "115"]), "reason-not-of-grade"],
    ["with a reason that does not exist", finished, rate(1, ["199"]), "reason-not-of-grade"],
  ])("is refused %s", (_what, hall, request, rule) => {
    expect(hall.refusal("visit:rate", request, holderOf(A001))).toBe(rule);
  });

  it.each([1, 2, 3, 4, 5])("takes every reason of grade %s, and no other", (grade) => {
    for (const code of Object.keys(RATING_REASONS)) {
      const refusal = finished.refusal("visit:rate", rate(grade, [code]));
      expect(refusal, code).toBe(code.startsWith(String(grade)) ? undefined : "reason-not-of-grade");
    }
  });

  it.each([
    [1, "severe"],
    [2, "warning"],
    [3, undefined],
    [4, undefined],
    [5, undefined],
  ])("of %s raises in the same decision: %s", (grade, severity) => {
    const [event, alert, ...more] = finished.when("visit:rate", rate(grade, [], STEP));
    expect(event).toMatchObject({ type: "visit-rated", grade });
    expect(more).toEqual([]);
    if (severity === undefined) expect(alert).toBeUndefined();
    else
      expect(alert).toMatchObject({
        type: "alert-raised",
        kind: "bad-rating",
        subject: STEP,
        severity,
        since: at(7),
        dueAt: at(67),
        facts: { code: "A001", grade, counter: "1", channel: "pad", reasons: "" },
      });
  });

  describe("that nobody gives", () => {
    const expire = (hall: Given, stepId = STEP) => hall.when("rating:expire", { visitId: A001, stepId }, hub);

    it.each([
      { minute: 0.99, events: 0, why: "the job ran early" },
      { minute: 1, events: 1, why: "the time is just over" },
      { minute: 60, events: 1, why: "the job ran late" },
    ])("times out or not after $minute minutes: $why", ({ minute, events }) => {
      expect(expire(finished.later(minute))).toHaveLength(events);
    });

    it("is not rated, never good", () => {
      expect(timedOut.visit("A001").steps[0]?.rating).toMatchObject({ grade: null, reasons: [] });
    });

    it("times out once, and not a step that was rated, runs, or does not exist", () => {
      for (const hall of [timedOut, rated.later(9), serving.later(9), given()])
        expect(expire(hall)).toEqual([]);
      expect(expire(finished.later(9), `${A001}/9`)).toEqual([]);
    });

    it("can still be given by phone after the pad has given up, once", () => {
      const phone = timedOut.later(30).after("visit:rate", { ...rate(2), channel: "qr" }, holderOf(A001));
      expect(phone.visit("A001").steps[0]?.rating).toMatchObject({ grade: 2, channel: "qr", at: at(38) });
      expect([...phone.state.alerts.values()]).toMatchObject([{ kind: "bad-rating" }]);
      expect(phone.refusal("visit:rate", rate(5))).toBe("rated-already");
    });

    it("never overwrites a grade, even when the events came in another order", () => {
      const late = { type: "rating-timed-out", at: at(99), visitId: A001, stepId: STEP } as const;
      expect(rated.with(late).visit("A001").steps[0]?.rating?.grade).toBe(4);
    });
  });
});
