import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, hub, kiosk, lin, NINE, outcome, wang, zhao } from "../../test/given.ts";
import type { DomainCommandName } from "./commands.ts";
import { lineOf } from "./line-order.ts";
import type { Visit } from "./state.ts";

const called = given().called();
const A001 = called.id("A001");

describe("calling the next", () => {
  it("brings the first in line to the counter, and says so in one event", () => {
    const hall = given().staffed("c1").ticket().later(1);
    expect(hall.when("visit:call-next", { counterId: "c1" })).toEqual([
      {
        type: "visit-called",
        at: at(1),
        visitId: hall.id("A001"),
        counterId: "c1",
        clerkId: "lin",
        explain: {
          rule: "longest-waiting",
          considered: 1,
          passedOver: [],
          waitedMinutes: 1,
          profile: { queueId: "papers", priority: 1 },
        },
      },
    ]);
    expect(called.visit("A001")).toMatchObject({
      status: "called",
      counterId: "c1",
      calls: 1,
      calledAt: at(1),
    });
    expect(called.counter("c1").visitId).toBe(A001);
  });

  it("does nothing when nobody waits", () => {
    expect(given().staffed("c1").when("visit:call-next", { counterId: "c1" })).toEqual([]);
  });

  it("gives two clerks who press in the same millisecond two visits, and the third one nobody", () => {
    let hall = given().staffed("c1", lin).staffed("c2", wang).staffed("c3", zhao).ticket().ticket();
    const got: (string | undefined)[] = [];
    for (const [counterId, by] of [
      ["c1", lin],
      ["c3", zhao],
    ] as const) {
      hall = hall.after("visit:call-next", { counterId }, by);
      got.push(hall.counter(counterId).visitId);
    }
    expect(got).toEqual([hall.id("A001"), hall.id("A002")]);
    expect(hall.when("visit:call-next", { counterId: "c2" }, wang)).toEqual([]);
  });

  it.each<[string, Given, string, typeof lin, string]>([
    ["an unknown counter", given(), "c9", boss, "unknown-counter"],
    ["somebody who is not signed in there", given().staffed("c1").ticket(), "c1", wang, "not-your-counter"],
    ["nobody signed in", given().after("counter:open", { counterId: "c1" }), "c1", boss, "counter-unmanned"],
    ["closed", given().after("clerk:take-counter", { counterId: "c1" }), "c1", lin, "counter-closed"],
    [
      "paused",
      given().staffed("c1").after("counter:pause", { counterId: "c1", reason: "x" }),
      "c1",
      lin,
      "counter-paused",
    ],
    ["a clerk on a break", given().staffed("c1").after("clerk:break", {}), "c1", lin, "clerk-on-break"],
    ["a counter that has called somebody", called.ticket(), "c1", lin, "counter-busy"],
    ["a counter that serves somebody", given().serving().ticket(), "c1", lin, "counter-busy"],
  ])("is refused: %s", (_what, hall, counterId, by, rule) => {
    expect(hall.refusal("visit:call-next", { counterId }, by)).toBe(rule);
    if (rule === "unknown-counter") return;
    const someone = hall.ticket();
    const visitId =
      [...someone.state.visits.values()].find((visit) => visit.status === "waiting")?.visitId ?? "";
    expect(someone.refusal("visit:call", { visitId, counterId }, by)).toBe(rule);
  });

  it("names the counter by its number and the visit by its code in a refusal", () => {
    const command = { name: "visit:call-next", request: { counterId: "c1" } } as const;
    expect(outcome(called.state, command, new Date(NINE), lin).parameters).toEqual({
      counter: "1",
      code: "A001",
    });
  });

  it("works for a colleague who may end others' steps", () => {
    const hall = given().staffed("c1").ticket().after("visit:call-next", { counterId: "c1" }, boss);
    expect(hall.visit("A001")).toMatchObject({ counterId: "c1", clerkId: "lin" });
  });
});

describe("calling somebody out of order", () => {
  const hall = given().staffed("c1", lin).staffed("c2", wang).ticket().ticket().ticket("tax");

  it.each([
    ["a visit of another counter", "A001", "c3", zhao, "visit-taken"],
    ["a visit that is not waiting", "A001", "c1", lin, "visit-not"],
    ["a visit of a queue that the counter does not serve", "B001", "c1", lin, "transfer-nowhere"],
  ])("is refused: %s", (_what, code, counterId, by, rule) => {
    const first =
      rule === "transfer-nowhere"
        ? hall
        : hall.staffed("c3", zhao).after("visit:call-next", { counterId: "c1" });
    expect(first.refusal("visit:call", { visitId: first.id(code), counterId }, by)).toBe(rule);
  });

  it("is refused for a visit that does not exist", () => {
    expect(hall.refusal("visit:call", { visitId: "none", counterId: "c1" })).toBe("unknown-visit");
  });
});

const booked = given()
  .staffed("c1")
  .after("visit:book", { serviceIds: ["passport"], at: at(60) }, boss);

const STATES: Record<Visit["status"], Given> = {
  booked,
  waiting: given().staffed("c1").ticket(),
  called,
  serving: given().serving(),
  parked: given().serving().after("visit:park", { visitId: A001 }),
  missed: called.after("visit:no-show", { visitId: A001 }),
  finished: given().serving().after("visit:finish", { visitId: A001 }),
  left: given()
    .staffed("c1")
    .ticket()
    .after("visit:leave", { visitId: given().staffed("c1").ticket().id("A001") }),
  void: called.after("visit:void", { visitId: A001, reason: "x" }),
};

describe("the states of a visit", () => {
  // Rows: what may be done. Columns: in which states, and where it leads.
  const MOVES: [DomainCommandName, object, Partial<Record<Visit["status"], Visit["status"]>>][] = [
    ["visit:call", { counterId: "c1" }, { waiting: "called" }],
    ["visit:recall", {}, { called: "called" }],
    ["visit:arrive", {}, { called: "serving" }],
    ["visit:no-show", {}, { called: "missed" }],
    ["visit:park", {}, { serving: "parked" }],
    ["visit:resume", {}, { parked: "serving" }],
    ["visit:finish", {}, { serving: "finished" }],
    ["visit:return", { place: "back" }, { missed: "waiting" }],
    ["visit:skip", { place: "back" }, { called: "waiting" }],
    ["visit:rejoin", {}, { missed: "waiting" }],
    ["visit:next-step", { serviceId: "permit" }, { serving: "serving" }],
    ["visit:next-step", { serviceId: "tax", to: { queueId: "money" } }, { serving: "waiting" }],
    [
      "visit:transfer",
      { to: { queueId: "money" } },
      { waiting: "waiting", called: "waiting", serving: "waiting", parked: "waiting" },
    ],
    ["visit:leave", {}, { booked: "left", waiting: "left", called: "left", missed: "left", parked: "left" }],
    [
      "visit:void",
      { reason: "mistake" },
      { booked: "void", waiting: "void", called: "void", serving: "void", parked: "void", missed: "void" },
    ],
  ];
  const rows = MOVES.flatMap(([name, request, leads]) =>
    Object.keys(STATES).map((status) => [name, status as Visit["status"], request, leads] as const),
  );

  it.each(rows)("%s when %s", (name, status, request, leads) => {
    const hall = STATES[status];
    const code = [...hall.state.visits.values()].map((visit) => visit.code)[0] ?? "";
    const visitId = hall.id(code);
    expect(hall.visit(code).status).toBe(status);
    const whole = { visitId, ...request } as never; // the table keeps name and request together
    const to = leads[status];
    if (to === undefined) expect(hall.refusal(name, whole)).toBe("visit-not");
    else {
      const after = hall.later(1).after(name, whole);
      expect(after.visit(code).status).toBe(to);
      const held = to === "called" || to === "serving" ? visitId : undefined;
      expect(after.counter("c1").visitId).toBe(held);
      expect("clerkId" in after.visit(code)).toBe(to === "called" || to === "serving" || to === "parked");
    }
    expect(hall.refusal(name, { ...request, visitId: "none" } as never)).toBe("unknown-visit");
  });

  it.each([
    "visit:recall",
    "visit:arrive",
    "visit:no-show",
  ] as const)("%s is the clerk's own, or a manager's", (name) => {
    expect(called.refusal(name, { visitId: A001 }, wang)).toBe("not-your-visit");
    expect(called.when(name, { visitId: A001 }, boss)).toHaveLength(1);
  });

  it.each(["visit:park", "visit:finish"] as const)("%s is the clerk's own, or a manager's", (name) => {
    expect(STATES.serving.refusal(name, { visitId: A001 }, wang)).toBe("not-your-visit");
    expect(STATES.serving.when(name, { visitId: A001 }, boss)).toHaveLength(1);
  });
});

describe("a called visitor who does not come", () => {
  const expire = (hall: Given, calls: number) => hall.when("call:expire", { visitId: A001, calls }, hub);

  it.each([
    { minute: 2, missed: false, why: "the job ran early" },
    { minute: 2.99, missed: false, why: "the grace is not quite over" },
    { minute: 3, missed: true, why: "the grace is just over" },
    { minute: 90, missed: true, why: "the job ran late" },
  ])("is missed or not after $minute minutes: $why", ({ minute, missed }) => {
    const events = expire(called.later(minute), 1);
    expect(events).toEqual(
      missed ? [{ type: "visit-missed", at: at(1 + minute), visitId: A001, because: "timer" }] : [],
    );
  });

  it("gets the whole grace again when called again", () => {
    const again = called.later(2).after("visit:recall", { visitId: A001 });
    expect(again.visit("A001")).toMatchObject({ calls: 2, calledAt: at(1), lastCallAt: at(3) });
    expect(expire(again.later(1), 1)).toEqual([]); // the first call's job
    expect(expire(again.later(1), 2)).toEqual([]); // the second call's job, too early
    expect(expire(again.later(3), 2)).toHaveLength(1);
    expect(expire(again.later(9), 1)).toEqual([]); // the first call's job, late
  });

  it("is left alone when something else has happened meanwhile", () => {
    for (const status of ["waiting", "serving", "parked", "missed", "finished", "left", "void"] as const)
      expect(expire(STATES[status].later(10), 1)).toEqual([]);
    expect(called.later(10).when("call:expire", { visitId: "none", calls: 1 }, hub)).toEqual([]);
  });

  it("is told apart from one whom the clerk gave up", () => {
    expect(called.when("visit:no-show", { visitId: A001 })).toMatchObject([{ because: "clerk" }]);
  });
});

describe("a missed visit that comes back", () => {
  const missed = given()
    .called()
    .ticket("passport", { class: "priority" })
    .ticket()
    .later(1)
    .ticket()
    .ticket("tax")
    .after("visit:no-show", { visitId: A001 })
    .later(5);
  const line = (hall: Given) => lineOf(hall.state, "papers", at(hall.minute)).map((visit) => visit.code);
  const returned = (place: "front" | "back" | "keep") =>
    missed.after("visit:return", { visitId: A001, place });

  it("goes in front of its class, never of a higher one", () => {
    expect(line(returned("front"))).toEqual(["A002", "A001", "A003", "A004"]);
  });

  it("goes to the end of its class", () => {
    expect(line(returned("back"))).toEqual(["A002", "A003", "A004", "A001"]);
    expect(line(returned("back").later(1).ticket())).toEqual(["A002", "A003", "A004", "A001", "A005"]);
  });

  it("keeps the place that its time gives it", () => {
    expect(line(returned("keep"))).toEqual(["A002", "A001", "A003", "A004"]);
    expect(returned("keep").visit("A001").effectiveAt).toBe(at(0));
  });

  it("each who comes to the front goes before the one before", () => {
    let hall = missed
      .after("visit:call-next", { counterId: "c1" })
      .after("visit:leave", { visitId: missed.id("A002") }, kiosk);
    for (const code of ["A003", "A004"]) {
      hall = hall.later(1).after("visit:call", { visitId: hall.id(code), counterId: "c1" }, boss);
      hall = hall.after("visit:no-show", { visitId: hall.id(code) });
    }
    for (const code of ["A001", "A003", "A004"])
      hall = hall.later(1).after("visit:return", { visitId: hall.id(code), place: "front" });
    expect(line(hall)).toEqual(["A004", "A003", "A001"]);
  });

  it("goes to the front of an empty line too", () => {
    const hall = called
      .after("visit:no-show", { visitId: A001 })
      .after("visit:return", { visitId: A001, place: "front" });
    expect(line(hall.ticket())).toEqual(["A001", "A002"]);
  });
});
