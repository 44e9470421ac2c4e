import type { HallSnapshot, Language, QueueView } from "@hall/contract";
import { clockTime } from "@hall/contract/web";
import type { Say } from "../messages/words.ts";
import { isOpenAt, opensAgainAt } from "./opening.ts";

/** Why a service cannot be had now; `until` is when it can (`13:00`). */
export type Closed =
  | { because: "stopped"; notice: string | undefined }
  | { because: "quota" | "window-over"; until?: string };

type Moment = { now: Date; language: Language };

/** Why no number is given for this queue now; undefined when there is one. */
export function closedBecause(
  { ticketing, timeZone }: Pick<HallSnapshot, "ticketing" | "timeZone">,
  queue: QueueView | undefined,
  { now, language }: Moment,
): Closed | undefined {
  const stopped = ticketing?.stopped && (ticketing.queueIds?.includes(queue?.queueId ?? "") ?? true);
  if (stopped) return { because: "stopped", notice: ticketing.notice?.[language] };
  if (queue?.quota?.left === 0) {
    const { next } = queue.quota;
    return { because: "quota", ...(next ? { until: clockTime(next, timeZone, language) } : {}) };
  }
  return isWindowOver(queue, now, timeZone) ? { because: "window-over" } : undefined;
}

/** Called only in some hours of the day, and those are over: a number would wait for nobody. */
function isWindowOver(queue: QueueView | undefined, now: Date, timeZone: string): boolean {
  const hours = queue?.callingWindow?.join(",");
  if (!hours || isOpenAt(hours, now, timeZone)) return false;
  return opensAgainAt(hours, now, timeZone) === undefined;
}

/** A line that is not called yet, and from when (`10:00`); a number can be had all the same. */
export function calledFrom(
  queue: QueueView | undefined,
  timeZone: string,
  { now, language }: Moment,
): string | undefined {
  if (queue?.calledFrom) return clockTime(queue.calledFrom, timeZone, language);
  const hours = queue?.callingWindow?.join(",");
  if (!hours || isOpenAt(hours, now, timeZone)) return undefined;
  return opensAgainAt(hours, now, timeZone);
}

/** The words of it. */
export function closedText(closed: Closed, t: Say): string {
  switch (closed.because) {
    case "stopped":
      return closed.notice ? t("service-stopped-why", { notice: closed.notice }) : t("service-stopped");
    case "quota":
      return closed.until ? t("service-quota-until", { time: closed.until }) : t("service-quota-today");
    case "window-over":
      return t("service-window-over");
  }
}

/** Everything is stopped: the public notice of it, or an empty text where none was given. */
export function hallStopped(
  { ticketing }: Pick<HallSnapshot, "ticketing">,
  language: Language,
): string | undefined {
  if (!ticketing?.stopped || ticketing.queueIds) return undefined;
  return ticketing.notice?.[language] ?? "";
}
