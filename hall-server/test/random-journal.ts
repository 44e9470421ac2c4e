import fc from "fast-check";
import { DayLedger } from "../src/domain/day-ledger.ts";
import type { HallEvent } from "../src/domain/events.ts";
import { evolve } from "../src/domain/evolve.ts";
import type { HallState, Visit } from "../src/domain/state.ts";
import { newHall } from "../src/domain/state.ts";
import { aHall, at, hub, NINE, outcome } from "./given.ts";
import { commandOf, type Move, move, OPENING } from "./random-day.ts";

const ALWAYS = ["00:00-24:00"];
/** A hall that never closes, so that a clock may say any time of any day. */
export const OPEN_HALL = aHall({
  openingHours: {
    monday: ALWAYS,
    tuesday: ALWAYS,
    wednesday: ALWAYS,
    thursday: ALWAYS,
    friday: ALWAYS,
    saturday: ALWAYS,
    sunday: ALWAYS,
  },
});

/** What a hall's journal says of its days: events, the visits as they were last, and the ledger of the days. */
export type Told = {
  events: HallEvent[];
  state: HallState;
  visits: Map<string, Visit>;
  ledger: DayLedger;
  now: string;
};

/** Deeds, and steps of the clock in ms between them. */
export type Tale = (Move | { step: number })[];

/** Plays deeds on a hall whose clock is put right now and then, and keeps books beside it. */
export function play(tale: Tale): Told {
  let state = newHall(OPEN_HALL, at(0));
  const ledger = new DayLedger(state);
  const events: HallEvent[] = [];
  const visits = new Map<string, Visit>();
  let now = NINE;
  const happen = (event: HallEvent): void => {
    state = evolve(state, event);
    ledger.follow(event);
    events.push(event);
    for (const [visitId, visit] of state.visits) visits.set(visitId, visit);
  };
  for (const one of tale) {
    if ("step" in one) {
      now += one.step;
      const command = { name: "clock:step" as const, request: { byMs: one.step } };
      for (const event of outcome(state, command, new Date(now), hub).events) happen(event);
      continue;
    }
    now += one.seconds * 1000;
    const { command, by } = commandOf(state, one);
    for (const event of outcome(state, command, new Date(now), by).events) happen(event);
  }
  return { events, state, visits, ledger, now: new Date(now).toISOString() };
}

/** Steps of the clock: an hour, some seconds, eight years, in both directions. */
export const clockStep: fc.Arbitrary<{ step: number }> = fc
  .constantFrom(3_600_000, -3_600_000, 5_000, -5_000, 8 * 365.25 * 86_400_000, -8 * 365.25 * 86_400_000)
  .map((step) => ({ step }));

/** Deeds of a busy day in one hall: nobody configures it anew, and it is not often night. */
const busy = (minLength: number, maxLength: number): fc.Arbitrary<Move[]> =>
  fc
    .array(
      move.filter(({ name, seconds }) => name !== "hall:configure" && seconds < 3600),
      { minLength, maxLength, size: "max" },
    )
    .map((deeds) => [...OPENING, ...deeds]);

/** A busy day with a step of the clock now and then. */
export const tales = (maxLength: number, minLength = 0): fc.Arbitrary<Tale> =>
  fc
    .tuple(busy(minLength, maxLength), fc.array(fc.tuple(fc.nat(maxLength), clockStep), { maxLength: 4 }))
    .map(([day, steps]) => {
      const tale: Tale = [...day];
      for (const [place, step] of steps) tale.splice(OPENING.length + place, 0, step);
      return tale;
    });

/** Gapless, in order, without an empty span; throws what is wrong. */
export function expectGapless(spans: readonly { from: string; to: string | null }[], what: string): void {
  for (const [index, { from, to }] of spans.entries()) {
    const next = spans[index + 1];
    if (next && to !== next.from) throw new Error(`${what}: until ${to}, then from ${next.from}`);
    if (to !== null && to <= from) throw new Error(`${what}: from ${from} to ${to}`);
  }
}
