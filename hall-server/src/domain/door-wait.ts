/** What lies between the door and the ticket. Times in milliseconds, seconds where it says so. */
export type DoorWait = {
  arrivals: number;
  tickets: number;
  /** Mean seconds from the door to the ticket, as a range; absent while too few say anything. */
  seconds?: { low: number; high: number };
};

const FEWEST = 3; // tickets: fewer say nothing of a mean
const WALK_MS = 3_000; // nobody has a number sooner after the door
const LONGEST_MS = 30 * 60_000; // whoever came earlier came for something else

/**
 * How long people who came through a door took until they had a ticket. Cameras recognise nobody, so it is told from
 * counts: where each arrival takes one ticket, the mean is exact whoever came first, for sums do not depend on who is
 * paired with whom (Little). Companions and passers-by take none; so the low end pairs each ticket with the latest
 * arrival that is free, and the high end pairs in order after thinning the arrivals evenly to as many as tickets.
 */
export function doorWait(arrivals: readonly number[], tickets: readonly number[]): DoorWait {
  const came = arrivals.toSorted((a, b) => a - b);
  const taken = tickets.toSorted((a, b) => a - b);
  const counts = { arrivals: came.length, tickets: taken.length };
  const latest = pairs(came, taken, (free) => free.pop());
  const thinned = thin(came, latest.length);
  const inOrder = pairs(thinned, taken, (free) => free.shift());
  if (latest.length < FEWEST || inOrder.length < FEWEST) return counts;
  const [a, b] = [mean(latest), mean(inOrder)];
  return { ...counts, seconds: { low: Math.round(Math.min(a, b)), high: Math.round(Math.max(a, b)) } };
}

/** Seconds of each ticket that found an arrival. */
function pairs(
  came: readonly number[],
  taken: readonly number[],
  choose: (free: number[]) => number | undefined,
): number[] {
  const waits: number[] = [];
  let free: number[] = [];
  let next = 0;
  for (const ticket of taken) {
    for (; (came[next] ?? Number.POSITIVE_INFINITY) <= ticket - WALK_MS; next += 1)
      free.push(came[next] ?? 0);
    free = free.filter((at) => ticket - at <= LONGEST_MS);
    const arrival = choose(free);
    if (arrival !== undefined) waits.push((ticket - arrival) / 1000);
  }
  return waits;
}

/** So many of them, evenly. */
function thin(all: readonly number[], count: number): number[] {
  return all.filter(
    (_, i) => Math.floor(((i + 1) * count) / all.length) > Math.floor((i * count) / all.length),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
