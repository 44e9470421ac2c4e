import type { HallEvent } from "./events.ts";
import type { HallState, Lines, Visit, WaitingVisit } from "./state.ts";

/** First come, first served: (effective time, sequence). Two equal times never flip. */
export function byTime(
  a: Pick<Visit, "effectiveAt" | "sequence">,
  b: Pick<Visit, "effectiveAt" | "sequence">,
): number {
  return a.effectiveAt < b.effectiveAt ? -1 : a.effectiveAt > b.effectiveAt ? 1 : a.sequence - b.sequence;
}

/** The index anew, from all visits: after the end of a day, or from a memory. */
export function linesOf(visits: ReadonlyMap<string, Visit>): Lines {
  const lines = new Map<string, WaitingVisit[]>();
  for (const visit of visits.values()) {
    if (visit.status !== "waiting") continue;
    const line = lines.get(visit.queueId);
    if (line) line.push(visit);
    else lines.set(visit.queueId, [visit]);
  }
  for (const line of lines.values()) line.sort(byTime);
  return lines;
}

/** Keeps the index true: one event moves one visit at most, and copies no line but its own. */
export function keepLines(before: HallState, after: HallState, event: HallEvent): HallState {
  if (before.visits === after.visits) return after;
  if (!("visitId" in event)) return { ...after, lines: linesOf(after.visits) };
  const was = waiting(before.visits.get(event.visitId));
  const is = waiting(after.visits.get(event.visitId));
  if (was === is) return after;
  const lines = new Map(after.lines);
  if (was) lines.set(was.queueId, without(lines.get(was.queueId) ?? [], was));
  if (is) lines.set(is.queueId, inserted(lines.get(is.queueId) ?? [], is));
  return { ...after, lines };
}

function waiting(visit: Visit | undefined): WaitingVisit | undefined {
  return visit?.status === "waiting" ? visit : undefined;
}

function without(line: readonly WaitingVisit[], visit: WaitingVisit): readonly WaitingVisit[] {
  const copy = [...line];
  const place = copy.indexOf(visit, Math.max(0, placeOf(line, visit) - 1));
  if (place === -1) return line;
  copy.splice(place, 1);
  return copy;
}

function inserted(line: readonly WaitingVisit[], visit: WaitingVisit): readonly WaitingVisit[] {
  const copy = [...line];
  copy.splice(placeOf(line, visit), 0, visit);
  return copy;
}

/** How many of the line come before the visit. */
function placeOf(line: readonly WaitingVisit[], visit: WaitingVisit): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = line[middle];
    if (other && byTime(other, visit) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
