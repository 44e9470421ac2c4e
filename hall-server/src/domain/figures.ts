import type { Bookings, StatisticsRow, VisitMinutes } from "@hall/contract";
import { minutes, spreadOf } from "./spread.ts";
import type { Visit } from "./state.ts";
import type { BookingFate, Ending, Fact } from "./visit-facts.ts";

/** The share of calls within the target that a queue should reach. */
export const SERVICE_LEVEL_GOAL = 0.8;

type Numbers = Omit<StatisticsRow, "key" | "staff">;
type Span = { state: keyof VisitMinutes; ms: number };

/** Adds up facts of visits; the same facts give the same figures, in whatever order they come. */
export class Figures {
  readonly #targetMs: (queueId: string) => number | undefined;
  readonly #here = new Set<string>();
  readonly #inaccurate = new Set<string>();
  readonly #ended: Record<Ending, number> = { served: 0, left: 0, missed: 0, void: 0, expired: 0 };
  readonly #spent: Record<keyof VisitMinutes, number> = {
    waiting: 0,
    called: 0,
    serving: 0,
    parked: 0,
    missed: 0,
  };
  readonly #bookings: Record<BookingFate, number> = { due: 0, came: 0, late: 0, missing: 0, cancelled: 0 };
  readonly #waited: number[] = [];
  readonly #way: number[] = [];
  readonly #served: number[] = [];
  #noShows = 0;
  #within = 0;
  #judged = 0;

  /** `targetMs`: the target wait of a queue; undefined for one that the hall no longer has. */
  constructor(targetMs: (queueId: string) => number | undefined) {
    this.#targetMs = targetMs;
  }

  add(visit: Pick<Visit, "visitId" | "accurate">, fact: Fact): void {
    if (fact.kind === "here") {
      this.#here.add(visit.visitId);
      if (!visit.accurate) this.#inaccurate.add(visit.visitId);
    } else if (fact.kind === "ended") this.#ended[fact.as] += 1;
    else if (fact.kind === "booking") this.#bookings[fact.as] += 1;
    else if (fact.kind === "no-show") this.#noShows += 1;
    else if (fact.kind === "way") this.#way.push(fact.ms);
    else if (fact.kind === "served") this.#served.push(fact.ms);
    else if (fact.kind === "spent")
      this.spent({ state: fact.state, ms: Date.parse(fact.to) - Date.parse(fact.at) });
    else {
      if (fact.kind === "waited") this.#waited.push(fact.ms);
      this.#judge(fact.queueId, fact.ms, fact.kind === "waited");
    }
  }

  /** A part of what was spent. */
  spent({ state, ms }: Span): void {
    this.#spent[state] += ms;
  }

  /** Who leaves within the target has not waited too long; who leaves after it has, and was not called. */
  #judge(queueId: string, ms: number, called: boolean): void {
    const target = this.#targetMs(queueId);
    if (target === undefined) return;
    const within = ms <= target;
    if (!called && within) return;
    this.#judged += 1;
    if (within) this.#within += 1;
  }

  get(): Numbers {
    const share = this.#judged === 0 ? null : this.#within / this.#judged;
    const { waiting, called, serving, parked, missed } = this.#spent;
    return {
      issued: this.#here.size,
      ...this.#ended,
      noShows: this.#noShows,
      inaccurate: this.#inaccurate.size,
      wait: spreadOf(this.#waited),
      way: spreadOf(this.#way),
      serve: spreadOf(this.#served),
      serviceLevel: {
        within: this.#within,
        of: this.#judged,
        share,
        goal: SERVICE_LEVEL_GOAL,
        met: share === null ? null : share >= SERVICE_LEVEL_GOAL,
      },
      minutes: {
        waiting: minutes(waiting),
        called: minutes(called),
        serving: minutes(serving),
        parked: minutes(parked),
        missed: minutes(missed),
      },
      bookings: this.#booked(),
    };
  }

  #booked(): Bookings {
    const { due, came, late, missing, cancelled } = this.#bookings;
    return { booked: due + came + late + missing + cancelled, came: came + late, late, missing, cancelled };
  }
}
