import type { ModelState } from "./state.ts";
import { type Counter, order, type Visit } from "./words.ts";

/** By what right a counter may call this visit: as its own, as its clerk's, out of the line; kept for another one; or none. */
export function rightTo(
  hall: ModelState,
  visit: Visit,
  counter: Counter,
  at: number,
): "counter" | "clerk" | "line" | "reserved" | undefined {
  const { reserved } = visit;
  const queues = hall.settings.counters[counter.id]?.queues ?? [];
  const mine =
    reserved?.counter === counter.id && reserved.counter !== undefined
      ? "counter"
      : reserved?.clerk !== undefined && reserved.clerk === counter.clerk
        ? "clerk"
        : undefined;
  if (!mine && !queues.includes(visit.queue)) return undefined;
  if (!reserved || visit.reservedUntil <= at) return "line";
  if (mine) return mine;
  const there =
    (reserved.counter !== undefined && hall.counters.get(reserved.counter)?.clerk !== undefined) ||
    (reserved.clerk !== undefined && hall.clerks.has(reserved.clerk));
  return there ? "reserved" : "line";
}

/** Was it missed a moment ago? */
export function tooSoon(hall: ModelState, visit: Visit, at: number): boolean {
  return visit.was === "missed" && visit.lastCall > at - hall.settings.recallMs;
}

/** Who is next at a counter, looked through from the beginning. */
export function choose(
  hall: ModelState,
  counterId: string,
  at: number,
  waiting: readonly Visit[],
): Visit | undefined {
  const counter = hall.counters.get(counterId);
  if (!counter) return undefined;
  let best: { visit: Visit; rank: number } | undefined;
  for (const visit of waiting) {
    const right = rightTo(hall, visit, counter, at);
    if (right === undefined || right === "reserved") continue;
    if (visit.notBefore > at || tooSoon(hall, visit, at)) continue;
    const rank = right === "counter" ? 0 : right === "clerk" ? 1 : 2;
    if (!best || before(hall, { visit, rank }, best, at)) best = { visit, rank };
  }
  return best?.visit;
}

/** Is the first called before the second? */
export function before(
  hall: ModelState,
  a: { visit: Visit; rank: number },
  b: { visit: Visit; rank: number },
  at: number,
): boolean {
  const dueA = a.visit.boundAt <= at;
  const dueB = b.visit.boundAt <= at;
  if (dueA !== dueB) return dueA;
  if (dueA) return order(a.visit.lineSince - b.visit.lineSince, a.visit, b.visit);
  if (a.rank !== b.rank) return a.rank < b.rank;
  const [ours, theirs] = [a.visit, b.visit].map(
    (visit) => (hall.settings.weights[visit.class] ?? 1) * Math.max(0, at - visit.effectiveAt),
  );
  if (ours !== theirs) return (ours ?? 0) > (theirs ?? 0);
  return order(a.visit.effectiveAt - b.visit.effectiveAt, a.visit, b.visit);
}
