import { describe, expect, it } from "vitest";
import { SteadyNumber } from "./steady-number.ts";
import { WaitingCount } from "./waiting-count.ts";

/** Plays who is inside at which second; gives every change of the shown number as "second:number". */
function play(fps: number, seconds: number, inside: (at: number) => number[]): string[] {
  const count = new WaitingCount();
  const changes: string[] = [];
  let shown: number | undefined;
  for (let i = 0; i <= seconds * fps; i += 1) {
    const at = i / fps;
    count.observe(at, new Set(inside(at)));
    if (count.count !== shown) changes.push(`${Math.round(at)}:${count.count}`);
    shown = count.count;
  }
  return changes;
}

const between = (at: number, from: number, to: number, id: number) => (at >= from && at < to ? [id] : []);

describe("WaitingCount", () => {
  it.each([1, 2, 5, 10])("counts who stays and not who passes, at %s pictures a second", (fps) => {
    const changes = play(fps, 60, (at) => [
      ...between(at, 0, 90, 1),
      ...between(at, 20, 90, 2), // comes to wait
      ...between(at, 30, 31.5, 3), // walks through
    ]);
    expect(changes).toHaveLength(2);
    expect(changes[0]).toBe("2:1"); // soon, for who is there at once was there before
    const [second, number] = (changes[1] ?? "").split(":").map(Number);
    expect(number).toBe(2);
    expect(second).toBeGreaterThanOrEqual(26); // 2 s to join, half a window, 2 s to hold
    expect(second).toBeLessThanOrEqual(28);
  });

  it("does not flicker when somebody is hidden for a moment", () => {
    const changes = play(5, 40, (at) => (at % 4 < 2.6 ? [1] : []));
    expect(changes).toEqual(["2:1"]);
  });

  it("knows nothing in the first two seconds, and nothing again after it was cleared", () => {
    const count = new WaitingCount();
    for (let at = 0; at < 2; at += 0.5) {
      expect(count.count).toBeUndefined();
      count.observe(at, new Set([1]));
    }
    count.observe(2, new Set([1]));
    expect(count.count).toBe(1);
    count.clear();
    expect(count.count).toBeUndefined();
  });
});

describe("SteadyNumber", () => {
  it("weighs by time and not by samples", () => {
    const number = new SteadyNumber(10, 2);
    number.observe(0, 3);
    for (let at = 7; at < 8; at += 0.05) number.observe(at, 9); // many samples, one second
    number.observe(8, 3);
    number.observe(12, 3);
    expect(number.shown).toBe(3);
  });
});
