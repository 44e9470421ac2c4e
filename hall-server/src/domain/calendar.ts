import type { HallConfiguration } from "@hall/contract";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
type Hours = Pick<HallConfiguration, "openingHours" | "closures" | "timeZone">;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(timeZone, format);
  }
  return format;
}

type LocalTime = { day: string; minute: number };

const KEPT_MINUTES = 1_000;
const localTimes = new Map<string, LocalTime>();

/** Calendar day (`2026-11-24`) and minute of the day in the hall's zone. Asked often in one minute, worked out once. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const key = `${Math.floor(at.getTime() / 60_000)} ${timeZone}`;
  const known = localTimes.get(key);
  if (known) return known;
  const found = formatted(at, timeZone);
  if (localTimes.size >= KEPT_MINUTES) localTimes.clear();
  localTimes.set(key, found);
  return found;
}

function formatted(at: Date, timeZone: string): LocalTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(at)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * The instant at which a calendar day of the zone reaches that minute; 1440 is the next midnight. Right over DST
 * changes: of a minute that comes twice the first one; a minute that the clocks skip is as late
 * as it would have been without the change.
 */
export function instantOf(day: string, minute: number, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const before = wanted - offsetAt(wanted - DAY_MS, timeZone);
  const after = wanted - offsetAt(wanted + DAY_MS, timeZone);
  const found = [before, after].find((instant) => instant + offsetAt(instant, timeZone) === wanted);
  return new Date(found ?? before);
}

/** How far the clocks of the zone are ahead of UTC at an instant; both in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const { day, minute } = localTime(new Date(instant), timeZone);
  return Date.parse(`${day}T00:00:00Z`) + minute * 60_000 - Math.floor(instant / 60_000) * 60_000;
}

/** So many ms after an instant, as text. */
export function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** Two minutes of the day; the second no longer belongs to it. */
export type Span = { from: number; to: number };

/** The span that is written as `09:00-17:30`. */
export function spanOf(hours: string): Span {
  const [from = 0, to = 0] = hours.split("-").map(minuteOf);
  return { from, to };
}

/** Opening hours of a day, earliest first; none when closed. */
export function hoursOf(hall: Hours, day: string): Span[] {
  if (hall.closures.includes(day)) return [];
  const weekday = DAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? "sunday";
  return (hall.openingHours[weekday] ?? []).map(spanOf).sort((a, b) => a.from - b.from);
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** `HH:MM` of a minute of the day. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** May numbers be taken now? */
export function isHallOpen(hall: Hours, now: Date): boolean {
  const { day, minute } = localTime(now, hall.timeZone);
  return hoursOf(hall, day).some(({ from, to }) => from <= minute && minute < to);
}

/** Is it now within one of these spans of the day, in the hall's zone? */
export function isWithin(spans: readonly string[], now: Date, timeZone: string): boolean {
  const { minute } = localTime(now, timeZone);
  return spans.map(spanOf).some(({ from, to }) => from <= minute && minute < to);
}

/** The hours of a day for people, `09:00-12:00, 13:00-17:00`; "-" when closed. */
export function hoursText(hall: Hours, day: string): string {
  return (
    hoursOf(hall, day)
      .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
      .join(", ") || "-"
  );
}

/** When the hall closes for the day; the day's beginning when it never opens. */
export function endOfOpening(hall: Hours, day: string): Date {
  return instantOf(day, hoursOf(hall, day).at(-1)?.to ?? 0, hall.timeZone);
}

const GRACE_MINUTES = 120;

/** When whatever is still open is closed: two hours after closing time, at midnight at the latest. */
export function endOfDay(hall: Hours, day: string): Date {
  const closing = hoursOf(hall, day).at(-1)?.to ?? 24 * 60;
  return instantOf(day, Math.min(closing + GRACE_MINUTES, 24 * 60), hall.timeZone);
}

/** The instants between two others at which one of these spans of the day begins or ends. */
export function windowEdges(spans: readonly string[], from: string, to: string, timeZone: string): string[] {
  const edges = new Set<string>();
  const last = localTime(new Date(to), timeZone).day;
  for (let { day } = localTime(new Date(from), timeZone); day <= last; day = nextDay(day))
    for (const minute of spans.flatMap((span) => span.split("-").map(minuteOf))) {
      const edge = instantOf(day, minute, timeZone).toISOString();
      if (from < edge && edge < to) edges.add(edge);
    }
  return [...edges].sort();
}

/** The calendar day after another one. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
