import type { HallConfiguration } from "@hall/contract";
import { later } from "./calendar.ts";
import type { HallEvent } from "./events.ts";
import type { HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

/** So many calls of a counter are remembered: more than one round of any usual ratio. */
const CALLS_REMEMBERED = 40;
/** For journals from before the bound could be set. */
const BOUND_MINUTES = 60;

type Clock = Pick<Visit, "lineSince" | "boundAt">;
type Bound = Pick<HallConfiguration, "boundMinutes">;

/** The bound's clock of a visit that enters a line now; a later time before which it may not be called postpones it. */
export function entersLine(configuration: Bound, at: string, notBefore?: string): Clock {
  const lineSince = notBefore !== undefined && notBefore > at ? notBefore : at;
  const { boundMinutes = BOUND_MINUTES }: Partial<Bound> = configuration;
  return { lineSince, boundAt: later(lineSince, boundMinutes * 60_000) };
}

/** A visit that keeps its place keeps its clock, unless it may not be called before a later time. */
export function laterOf(visit: Clock, configuration: Bound, notBefore: string | undefined): Clock {
  const { lineSince, boundAt } = visit;
  return notBefore !== undefined && notBefore > lineSince
    ? entersLine(configuration, lineSince, notBefore)
    : { lineSince, boundAt };
}

/** Places that go on counting from where the visit stood. */
export function keepsPlace(place: string): boolean {
  return place === "keep" || place === "fewer-calls";
}

/** The counter remembers the queue of its newest call: a ratio is counted over the last ones. */
export function rememberCall(state: HallState, event: HallEvent): HallState {
  if (event.type !== "visit-called") return state;
  const queueId = state.visits.get(event.visitId)?.queueId;
  if (queueId === undefined) return state;
  const counter = state.counters.get(event.counterId);
  if (!counter) return state;
  const lastCalls = [...counter.lastCalls, queueId].slice(-CALLS_REMEMBERED);
  return { ...state, counters: put(state.counters, counter.counterId, { ...counter, lastCalls }) };
}
