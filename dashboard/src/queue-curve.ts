import type { VisitView } from "@hall/contract";

/** A span of hall time cut in equal steps; all in milliseconds, `to` included. */
export type Span = { from: number; to: number; stepMs: number };

/** The moments of a span. */
export function momentsOf({ from, to, stepMs }: Span): number[] {
  const steps = Math.max(0, Math.floor((to - from) / stepMs));
  return Array.from({ length: steps + 1 }, (_, index) => from + index * stepMs);
}

/** When somebody waited for the first call; `to` is undefined while it lasts. */
export function waitSpan({ status, issuedAt, calledAt, since }: VisitView): { from: number; to?: number } {
  const from = Date.parse(issuedAt);
  if (calledAt) return { from, to: Date.parse(calledAt) };
  if (status === "waiting") return { from };
  return { from, to: Date.parse(since ?? issuedAt) };
}

/** How many waited at each moment of a span, in one queue or (without `queueId`) in all. */
export function waitingCurve(visits: readonly VisitView[], span: Span, queueId?: string): number[] {
  const counts = momentsOf(span).map(() => 0);
  const indexOf = (at: number): number => Math.max(0, Math.ceil((at - span.from) / span.stepMs));
  const changes = new Map<number, number>();
  const change = (at: number, by: number): void => {
    const index = indexOf(at);
    changes.set(index, (changes.get(index) ?? 0) + by);
  };
  for (const visit of visits) {
    if (visit.status === "booked" || (queueId !== undefined && visit.queueId !== queueId)) continue;
    const { from, to } = waitSpan(visit);
    change(from, 1);
    if (to !== undefined) change(to, -1);
  }
  let waiting = 0;
  return counts.map((_, index) => {
    waiting += changes.get(index) ?? 0;
    return waiting;
  });
}

const LOOK_BACK_MS = 30 * 60_000;

/**
 * How many would wait at each step after `span.to`, if people went on to come and to be called as in the last half hour;
 * never below nobody. A continuation, not a promise.
 */
export function waitingForecast(
  visits: readonly VisitView[],
  span: Span,
  { steps, queueId }: { steps: number; queueId?: string | undefined },
): number[] {
  const now = waitingCurve(visits, span, queueId).at(-1) ?? 0;
  const recent = (at: number): boolean => at > span.to - LOOK_BACK_MS && at <= span.to;
  const ours = visits.filter(
    (visit) => visit.status !== "booked" && (queueId === undefined || visit.queueId === queueId),
  );
  const spans = ours.map(waitSpan);
  const came = spans.filter(({ from }) => recent(from)).length;
  const went = spans.filter(({ to }) => to !== undefined && recent(to)).length;
  const eachStep = ((came - went) * span.stepMs) / LOOK_BACK_MS;
  return Array.from({ length: steps }, (_, step) => Math.max(0, now + eachStep * (step + 1)));
}

/** Where a wait stands: within the target, over it, or over the queue's maximum. */
export type Band = "nobody" | "within" | "over-target" | "over-maximum";
export function bandOf(
  minutes: number | undefined,
  queue: { targetMinutes: number; maximumMinutes: number },
): Band {
  if (minutes === undefined) return "nobody";
  if (minutes > queue.maximumMinutes) return "over-maximum";
  return minutes > queue.targetMinutes ? "over-target" : "within";
}
