import { Book } from "./book.ts";
import type { EventOf } from "./events.ts";
import type { HallState, Visit } from "./state.ts";
import { Trail } from "./trail.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * The clock was put right by so many ms: every instant that the hall remembers is told anew, so that whoever has waited
 * ten minutes has still waited ten minutes. Appointments stay: `booked` times, and visits that have not checked in yet,
 * for they were made for the time on the wall.
 */
export function clockStepped(state: HallState, { byMs, day }: EventOf<"clock-stepped">): HallState {
  const { configuration, visits, lines, callTimes, ...rest } = state;
  const told = movedInstants(rest, byMs);
  const all = new Map([...visits].map(([id, visit]) => [id, movedVisit(visit, byMs, state.day, day)]));
  return {
    ...told,
    configuration,
    visits: all,
    lines,
    callTimes: movedTimes(callTimes, byMs),
    day: day ?? told.day,
  };
}

function movedTimes(times: HallState["callTimes"], byMs: number): HallState["callTimes"] {
  return Object.fromEntries(
    Object.entries(times).map(([queueId, trail]) => [queueId, Trail.of(movedInstants([...trail], byMs))]),
  );
}

function movedVisit(visit: Visit, byMs: number, runs: string | undefined, day: string | undefined): Visit {
  if (visit.status === "booked") return visit;
  const told = movedInstants(visit, byMs);
  return day !== undefined && visit.day === runs ? { ...told, day } : told;
}

/** Any plain value with all its instants (ISO 8601 in UTC) moved by so many ms, but for what people wrote or agreed on. */
export function movedInstants<T>(value: T, byMs: number): T {
  return moved(value, byMs) as T; // as: an instant stays an instant, and all else stays as it is
}

/** What is written by people, or was agreed on, is not ours to move. */
const STAYS = new Set(["booked", "fields", "notice"]);

function moved(value: unknown, byMs: number): unknown {
  if (typeof value === "string")
    return INSTANT.test(value) ? new Date(Date.parse(value) + byMs).toISOString() : value;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Map || value instanceof Book)
    return new Map([...value].map(([key, item]) => [key, moved(item, byMs)]));
  if (Array.isArray(value)) return value.map((item) => moved(item, byMs));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, STAYS.has(key) ? item : moved(item, byMs)]),
  );
}
