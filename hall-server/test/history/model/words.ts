import type { Asked, Brief } from "../operation.ts";

/** The facts of the hall that the model needs. */
export type ModelSettings = {
  services: Record<string, { queue: string; prefix: string }>;
  weights: Record<string, number>;
  counters: Record<string, { number: number; queues: readonly string[] }>;
  boundMs: number;
  reservedMs: number;
  recallMs: number;
  noShowMs: number;
  maxCalls: number;
  undoMs: number;
  earlyMs: number;
  graceMs: number;
};

export type Status =
  | "booked"
  | "waiting"
  | "called"
  | "serving"
  | "parked"
  | "missed"
  | "finished"
  | "left"
  | "void";
export type Visit = {
  id: string;
  code: string;
  number: number;
  status: Status;
  /** Its last state that was not waiting. */
  was: Status | undefined;
  queue: string;
  class: string;
  effectiveAt: number;
  lineSince: number;
  boundAt: number;
  reserved: { counter?: string | undefined; clerk?: string | undefined } | undefined;
  reservedUntil: number;
  notBefore: number;
  calls: number;
  lastCall: number;
  counter: string | undefined;
  clerk: string | undefined;
  /** The service at hand, all of the ticket, and those whose step has ended. */
  service: string;
  services: readonly string[];
  said: readonly string[];
  booked: { at: number; day: string } | undefined;
  /** Another number after each change: whether somebody's act was the last one. */
  touch: number;
};
/** A visit at a clerk's hands or in line, before anybody has done anything with it. */
export type Place = Pick<Visit, "id" | "code" | "number" | "status" | "queue" | "class"> &
  Pick<Visit, "effectiveAt" | "lineSince" | "boundAt" | "service" | "services" | "booked">;
export type Counter = {
  id: string;
  state: "open" | "paused" | "closed";
  clerk: string | undefined;
  visit: string | undefined;
};

/** One event as the model foresees it: its type and what it is about. */
export type Effect = { type: string } & Record<string, string | number | undefined>;
/** What a command would do at an instant: refuse by a rule, or cause these effects. */
export type Plan =
  | { rule: string }
  | {
      rule?: undefined;
      effects: Effect[];
      act: (ids: readonly (string | undefined)[]) => void;
      brief: () => Brief;
    };

/** A rule that a command breaks. */
export class Refused extends Error {
  readonly rule: string;
  constructor(rule: string) {
    super(rule);
    this.rule = rule;
  }
}

/** Who asks. */
export type By = Asked["by"];
/** All that commands ask with. */
export type Request = {
  serviceIds?: string[];
  class?: string;
  counterId?: string;
  visitId?: string;
  place?: string;
  calls?: number;
  notBefore?: string;
  day?: string;
  at?: string;
  serviceId?: string;
  to?: { queueId?: string; counterId?: string; clerkId?: string };
};

/** Ends the planning: this rule forbids it. */
export function refuse(rule: string): never {
  throw new Refused(rule);
}

/** What it would cause, and how the model does it. */
export function plan(
  effects: Effect[],
  act: (ids: readonly (string | undefined)[]) => void,
  brief: () => Brief = () => ({}),
): Plan & { rule?: undefined } {
  return { effects, act, brief };
}

/** Nothing to do, and no refusal. */
export function nothing(): Plan & { rule?: undefined } {
  return plan([], () => undefined);
}

/** Is it before zero, and where it is zero, has the first the smaller number? */
export function order(difference: number, a: Visit, b: Visit): boolean {
  return difference === 0 ? a.number < b.number : difference < 0;
}

/** Does the visit keep its place in time? */
export function keeps(place: string): boolean {
  return place === "keep" || place === "fewer-calls";
}

/** The business day of an instant. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A visit as an answer shows it. */
export function briefOf({ id, code, number, status, queue, counter, clerk, calls }: Visit): Brief {
  return {
    visitId: id,
    ...(number === 0 ? {} : { code }), // nobody foresees the reference of a booking
    status,
    queueId: queue,
    counterId: counter ?? null,
    clerkId: clerk ?? null,
    calls,
  };
}

/** A counter as an answer shows it. */
export function counterBrief({ id, state, clerk, visit }: Counter): Brief {
  return { counterId: id, state, clerkId: clerk ?? null, visitId: visit ?? null };
}

/** A visit with nothing behind it but its place. */
export function fresh(place: Place): Visit {
  return {
    ...place,
    was: undefined,
    reserved: undefined,
    reservedUntil: Number.POSITIVE_INFINITY,
    notBefore: Number.NEGATIVE_INFINITY,
    calls: 0,
    lastCall: Number.NEGATIVE_INFINITY,
    counter: undefined,
    clerk: undefined,
    said: [],
    touch: 0,
  };
}
