import { describe, expect, it } from "vitest";
import { Crowding } from "./crowding.ts";

/** Seconds at which it became crowded (+) and was over (−). */
function turns(count: (at: number) => number | undefined, seconds: number, fps = 1): string[] {
  const crowding = new Crowding({ people: 10, after: 20, clearAfter: 30, cooldown: 60 });
  const seen: string[] = [];
  let before = false;
  for (let i = 0; i <= seconds * fps; i += 1) {
    crowding.observe(i / fps, count(i / fps));
    if (crowding.crowded !== before) seen.push(`${crowding.crowded ? "+" : "-"}${i / fps}`);
    before = crowding.crowded;
  }
  return seen;
}

describe("crowding", () => {
  it.each([1, 2, 5, 10])("begins and ends after its times at %s looks a second", (fps) => {
    expect(turns((at) => (at >= 10 && at < 100 ? 11 : 3), 200, fps)).toEqual(["+30", "-130"]);
  });

  it("is no news when one person comes and goes, or nobody can know", () => {
    expect(turns((at) => (at % 10 < 5 ? 10 : 9), 200)).toEqual([]);
    expect(turns((at) => (at === 15 ? undefined : 12), 34)).toEqual([]);
    expect(turns((at) => (at === 15 ? undefined : 12), 40)).toEqual(["+36"]);
  });

  it("clears only with one less, and rests before the next", () => {
    expect(turns((at) => (at < 50 ? 10 : at < 60 ? 9 : 10), 100)).toEqual(["+20"]);
    expect(turns((at) => (at < 30 || at > 61 ? 12 : 2), 130)).toEqual(["+20", "-60", "+120"]);
  });
});
