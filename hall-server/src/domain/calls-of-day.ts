import type { Explanation } from "@hall/contract";
import type { EventOf, HallEvent } from "./events.ts";
import { movedInstants } from "./evolve-clock.ts";
import type { HallState, Visit } from "./state.ts";
import { queuesOf } from "./work-profile.ts";

/** One call out of a line, with all that a fair order is judged by. */
export type CallRecord = {
  visitId: string;
  at: string;
  counterId: string;
  queueId: string;
  /** Since when it had been in this line. */
  since: string;
  /** Its time in the plain order: arrival, or what a booking or a return made of it. */
  effectiveAt: string;
  sequence: number;
  class: string;
  group?: string;
  rule: Explanation["rule"];
  /** The queues that the counter could call from. */
  queueIds: readonly string[];
};

/** The calls of one day, as a fold over its events; one that was taken back has not been. */
export class CallsOfDay {
  #calls: CallRecord[];

  constructor(calls: readonly CallRecord[] = []) {
    this.#calls = [...calls];
  }

  get all(): readonly CallRecord[] {
    return this.#calls;
  }

  add(event: HallEvent, before: HallState, after: HallState): void {
    if (event.type === "visit-called") {
      const visit = before.visits.get(event.visitId);
      if (visit) this.#calls.push(recordOf(event, visit, before));
    } else if (event.type === "visit-undone") this.#takeBack(after);
  }

  /** Everything that was is told in the time of the clock that was put right. */
  shift(byMs: number): void {
    this.#calls = movedInstants(this.#calls, byMs);
  }

  #takeBack({ visits }: HallState): void {
    this.#calls = this.#calls.filter(({ visitId, at }) => {
      const visit = visits.get(visitId);
      return !visit || visit.periods.some(({ state, from }) => state === "called" && from === at);
    });
  }
}

function recordOf(
  { visitId, at, counterId, explain }: EventOf<"visit-called">,
  visit: Visit,
  { configuration }: HallState,
): CallRecord {
  return {
    visitId,
    at,
    counterId,
    queueId: visit.queueId,
    since: inLineSince(visit),
    effectiveAt: visit.effectiveAt,
    sequence: visit.sequence,
    class: visit.class,
    ...(visit.group === undefined ? {} : { group: visit.group }),
    rule: explain.rule,
    queueIds: queuesOf(configuration, counterId),
  };
}

/** When it came into the line in which it waits. */
function inLineSince({ periods, queueId, issuedAt }: Visit): string {
  let since = periods.at(-1)?.from ?? issuedAt;
  for (const period of [...periods].reverse()) {
    if (period.state !== "waiting" || period.queueId !== queueId) break;
    since = period.from;
  }
  return since;
}
