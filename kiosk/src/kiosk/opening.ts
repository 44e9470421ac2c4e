/** Is the hall open at `now`, by its hours of today (`09:00-12:00, 13:00-17:30`; "-" when closed all day)? */
export function isOpenAt(hours: string, now: Date, timeZone: string): boolean {
  const minute = minuteOfDay(now, timeZone);
  return spans(hours).some(([from, to]) => from <= minute && minute < to);
}

/** When it opens again today, `13:00`; undefined when it does not. */
export function opensAgainAt(hours: string, now: Date, timeZone: string): string | undefined {
  const minute = minuteOfDay(now, timeZone);
  const next = spans(hours)
    .map(([from]) => from)
    .filter((from) => from > minute)
    .sort((a, b) => a - b)[0];
  if (next === undefined) return undefined;
  return `${String(Math.floor(next / 60)).padStart(2, "0")}:${String(next % 60).padStart(2, "0")}`;
}

/** The hall's calendar day at `now`, as `2026-11-24`. */
export function dayAt(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
}

function spans(hours: string): [number, number][] {
  return hours.split(",").flatMap((span) => {
    const [from, to] = span.trim().split("-").map(minutes);
    return from === undefined || to === undefined ? [] : [[from, to] as [number, number]]; // as: a pair, not a list
  });
}

function minuteOfDay(now: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return minutes(clock.format(now)) ?? 0;
}

function minutes(clock: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}
