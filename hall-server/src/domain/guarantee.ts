import { endOfOpening, isWithin } from "./calendar.ts";
import type { HallState, Visit } from "./state.ts";

/**
 * The instant after which nobody who came later is called before this waiting visit, at any counter that may call both;
 * undefined when that cannot be promised: past closing time, for a queue that is not called until then, or for what is
 * kept for one person without an end. Holds whatever arrives (decisions/0040).
 */
export function guaranteeOf({ configuration }: HallState, visit: Visit): string | undefined {
  if (visit.status !== "waiting") return undefined;
  const { boundAt, reservedFor, reservedUntil, queueId, day } = visit;
  if (reservedFor && reservedUntil === undefined) return undefined;
  const from = reservedUntil !== undefined && reservedUntil > boundAt ? reservedUntil : boundAt;
  const closing = endOfOpening(configuration, day);
  if (from >= closing.toISOString()) return undefined;
  const window = configuration.queues.find((queue) => queue.queueId === queueId)?.callingWindow;
  if (window && !window.some((span) => lasts(span, new Date(from), closing, configuration.timeZone)))
    return undefined;
  return from;
}

/** Does one span of the calling window reach from there to closing time? */
function lasts(span: string, from: Date, closing: Date, timeZone: string): boolean {
  const lastMinute = new Date(closing.getTime() - 60_000);
  return isWithin([span], from, timeZone) && isWithin([span], lastMinute, timeZone);
}
