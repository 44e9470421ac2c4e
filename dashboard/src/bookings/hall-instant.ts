/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** A day and a time on the hall's own clock as an instant; a time that is skipped in spring is the one after it. */
export function hallInstant(day: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const guess = asUtc - aheadOfUtc(asUtc, timeZone);
  return new Date(asUtc - aheadOfUtc(guess, timeZone)).toISOString();
}
