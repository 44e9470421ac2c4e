import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turns } from "./ratio.ts";

const queue = (queueId: string, share?: number) => ({ queueId, priority: 1, ...(share ? { share } : {}) });

/** Who is called next when all of these wait; equal turns go to the first written. */
function next(rivals: ReturnType<typeof queue>[], lastCalls: readonly string[]): string {
  const turn = turns(rivals, lastCalls);
  const [first] = [...rivals].sort((a, b) => (turn.get(a.queueId) ?? 0) - (turn.get(b.queueId) ?? 0));
  return first?.queueId ?? "";
}
function calls(rivals: ReturnType<typeof queue>[], times: number, before: readonly string[] = []): string[] {
  const made = [...before];
  for (let i = 0; i < times; i += 1) made.push(next(rivals, made.slice(-24)));
  return made.slice(before.length);
}

describe("a ratio", () => {
  it("is 2 : 1 : 1 over four calls", () => {
    const rivals = [queue("a", 2), queue("b", 1), queue("c", 1)];
    expect(calls(rivals, 8)).toEqual(["a", "b", "c", "a", "a", "b", "c", "a"]);
  });

  it("is nothing where no share is written: then the wait decides", () => {
    expect(turns([queue("a"), queue("b")], ["a"]).size).toBe(0);
  });

  it("counts a share that is not written as 1", () => {
    expect(calls([queue("a", 2), queue("b")], 6).filter((id) => id === "b")).toHaveLength(2);
  });

  it("gives a queue that was empty its share of one round and no more", () => {
    const rivals = [queue("a", 1), queue("b", 1)];
    const onlyA = Array.from({ length: 20 }, () => "a");
    expect(calls(rivals, 4, onlyA)).toEqual(["b", "a", "b", "a"]);
    expect(calls([queue("a", 2), queue("b", 1)], 6, onlyA)).toEqual(["b", "a", "a", "b", "a", "a"]);
  });

  it("does not count calls of queues that do not compete", () => {
    const rivals = [queue("a", 1), queue("b", 1)];
    expect(next(rivals, ["a", "z", "z", "z"])).toBe("b");
  });

  it("holds in every round of calls, whatever was called before", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(shares, fc.array(fc.nat(3), { maxLength: 24 }), (list, past) => {
        const rivals = list.map((share, n) => queue(`q${n}`, share));
        const divisor = list.reduce((a, b) => {
          let [x, y] = [a, b];
          while (y) [x, y] = [y, x % y];
          return x;
        });
        const round = list.reduce((sum, share) => sum + share / divisor, 0);
        const before = past.map((n) => `q${n % list.length}`);
        const made = calls(rivals, round * 4, before).slice(round); // one round to forget what was before
        for (let start = 0; start + round <= made.length; start += 1)
          for (const [n, share] of list.entries()) {
            const got = made.slice(start, start + round).filter((id) => id === `q${n}`).length;
            expect(got).toBe(share / divisor);
          }
      }),
    );
  });
});
