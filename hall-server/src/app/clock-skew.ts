/** A clock that is further off than this is named. */
const NAMED_SECONDS = 60;

/**
 * By how many seconds a message's own time is ahead of the hub's (below zero: behind); undefined while that is no more
 * than a minute. A message that was kept by the broker, or came late, says nothing of its sender's clock: only live ones
 * may be asked.
 */
export function skewOf(ts: string, now: Date): number | undefined {
  const seconds = Math.round((Date.parse(ts) - now.getTime()) / 1000);
  return Math.abs(seconds) > NAMED_SECONDS ? seconds : undefined;
}
