import { expect } from "vitest";
import type { Actor, DomainCommand, DomainCommandName } from "../src/domain/commands.ts";
import type { HallEvent } from "../src/domain/events.ts";
import { evolve } from "../src/domain/evolve.ts";
import type { HallState, Visit } from "../src/domain/state.ts";
import { newHall } from "../src/domain/state.ts";
import { aHall, at, NINE, outcome } from "./given.ts";
import { frozen } from "./invariants.ts";
import { commandOf, type Move } from "./random-day.ts";

export const HALL = aHall();

/** Jobs and commands that ask for a state: what is so already causes nothing. */
const REPEATABLE = new Set<DomainCommandName>([
  "call:expire",
  "rating:expire",
  "day:end",
  "alert:escalate",
  "alerts:review",
  "alert:acknowledge",
  "clerk:take-counter",
  "hall:configure",
  "help:ring",
  "help:accept",
  "kiosk:call-staff",
]);

/** What a day has come to. */
export type Walked = {
  state: HallState;
  events: HallEvent[];
  seen: Map<string, Visit>;
  deeds: Map<string, number>;
};
/** One decision: who asked for what, when, and what it caused. */
export type Look = (step: {
  before: HallState;
  after: HallState;
  caused: HallEvent[];
  now: Date;
  by: Actor;
  command: DomainCommand;
}) => void;

/** Plays a random day on states that nothing can write into; `look` sees every decision. */
export function walk(day: Move[], look: Look = () => {}): Walked {
  let state = frozen(newHall(HALL, at(0)));
  let now = NINE;
  const walked: Walked = { state, events: [], seen: new Map(), deeds: new Map() };
  for (const move of day) {
    now += move.seconds * 1000;
    const { command, by } = commandOf(state, move);
    const { events: caused } = outcome(state, frozen(command), new Date(now), by);
    const before = state;
    for (const event of caused) {
      state = frozen(evolve(state, frozen(event)));
      if ("visitId" in event) {
        const visit = state.visits.get(event.visitId);
        if (visit) walked.seen.set(visit.visitId, visit);
      }
    }
    look({ before, after: state, caused, now: new Date(now), by, command });
    if (REPEATABLE.has(move.name) && caused.length > 0)
      expect(outcome(state, command, new Date(now), by).events, `${move.name} again`).toEqual([]);
    if (caused.length > 0) walked.deeds.set(move.name, (walked.deeds.get(move.name) ?? 0) + 1);
    walked.events.push(...caused);
  }
  return { ...walked, state };
}
