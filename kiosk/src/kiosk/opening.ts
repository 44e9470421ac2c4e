/** Is the hall open at `now`, by its hours of today (`09:00-12:00, 13:00-17:30`; "-" when closed all day)? */
export function isOpenAt(hours: string, now: Date, timeZone: string): boolean {
  const minute = minuteOfDay(now, timeZone);
  return hours.split(",").some((span) => {
    const [from, to] = span.trim().split("-").map(minutes);
    return from !== undefined && to !== undefined && from <= minute && minute < to;
  });
}

/** The hall's calendar day at `now`, as `2026-11-24`. */
export function dayAt(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
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
