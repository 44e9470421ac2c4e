import { randomUUID } from "node:crypto";
import type { Context, DomainCommand } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { HallEvent } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { HallState } from "../domain/state.ts";
import type { Step } from "./changes.ts";
import type { PersonalData } from "./journal.ts";
import { type Principal, SYSTEM } from "./principal.ts";
import { Refusal, ruleRefusal } from "./refusal.ts";

/** A command with its author, and what it needs beside the decision. */
export type Order<T> = {
  command: DomainCommand;
  by: Principal;
  /** The same key again returns the first answer and changes nothing. */
  key?: string | undefined;
  /** Builds the answer from the hall right after this command's own events. */
  reply: (state: HallState, events: readonly HallEvent[], now: Date) => T;
  /** What to keep encrypted beside the journal. */
  personal?: (events: readonly HallEvent[], now: Date) => PersonalData[];
};

/** What is answered: by the decision, or why not. */
export type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };
/** An order that waits for its answer. */
export type Pending = {
  order: Order<unknown>;
  hash: string;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
/** A decision that waits for its transaction. */
export type Decided = { pending: Pending; outcome: Outcome; steps: Step[]; fresh: boolean; at: string };

/** Decides one order on the hall as it is after those before it. Never throws: what went wrong is the outcome. */
export function decideOne(state: HallState, pending: Pending, now: Date): Decided {
  const { command, by, reply } = pending.order;
  const at = now.toISOString();
  const context: Context = { now, at, by, newId: randomUUID };
  try {
    const events = decide(state, command, context);
    const steps: Step[] = [];
    let after = state;
    for (const event of events) {
      const before = after;
      after = evolve(before, event);
      steps.push({ event, before, after });
    }
    return { pending, outcome: { ok: true, value: reply(after, events, now) }, steps, fresh: true, at };
  } catch (error) {
    const refusal = error instanceof RuleBroken ? ruleRefusal(error.rule, error.parameters) : error;
    // A failure of ours is answered to its own caller alone, and is not remembered under the key.
    return {
      pending,
      outcome: { ok: false, error: refusal },
      steps: [],
      fresh: refusal instanceof Refusal,
      at,
    };
  }
}

/** Tells the caller. */
export function settle({ resolve, reject }: Pending, outcome: Outcome): void {
  if (outcome.ok) resolve(outcome.value);
  else reject(outcome.error);
}

/** The order that tells a hall of a step of the clock; of 0 ms it only makes the desk look. */
export function stepOf(byMs: number): Order<unknown> {
  return { command: { name: "clock:step", request: { byMs } }, by: SYSTEM, reply: () => undefined };
}
