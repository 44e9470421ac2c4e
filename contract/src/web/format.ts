import type { Language } from "../ids.ts";

/** `09:41` on the hall's clock. */
export function clockTime(at: Date | string, timeZone: string, language: Language): string {
  return format(language, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
}

/** `09:41:07` on the hall's clock. */
export function clockSeconds(at: Date | string, timeZone: string, language: Language): string {
  return format(
    language,
    timeZone,
    { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    at,
  );
}

/** `11月24日星期二`, `Tuesday, 24 November`. */
export function longDate(at: Date | string, timeZone: string, language: Language): string {
  return format(language, timeZone, { weekday: "long", day: "numeric", month: "long" }, at);
}

/** `0:41`, `12:05`, `1:02:03`: a duration in milliseconds, counted in whole seconds. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Whole minutes from one time to another, never negative. */
export function minutesBetween(from: Date | string, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - new Date(from).getTime()) / 60_000));
}

const formats = new Map<string, Intl.DateTimeFormat>(); // making one costs more than using it a thousand times

function format(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  at: Date | string,
): string {
  const locale = language === "en" ? "en-GB" : "zh-CN";
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(key, made);
  }
  return made.format(new Date(at));
}
