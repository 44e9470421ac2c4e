import { endOfOpening } from "./calendar.ts";
import type { HallState, Visit } from "./state.ts";

/**
 * The instant after which nobody who came later is called before this waiting visit, at any counter that may call both;
 * undefined when that cannot be promised: past closing time, for a queue that is called in some hours only, or for what
 * is kept for one person without an end. Holds whatever arrives (decisions/0040).
 */
export function guaranteeOf({ configuration }: HallState, visit: Visit): string | undefined {
  if (visit.status !== "waiting") return undefined;
  const { boundAt, reservedFor, reservedUntil, queueId, day } = visit;
  if (reservedFor && reservedUntil === undefined) return undefined;
  if (configuration.queues.find((queue) => queue.queueId === queueId)?.callingWindow) return undefined;
  const from = reservedUntil !== undefined && reservedUntil > boundAt ? reservedUntil : boundAt;
  return from < endOfOpening(configuration, day).toISOString() ? from : undefined;
}
