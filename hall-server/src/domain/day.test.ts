import type { PeriodState } from "@hall/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, boss, lin, outcome, wang, zhao } from "../../test/given.ts";
import { expectInvariants, expectPlain } from "../../test/invariants.ts";
import { moves } from "../../test/random-day.ts";
import { HALL, walk } from "../../test/walk.ts";
import type { EventOf, HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { HallState, Visit } from "./state.ts";
import { isOpen, newHall } from "./state.ts";

const ALL = [lin, wang, zhao, boss];

describe("whatever happens on a day", { timeout: 60_000 }, () => {
  it("one visit is at one counter, codes have no gap, lines are in order, every second is in one period", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        walk(day, ({ before, after, now }) => expectInvariants(after, now.toISOString(), before));
      }),
    );
  });

  it("the journal alone gives the same hall again, and the hall is plain values", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        const { state, events } = walk(day);
        expectPlain({ ...state, configuration: null });
        const journal = JSON.parse(JSON.stringify(events)) as HallEvent[];
        const again = journal.reduce(evolve, newHall(HALL, at(0)));
        expect(again).toEqual(state);
        expect(again.seq).toBe(events.length);
      }),
    );
  });

  it("no code is given twice on a day, over all days", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        const codes = walk(day).events.flatMap((event) =>
          event.type === "ticket-issued" ? `${event.day} ${event.code}` : [],
        );
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  it("time by state, counted from the journal, is the sum of the periods", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        const { events, seen } = walk(day);
        for (const visit of seen.values())
          if (!isOpen(visit))
            expect(fromPeriods(visit), visit.code).toEqual(fromJournal(events, visit.visitId));
      }),
    );
  });

  it("a visit that nobody holds has not lost its place: it is called before whoever came later in its class", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        walk(day, ({ before, caused }) => {
          for (const event of caused)
            if (event.type === "visit-called" && event.explain.rule !== "picked")
              expect(passedOverWrongly(before, event)).toEqual([]);
        });
      }),
    );
  });

  it("what is taken back at once has never been: the hall is as before, and says so in its journal only", () => {
    fc.assert(
      fc.property(moves(100), (day) => {
        walk(day, ({ before, after, caused, now }) => {
          const act = caused.map((event) => ("act" in event ? event.act : undefined)).find(Boolean);
          const by = ALL.find(({ id }) => id === act?.by);
          if (!act || !by || after.configuration.undoSeconds === 0) return;
          const undo = outcome(after, { name: "visit:undo", request: {} }, now, by);
          expect(undo.rule, act.what).toBeUndefined();
          const back = undo.events.reduce(evolve, after);
          expectInvariants(back, now.toISOString(), after);
          expect(withoutBooks(back), act.what).toEqual(withoutBooks(before));
          expect(outcome(back, { name: "visit:undo", request: {} }, now, by).rule).toBe("nothing-to-undo");
        });
      }),
    );
  });

  it("a random day is a real day: every kind of deed has happened in it", () => {
    const done = new Map<string, number>();
    const days = fc.sample(moves(200), { numRuns: 200, seed: 7 });
    for (const day of days)
      for (const [name, times] of walk(day).deeds) done.set(name, (done.get(name) ?? 0) + times);
    const rare = [...done].filter(([, times]) => times < 3).map(([name]) => name);
    expect({ kinds: done.size, rare }).toEqual({ kinds: 49, rare: [] });
  });
});

/** A hall without the number of its version and what it remembers of acts; an empty line is no line, a book is a map. */
function withoutBooks({ seq: _seq, acts: _acts, lines, counters, ...hall }: HallState) {
  const still = new Map([...counters].map(([id, { movedAt: _at, ...counter }]) => [id, counter]));
  const { visits, clerks, alerts } = hall;
  const maps = { visits: new Map(visits), clerks: new Map(clerks), alerts: new Map(alerts) };
  return {
    ...hall,
    ...maps,
    counters: still,
    lines: new Map([...lines].filter(([, line]) => line.length > 0)),
  };
}

/** Whoever stood before the called visit in a line of that counter, and had no reason to be left out. */
function passedOverWrongly(before: HallState, event: EventOf<"visit-called">): string[] {
  const called = before.visits.get(event.visitId);
  if (!called || called.reservedFor) return [];
  const profile = before.configuration.counters.find(({ counterId }) => counterId === event.counterId);
  const key = (visit: Visit): string => `${visit.effectiveAt} ${String(visit.sequence).padStart(6, "0")}`;
  return [...before.visits.values()]
    .filter((visit) => visit.status === "waiting" && !visit.reservedFor && !visit.notBefore)
    .filter((visit) => visit.calls === 0 && visit.class === called.class && called.boundAt > event.at)
    .filter((visit) => profile?.queueIds.includes(visit.queueId) && key(visit) < key(called))
    .map((visit) => visit.code);
}

/** Milliseconds by state, from the periods of the visit. */
function fromPeriods(visit: Visit): Partial<Record<PeriodState, number>> {
  const spent: Partial<Record<PeriodState, number>> = {};
  for (const { state, from, to } of visit.periods)
    spent[state] = (spent[state] ?? 0) + Date.parse(to ?? "") - Date.parse(from);
  return spent;
}

const BEGINS: Partial<Record<HallEvent["type"], PeriodState | "end">> = {
  "ticket-issued": "waiting",
  "visit-checked-in": "waiting",
  "visit-called": "called",
  "visit-arrived": "serving",
  "visit-resumed": "serving",
  "visit-parked": "parked",
  "visit-missed": "missed",
  "visit-returned": "waiting",
  "visit-rejoined": "waiting",
  "visit-transferred": "waiting",
  "visit-finished": "end",
  "visit-left": "end",
  "visit-voided": "end",
  "visit-abandoned": "end",
};

/** The events about the visit without those that were taken back. */
function whatHolds(events: HallEvent[], visitId: string): HallEvent[] {
  let held: HallEvent[] = [];
  for (const event of events) {
    if (!("visitId" in event) || event.visitId !== visitId) continue;
    if (event.type !== "visit-undone") {
      held.push(event);
      continue;
    }
    const { actOf, what } = event;
    const isOfAct = (one: HallEvent) => "act" in one && one.act?.by === actOf && one.act.what === what;
    const at = held.findLast(isOfAct)?.at;
    held = held.filter((one) => !(isOfAct(one) && one.at === at));
  }
  return held;
}

/** The same from the events alone, with none of the code that keeps periods. */
function fromJournal(events: HallEvent[], visitId: string): Partial<Record<PeriodState, number>> {
  const spent: Partial<Record<PeriodState, number>> = {};
  let state: PeriodState | undefined;
  let since = 0;
  for (const event of whatHolds(events, visitId)) {
    const next = event.type === "visit-went-on" ? (event.sent ? "waiting" : "serving") : BEGINS[event.type];
    if (next === undefined) continue;
    const now = Date.parse(event.at);
    if (state !== undefined) spent[state] = (spent[state] ?? 0) + now - since;
    state = next === "end" ? undefined : next;
    since = now;
  }
  return spent;
}
