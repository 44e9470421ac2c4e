import type { HallSnapshot, Language, ServiceLevel, Spread, StatisticsBy } from "@hall/contract";
import type { Words } from "./words.ts";

/** A figure of minutes, short; unknown is a dash, never zero. */
export function minutesOf(value: number | null): string {
  if (value === null) return "—";
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

/** Some percentiles of a spread, with slashes. */
export function spreadText(spread: Spread, ...which: ("p50" | "p80" | "p90" | "p95")[]): string {
  return which.map((one) => minutesOf(spread[one])).join(" / ");
}

/** A share as percent; unknown is a dash. */
export function shareText({ share }: Pick<ServiceLevel, "share">, t: Words): string {
  return share === null ? "—" : t("percent", { n: Math.round(share * 100) });
}

type Names = Pick<HallSnapshot, "queues" | "services" | "counters" | "clerks" | "classes" | "groups">;

/** What a row of the statistics is about, by its name in the hall. */
export function keyText(
  by: StatisticsBy,
  key: string | null,
  hall: Names,
  { language, t, people }: { language: Language; t: Words; people: ReadonlyMap<string, string> },
): string {
  if (key === null) return t("key-none");
  switch (by) {
    case "queue":
      return hall.queues.find(({ queueId }) => queueId === key)?.name[language] ?? key;
    case "service":
      return hall.services.find(({ serviceId }) => serviceId === key)?.name[language] ?? key;
    case "counter": {
      const number = hall.counters.find(({ counterId }) => counterId === key)?.number;
      return number === undefined ? key : t("key-counter", { number });
    }
    case "clerk":
      return people.get(key) ?? hall.clerks.find(({ clerkId }) => clerkId === key)?.name ?? key;
    case "class":
      return hall.classes?.find(({ classId }) => classId === key)?.name[language] ?? key;
    case "group":
      return hall.groups?.find(({ groupId }) => groupId === key)?.name[language] ?? key;
    case "hour":
      return t("key-hour", { hour: key });
    case "booked":
      return t(key === "booked" ? "key-booked" : "key-walk-in");
    case "day":
      return key;
  }
}

/** A business day some days before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
