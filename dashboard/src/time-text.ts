import type { Language } from "@hall/contract";
import { clockTime } from "@hall/contract/web";
import type { Words } from "./alert-text.ts";

/** `41 min`, `21 h 11 min`. */
export function minutesText(minutes: number, t: Words): string {
  if (minutes < 60) return t("minutes", { n: minutes });
  return t("hours-minutes", { h: Math.floor(minutes / 60), n: minutes % 60 });
}

/** The time of day; with its date when that is not today's. */
export function momentText(at: string, now: Date, timeZone: string, language: Language): string {
  const time = clockTime(at, timeZone, language);
  const day = dayText(new Date(at), timeZone, language);
  return day === dayText(now, timeZone, language) ? time : `${day} ${time}`;
}

function dayText(at: Date, timeZone: string, language: Language): string {
  const locale = language === "en" ? "en-GB" : "zh-CN";
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone }).format(at);
}
