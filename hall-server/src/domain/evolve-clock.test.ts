import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, type Given, given, hub, lin, NINE, outcome } from "../../test/given.ts";
import { expectInvariants } from "../../test/invariants.ts";
import { clockStep, OPEN_HALL, play, type Told, tales } from "../../test/random-journal.ts";
import { DayLedger } from "./day-ledger.ts";
import type { HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { movedInstants } from "./evolve-clock.ts";
import { newHall, type Visit } from "./state.ts";
import { DaySums } from "./statistics.ts";

const HOUR = 3_600_000;
const YEARS = Date.parse("2026-11-24T01:00:00Z") - Date.parse("2018-01-02T01:00:00Z");

/** The hall after a step of its clock at that moment, and what it caused. */
function stepped(hall: Given, byMs: number): { hall: Given; events: HallEvent[] } {
  const now = new Date(NINE + hall.minute * 60_000 + byMs);
  const { events } = outcome(hall.state, { name: "clock:step", request: { byMs } }, now, hub);
  return { hall: hall.with(...events).later(byMs / 60_000), events };
}

describe("a clock that was put right", () => {
  it.each([
    ["an hour ahead", HOUR],
    ["an hour back", -HOUR],
    ["eight years ahead", YEARS],
  ])("by %s changes no wait, no order and no grace", (_what, byMs) => {
    const before = given().called().ticket("passport", { class: "priority" }).ticket().later(2);
    const { hall } = stepped(before, byMs);
    const waits = (one: Given) =>
      [...one.state.visits.values()].map((visit) => ({
        code: visit.code,
        waits: NINE + one.minute * 60_000 - Date.parse(visit.effectiveAt),
        bound: Date.parse(visit.boundAt) - NINE - one.minute * 60_000,
        periods: visit.periods.map(({ from, to }) => to && Date.parse(to) - Date.parse(from)),
      }));
    expect(waits(hall)).toEqual(waits(before));
    expect(hall.state.lines.get("papers")?.map(({ code }) => code)).toEqual(["A002", "A003"]);
    const expire = { visitId: hall.id("A001"), calls: 1 };
    expect(hall.when("call:expire", expire, hub)).toEqual([]);
    expect(hall.later(1).when("call:expire", expire, hub)).toMatchObject([{ type: "visit-missed" }]);
    const served = hall.later(1).does("visit:arrive", "A001").later(3).does("visit:finish", "A001");
    const sums = new DaySums({ from: "", to: "" }, aHall());
    sums.add([served.visit("A001")], []);
    expect(sums.get()).toMatchObject({ wait: { mean: 1 }, way: { mean: 3 }, serve: { mean: 3 } });
  });

  it("that booted in 2018 keeps the people who wait: the running day gets its right name", () => {
    const in2018 = movedInstants(given().staffed("c1").ticket().state, -YEARS);
    const hall = aHall();
    const state = { ...in2018, configuration: hall, day: "2018-01-02" };
    const visits = new Map([...state.visits].map(([id, visit]) => [id, { ...visit, day: "2018-01-02" }]));
    const now = new Date(NINE);
    const { events } = outcome(
      { ...state, visits },
      { name: "clock:step", request: { byMs: YEARS } },
      now,
      hub,
    );
    expect(events).toEqual([{ type: "clock-stepped", at: at(0), byMs: YEARS, day: "2026-11-24" }]);
    const after = events.reduce(evolve, { ...state, visits });
    expect(after.day).toBe("2026-11-24");
    const [visit] = after.visits.values();
    expect(visit).toMatchObject({ day: "2026-11-24", issuedAt: at(0), status: "waiting" });
    const call = outcome(after, { name: "visit:call-next", request: { counterId: "c1" } }, now, lin);
    expect(call.events).toMatchObject([{ type: "visit-called" }]);
  });

  it("over midnight gives the day no name that was used: it goes on until the clock has come to it", () => {
    const ended = given().ticket().after("day:end", { day: "2026-11-24" }, hub);
    const yesterday = given().ticket().later(600).after("day:end", { day: "2026-11-24" }, hub);
    expect(ended.state.endedDay).toBeUndefined(); // it was too early to end
    const tomorrow = yesterday.later(14 * 60).ticket();
    const { hall, events } = stepped(tomorrow, -24 * HOUR);
    expect(events).toMatchObject([{ byMs: -24 * HOUR }]);
    expect(events[0]).not.toHaveProperty("day");
    expect(hall.state.day).toBe("2026-11-25");
    const next = hall.ticket();
    expect(next.visit("A002").day).toBe("2026-11-25");
  });

  it("moves no appointment and nothing that people wrote", () => {
    const visit = given().ticket().visit("A001");
    const booked = { ...visit, booked: { at: at(30) }, fields: { when: at(5) } };
    expect(movedInstants(booked, HOUR)).toMatchObject({
      booked: { at: at(30) },
      fields: { when: at(5) },
      issuedAt: at(60),
    });
    const booking = { ...booked, status: "booked", booked: { at: at(30), reference: "R1" } } as const;
    const state = { ...given().state, visits: new Map<string, Visit>([["v", booking]]) };
    const after = evolve(state, { type: "clock-stepped", at: at(60), byMs: HOUR });
    expect(after.visits.get("v")).toEqual(state.visits.get("v"));
  });

  it("keeps the counters of a hall that has very many", () => {
    const counters = Array.from({ length: 130 }, (_, n) => ({
      counterId: `c${n}`,
      number: n + 1,
      queueIds: n === 2 ? ["papers", "money"] : ["papers"],
    }));
    const { hall } = stepped(given({ counters }).staffed("c1").ticket().later(2), HOUR);
    expect(hall.state.counters.size).toBe(130);
    expect(hall.counter("c1")).toMatchObject({ clerkId: "lin", since: at(60) });
    expect(hall.after("visit:call-next", { counterId: "c1" }).visit("A001")).toMatchObject({
      status: "called",
    });
  });

  it("is told even where nothing moved, and never by nothing", () => {
    expect(stepped(given().ticket(), HOUR).events).toHaveLength(1);
    expect(stepped(given().ticket(), 0).events).toEqual([]);
    expect(stepped(given(), HOUR).events).toEqual([]); // a hall that has not begun
  });
});

describe("whatever happens", { timeout: 60_000 }, () => {
  it("a hall whose clock jumps keeps all that must hold", () => {
    fc.assert(
      fc.property(tales(80, 40), (tale) => {
        const { state, now } = play(tale);
        expectInvariants(state, now);
      }),
    );
  });

  it("the same story gives the same figures, however the clock jumps in it", () => {
    const steps = fc.array(fc.tuple(fc.nat(150), clockStep), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tales(120, 40), steps, (tale, jumps) => {
        const told = play(tale.filter((one) => !("step" in one)));
        expect(figures(retold(told.events, jumps))).toEqual(figures(told));
      }),
    );
  });
});

/** The same events by a clock that was put right in between. */
function retold(
  events: readonly HallEvent[],
  jumps: [number, { step: number }][],
): Omit<Told, "events" | "now"> {
  let state = newHall(OPEN_HALL, at(0));
  const ledger = new DayLedger(state);
  const visits = new Map<string, Visit>();
  let byMs = 0;
  const happen = (event: HallEvent): void => {
    state = evolve(state, event);
    ledger.follow(event);
    for (const [id, visit] of state.visits) visits.set(id, visit);
  };
  for (const [index, event] of events.entries()) {
    for (const [place, { step }] of jumps)
      if (place === index && index > 0) {
        byMs += step;
        happen({ type: "clock-stepped", at: movedInstants(event.at, byMs), byMs: step });
      }
    happen(movedInstants(event, byMs));
  }
  return { state, visits, ledger };
}

function figures({ visits, ledger }: Omit<Told, "events" | "now">): unknown {
  const sums = new DaySums({ from: "", to: "", by: "clerk" }, aHall());
  sums.add([...visits.values()], ledger.record?.clerks ?? []);
  return sums.get();
}
