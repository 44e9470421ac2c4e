import type { HallSnapshot, VisitView } from "@hall/contract";
import { countersOf, meanOf, p80, peopleOf, waitedMinutes } from "./figures.ts";
import { momentsOf, type Span, waitingCurve, waitSpan } from "./queue-curve.ts";

/** A figure over time; null where it was not known. */
export type Trend = readonly (number | null)[];
export type Trends = Record<"people" | "waiting" | "longest" | "p80" | "counters" | "rated", Trend>;

const TWO_HOURS_MS = 2 * 60 * 60_000;
const STEP_MS = 2 * 60_000;

/** The two hours before a moment, on whole steps, so that a curve does not tremble. */
export function lastTwoHours(now: Date): Span {
  const to = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
  return { from: to - TWO_HOURS_MS, to, stepMs: STEP_MS };
}

/** What the day's visits tell of the past by themselves; the rest is what this page has seen. */
export function trendsOf({ visits }: HallSnapshot, seen: Seen, span: Span): Trends {
  return {
    people: seen.trend("people", span),
    counters: seen.trend("counters", span),
    waiting: waitingCurve(visits, span),
    longest: longestTrend(visits, span),
    p80: runningTrend(visits.flatMap(waitAt), span, (values) => p80([...values].sort((a, b) => a - b))),
    rated: runningTrend(visits.flatMap(gradeAt), span, meanOf),
  };
}

type Dated = { at: number; value: number };

function waitAt(visit: VisitView): Dated[] {
  return waitedMinutes(visit).map((value) => ({ at: Date.parse(visit.calledAt ?? visit.issuedAt), value }));
}

function gradeAt({ step }: VisitView): Dated[] {
  const { grade, at } = step?.rating ?? {};
  return typeof grade === "number" && at ? [{ at: Date.parse(at), value: grade }] : [];
}

/** Of all that had happened until then. */
function runningTrend(dated: Dated[], span: Span, of: (values: readonly number[]) => number | null): Trend {
  const sorted = dated.sort((a, b) => a.at - b.at);
  const values: number[] = [];
  return momentsOf(span).map((moment) => {
    for (let next = sorted[values.length]; next && next.at <= moment; next = sorted[values.length])
      values.push(next.value);
    return of(values);
  });
}

/** The longest wait of those who waited then, in minutes. */
function longestTrend(visits: readonly VisitView[], span: Span): Trend {
  const spans = visits.filter(({ status }) => status !== "booked").map(waitSpan);
  return momentsOf(span).map((moment) => {
    const waited = spans
      .filter(({ from, to }) => from <= moment && (to === undefined || to > moment))
      .map(({ from }) => (moment - from) / 60_000);
    return Math.max(0, ...waited);
  });
}

type Sample = { at: number; people: number | null; counters: number };

/** What this page has seen of figures that leave no trace elsewhere; one sample for each step of hall time. */
export class Seen {
  readonly #samples = new Map<number, Sample>();

  note(hall: HallSnapshot, now: Date): void {
    const at = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
    const { count } = peopleOf(hall);
    this.#samples.set(at, {
      at,
      people: count === "unknown" ? null : count,
      counters: countersOf(hall).attended,
    });
    for (const old of this.#samples.keys()) if (old < at - TWO_HOURS_MS) this.#samples.delete(old);
  }

  trend(figure: "people" | "counters", span: Span): Trend {
    return momentsOf(span).map((moment) => this.#samples.get(moment)?.[figure] ?? null);
  }
}

/** Looking back over the day is not done more often than it can show anything new. */
export class TrendsWatch {
  readonly #seen = new Seen();
  #known: { to: number; trends: Trends } | undefined;

  at(hall: HallSnapshot, now: Date): Trends {
    const span = lastTwoHours(now);
    this.#seen.note(hall, now);
    if (this.#known?.to !== span.to) this.#known = { to: span.to, trends: trendsOf(hall, this.#seen, span) };
    return this.#known.trends;
  }
}
