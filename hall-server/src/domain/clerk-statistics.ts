import type { ClerkPeriod, ClerkPeriodState, ClerkStatistics } from "@hall/contract";
import type { ClerkDay } from "./clerk-periods.ts";
import { inMinutes, knownMs, noTime } from "./clerk-sums.ts";
import { minutes, spreadOf } from "./spread.ts";
import type { Visit } from "./state.ts";
import { type Fact, factsOf } from "./visit-facts.ts";

type Report = ClerkStatistics["clerks"][number];

type Served = { ms: number[]; n: number };

/** Adds up what clerks did on some days, in portions, to one report. */
export class ClerkReport {
  readonly #range: { from: string; to: string };
  readonly #served = new Map<string, Served>();
  readonly #days = new Map<string, ClerkDay[]>();

  constructor(range: { from: string; to: string }) {
    this.#range = range;
  }

  /** Days in their order. */
  add(visits: readonly Visit[], days: readonly ClerkDay[]): void {
    for (const visit of visits) for (const fact of factsOf(visit)) this.#serve(fact);
    for (const day of days) this.#days.set(day.clerkId, [...(this.#days.get(day.clerkId) ?? []), day]);
  }

  #serve(fact: Fact): void {
    if (fact.clerkId === undefined) return;
    const one = this.#served.get(fact.clerkId) ?? { ms: [], n: 0 };
    this.#served.set(fact.clerkId, one);
    if (fact.kind === "served") one.ms.push(fact.ms);
    if (fact.kind === "ended" && fact.as === "served") one.n += 1;
  }

  /** By clerk; with the periods themselves where it is one day. */
  get(): ClerkStatistics {
    const { from, to } = this.#range;
    const clerks = [...this.#days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([clerkId, days]) =>
        reportOf(clerkId, days, this.#served.get(clerkId) ?? { ms: [], n: 0 }, from === to),
      );
    return { from, to, clerks };
  }
}

function reportOf(clerkId: string, days: readonly ClerkDay[], served: Served, oneDay: boolean): Report {
  const periods = days.flatMap((day) => day.periods);
  const ms = noTime();
  const reasons = new Map<string, { state: ClerkPeriodState; reason: string; n: number; ms: number }>();
  for (const period of periods) {
    const { state, reason } = period;
    const lasted = knownMs(period);
    ms[state] += lasted;
    if (reason === undefined || period.to === null) continue;
    const one = reasons.get(`${state}/${reason}`) ?? { state, reason, n: 0, ms: 0 };
    reasons.set(`${state}/${reason}`, { ...one, n: one.n + 1, ms: one.ms + lasted });
  }
  return {
    clerkId,
    name: days.at(-1)?.name ?? clerkId,
    days: days.length,
    minutes: inMinutes(ms),
    served: served.n,
    serve: spreadOf(served.ms),
    reasons: [...reasons]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { ms: lasted, ...reason }]) => ({ ...reason, minutes: minutes(lasted) })),
    inaccurate: periods.filter(({ accurate }) => !accurate).length,
    ...(oneDay ? { periods: withoutGoneHome(periods) } : {}),
  };
}

/** Who has signed out and has not come back is not signed out: the day is over for them. */
function withoutGoneHome(periods: readonly ClerkPeriod[]): ClerkPeriod[] {
  const last = periods.at(-1);
  return last?.state === "signed-out" && last.to === null ? periods.slice(0, -1) : [...periods];
}
