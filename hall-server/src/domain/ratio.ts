import type { ProfileWords } from "@hall/contract";

/**
 * Whose turn it is among queues of one priority: for each queue how far it is behind its share, the lowest number first.
 * Counted over the last calls of one round (the sum of the shares, less one): with everybody waiting, each round of
 * calls then has exactly the ratio, and a queue that was empty for an hour gets its share of one round and no more.
 */
export function turns(
  rivals: readonly ProfileWords[],
  lastCalls: readonly string[],
): ReadonlyMap<string, number> {
  if (!rivals.some(({ share }) => share !== undefined)) return new Map();
  const shares = new Map(rivals.map(({ queueId, share = 1 }) => [queueId, share]));
  const divisor = [...shares.values()].reduce(greatestCommonDivisor);
  const round = [...shares.values()].reduce((sum, share) => sum + share / divisor, 0);
  const counted = new Map<string, number>();
  for (const queueId of lastCalls.filter((id) => shares.has(id)).slice(1 - round))
    counted.set(queueId, (counted.get(queueId) ?? 0) + 1);
  const behind = [...shares].map(([queueId, share]): [string, number] => {
    const due = share / divisor;
    return [queueId, ((counted.get(queueId) ?? 0) - due) / due];
  });
  return new Map(behind);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
