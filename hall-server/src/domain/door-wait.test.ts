import { describe, expect, it } from "vitest";
import { doorWait } from "./door-wait.ts";

/** Numbers from 0 to 1 that are the same in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** An hour at a kiosk that takes some time for each person; some who come take no ticket. */
function anHour(seed: number, { companions = 0, perHour = 90, service = 25 } = {}) {
  const random = dice(seed);
  const [arrivals, tickets, waits]: number[][] = [[], [], []];
  let [at, kioskFree] = [0, 0];
  for (;;) {
    at += (-Math.log(1 - random()) * 3600) / perHour;
    if (at > 3600) break;
    arrivals?.push(at * 1000);
    if (random() < companions) continue;
    const begins = Math.max(kioskFree, at + 8);
    kioskFree = begins + service * (0.5 + random());
    tickets?.push(kioskFree * 1000);
    waits?.push(kioskFree - at);
  }
  const truth = (waits ?? []).reduce((sum, wait) => sum + wait, 0) / (waits?.length ?? 1);
  return { ...doorWait(arrivals ?? [], tickets ?? []), truth };
}

describe("the wait from the door to the ticket", () => {
  it.each([
    1, 2, 3, 4, 5, 6,
  ])("is exact where everybody takes a ticket, however they overtake: %i", (seed) => {
    const { seconds, truth } = anHour(seed);
    expect(Math.abs((seconds?.low ?? 0) - truth) / truth).toBeLessThan(0.05);
    expect(Math.abs((seconds?.high ?? 0) - truth) / truth).toBeLessThan(0.15);
  });

  it.each([1, 2, 3, 4, 5, 6])("holds the truth in its range where a third takes none: %i", (seed) => {
    const { seconds, truth } = anHour(seed, { companions: 0.33, perHour: 110 });
    expect(seconds?.low).toBeLessThan(truth * 1.1);
    expect(seconds?.high).toBeGreaterThan(truth * 0.85);
  });

  it("rises when the kiosk slows down", () => {
    const [quick, slow] = [anHour(7), anHour(7, { service: 38 })];
    expect(slow.seconds?.low).toBeGreaterThan(1.5 * (quick.seconds?.high ?? 0));
  });

  it("says nothing of a wait where too few took a ticket, or none came by the door", () => {
    expect(doorWait([0, 1_000], [20_000])).toEqual({ arrivals: 2, tickets: 1 });
    expect(
      doorWait(
        [],
        [1, 2, 3, 4].map((n) => n * 60_000),
      ),
    ).toEqual({ arrivals: 0, tickets: 4 });
    expect(
      doorWait(
        [0, 0, 0],
        [1, 2, 3].map((n) => n * 3_600_000),
      ),
    ).toEqual({ arrivals: 3, tickets: 3 });
  });
});
