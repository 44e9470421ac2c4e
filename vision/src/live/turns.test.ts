import { describe, expect, it } from "vitest";
import type { Need } from "../analysis/need.ts";
import { nextTurn, type Turn } from "./turns.ts";

/** Looks a second that each camera got, when one look takes `busy` seconds and pictures come five times a second. */
function looks(needs: readonly Need[], busy: number, seconds = 200): { rate: number; longest: number }[] {
  const cameras = needs.map((need) => ({ need, servedAt: 0, count: 0, longest: 0 }));
  let freeAt = 0;
  for (let at = 0; at < seconds; at += 0.02) {
    if (at < freeAt) continue;
    const turn: (Turn & (typeof cameras)[number]) | undefined = nextTurn(cameras, at, busy);
    if (!turn) continue;
    turn.longest = Math.max(turn.longest, at - turn.servedAt);
    turn.servedAt = at;
    turn.count += 1;
    freeAt = at + busy;
  }
  return cameras.map(({ count, longest }) => ({ rate: count / seconds, longest }));
}

const counter: Need = { rate: 1, counter: true };
const seats: Need = { rate: 2, counter: false };
const door: Need = { rate: 5, counter: false };
const empty: Need = { rate: 0.5, counter: false };

describe("whose turn it is", () => {
  it("gives everybody the rate that is needed while there is time", () => {
    const [c, s, d, e] = looks([counter, seats, door, empty], 0.02);
    expect(c?.rate).toBeGreaterThanOrEqual(1);
    expect(s?.rate).toBeGreaterThanOrEqual(2);
    expect(d?.rate).toBeGreaterThanOrEqual(5);
    expect(e?.rate).toBeLessThanOrEqual(1);
  });

  it("keeps half a look a second for open counters under four times the load, and nobody is forgotten", () => {
    const needs = [counter, counter, counter, counter, seats, seats, seats, door, door];
    const wanted = needs.reduce((sum, { rate }) => sum + rate, 0);
    const result = looks(needs, 4 / wanted);
    for (const { rate, longest } of result.slice(0, 4)) {
      expect(rate).toBeGreaterThanOrEqual(0.5);
      expect(longest).toBeLessThanOrEqual(2.5);
    }
    for (const { rate } of result) expect(rate).toBeGreaterThan(0);
  });

  it("keeps the floor of counters when there is time for little else", () => {
    const needs = [counter, counter, counter, counter, seats, seats, seats, seats];
    const result = looks(needs, 0.4); // 2.5 looks a second, and the counters' floor is 2 of them
    for (const { rate, longest } of result.slice(0, 4)) {
      expect(rate).toBeGreaterThanOrEqual(0.5);
      expect(longest).toBeLessThanOrEqual(2.05);
    }
  });

  it("slows the doors that motion had raised first", () => {
    const result = looks([counter, seats, door], 0.25);
    const share = (i: number, need: Need) => (result[i]?.rate ?? 0) / need.rate;
    expect(share(0, counter)).toBeGreaterThanOrEqual(share(2, door) - 0.05);
    expect(result[0]?.rate).toBeGreaterThanOrEqual(0.5);
  });

  it("is the camera's that has waited the most of its own periods, not the longest", () => {
    const [five, four] = [
      { need: door, servedAt: 9 },
      { need: seats, servedAt: 8 },
    ]; // periods at second 10
    expect(nextTurn([four, five], 10)).toBe(five);
  });

  it("is nobody's before it is due", () => {
    expect(nextTurn([{ need: counter, servedAt: 10 }], 10.5)).toBeUndefined();
    expect(nextTurn([{ need: counter, servedAt: 10 }], 10.9)).toBeDefined();
  });
});
