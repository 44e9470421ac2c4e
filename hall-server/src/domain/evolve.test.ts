import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, given, lin, NINE, outcome, wang, zhao } from "../../test/given.ts";
import { expectPlain, frozen } from "../../test/invariants.ts";
import { commandOf, moves } from "../../test/random-day.ts";
import type { HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { lineOf, peopleAhead } from "./line-order.ts";
import { chooseNext } from "./routing.ts";
import type { HallState } from "./state.ts";
import { newHall } from "./state.ts";

/** Every kind of event, about things that the hall may or may not have, in any order that nobody would decide on. */
const anyEvent: fc.Arbitrary<HallEvent> = fc
  .record({ pick: fc.nat(100), id: fc.constantFrom("v1", "v2", "v3"), n: fc.nat(3), minute: fc.nat(500) })
  .map(({ pick, id, n, minute }) => {
    const visitId = id;
    const stepId = `${id}/${n}`;
    const counterId = ["c1", "c2", "c3", "c9"][n] ?? "c1";
    const clerkId = ["lin", "wang", "zhao", "nobody"][n] ?? "lin";
    const alertId = `a${n}`;
    const queueId = ["papers", "money", "none"][n] ?? "papers";
    const explain = { rule: "picked" as const, considered: 0, passedOver: [] };
    const wait = null;
    const ticket = {
      code: `A00${n}`,
      prefix: "A",
      number: n,
      day: "2026-11-24",
      serviceIds: ["tax"],
      partySize: 1,
    };
    const facts: DistributiveOmit<HallEvent, "at">[] = [
      { type: "hall-configured", configuration: CONFIGURATION },
      { type: "day-started", day: `2026-11-2${n}` },
      { type: "day-ended", day: "2026-11-24" },
      {
        type: "ticket-issued",
        visitId,
        ...ticket,
        queueId,
        class: "normal",
        language: "en",
        channel: "kiosk",
        issuedBy: "kiosk",
        ahead: 0,
        wait,
      },
      { type: "visit-called", visitId, counterId, clerkId, explain },
      { type: "visit-recalled", visitId },
      { type: "visit-arrived", visitId },
      { type: "visit-missed", visitId, because: "timer" },
      { type: "visit-returned", visitId, place: "keep", effectiveAt: at(n) },
      { type: "visit-parked", visitId },
      { type: "visit-resumed", visitId, counterId, clerkId },
      {
        type: "visit-transferred",
        visitId,
        queueId,
        place: "back",
        effectiveAt: at(n),
        reservedFor: { clerkId },
      },
      { type: "visit-finished", visitId, done: [], outcome: "done" },
      { type: "visit-left", visitId },
      { type: "visit-voided", visitId, reason: "x" },
      { type: "visit-abandoned", visitId },
      { type: "visit-rated", visitId, stepId, grade: n + 1, reasons: [], channel: "qr" },
      { type: "rating-timed-out", visitId, stepId },
      { type: "counter-opened", counterId },
      { type: "counter-paused", counterId, reason: "x" },
      { type: "counter-closed", counterId },
      { type: "clerk-took-counter", counterId, clerkId, name: "X" },
      { type: "clerk-left-counter", counterId, clerkId },
      { type: "clerk-went-on-break", clerkId, reason: "x" },
      { type: "clerk-came-back", clerkId },
      {
        type: "alert-raised",
        alertId,
        kind: "bad-rating",
        subject: "s",
        severity: "warning",
        since: at(0),
        dueAt: at(60),
        facts: {},
      },
      { type: "alert-worsened", alertId, severity: "severe" },
      { type: "alert-acknowledged", alertId, by: "x" },
      { type: "alert-escalated", alertId, level: 50 },
      { type: "alert-resolved", alertId, by: "x" },
    ];
    return { ...facts[pick % facts.length], at: at(minute) } as HallEvent;
  });
const CONFIGURATION = frozen(aHall());
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

describe("an event is a fact", { timeout: 60_000 }, () => {
  it("never throws, never writes into the hall before it, and counts one, whatever came before", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state: HallState = frozen(newHall(aHall(), at(0)));
        for (const event of events) {
          const after = frozen(evolve(state, frozen(event)));
          state = after;
        }
        expect(state.seq).toBe(events.length);
        expectPlain({ ...state, configuration: null });
      }),
    );
  });

  it("about somebody or something that is not there changes nothing but the count", () => {
    const { state } = given().ticket();
    const nothing: HallEvent[] = [
      { type: "visit-arrived", at: at(1), visitId: "none" },
      { type: "counter-opened", at: at(1), counterId: "c9" },
      { type: "clerk-came-back", at: at(1), clerkId: "nobody" },
      { type: "alert-resolved", at: at(1), alertId: "none", by: "x" },
    ];
    for (const event of nothing) expect(evolve(state, event)).toEqual({ ...state, seq: state.seq + 1 });
  });
});

describe("decisions on the same hall", { timeout: 60_000 }, () => {
  it("two clerks in the same millisecond never get the same visit, and get the first two of the line", () => {
    fc.assert(
      fc.property(moves(60), (day) => {
        let { state } = given().staffed("c1", lin).staffed("c2", wang).staffed("c3", zhao);
        let now = NINE;
        for (const move of day) {
          now += move.seconds * 1000;
          const { command, by } = commandOf(state, move);
          state = outcome(state, command, new Date(now), by).events.reduce(evolve, state);
        }
        const called: string[] = [];
        for (const by of [lin, wang, zhao]) {
          const counterId = state.clerks.get(by.id)?.counterId ?? "c9";
          const command = { name: "visit:call-next", request: { counterId } } as const;
          const first = chooseNext(state, counterId, new Date(now).toISOString()).visit?.visitId;
          const { events, rule } = outcome(state, command, new Date(now), by);
          const got = events.flatMap((event) => (event.type === "visit-called" ? event.visitId : []));
          if (rule === undefined) expect(got).toEqual(first === undefined ? [] : [first]);
          called.push(...got);
          state = events.reduce(evolve, state);
        }
        expect(new Set(called).size).toBe(called.length);
      }),
    );
  });

  it("the ticket says how many are ahead, and so many are", () => {
    fc.assert(
      fc.property(moves(60), (day) => {
        let { state } = given();
        let now = NINE;
        for (const move of day) {
          now += move.seconds * 1000;
          const { command, by } = commandOf(state, move);
          const { events } = outcome(state, command, new Date(now), by);
          state = events.reduce(evolve, state);
          const issued = events.find((event) => event.type === "ticket-issued");
          const visit = issued && state.visits.get(issued.visitId);
          if (visit?.status !== "waiting") continue;
          expect(issued?.ahead).toBe(peopleAhead(state, visit, new Date(now).toISOString()));
          expect(lineOf(state, visit.queueId, new Date(now).toISOString()).indexOf(visit)).toBe(
            issued?.ahead,
          );
        }
      }),
    );
  });
});
