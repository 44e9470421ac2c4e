import { describe, expect, it } from "vitest";
import { CpuBudget } from "./cpu-budget.ts";

const LOOK = 0.03;

/** Threads that always have something to look at: the CPU seconds that each has used after `until` seconds. */
function used(budget: CpuBudget, looks: readonly number[], until: number): number[] {
  const threads = looks.map((look) => ({ look, freeAt: 0, used: 0 }));
  for (;;) {
    const next = threads.toSorted((a, b) => a.freeAt - b.freeAt)[0];
    if (!next || next.freeAt >= until) return threads.map((thread) => thread.used);
    const began = next.freeAt;
    next.used += next.look;
    next.freeAt = Math.max(began + next.look, budget.spend(began, next.look));
  }
}

describe("the CPU budget", () => {
  it("lets threads work all the time when there is a core for each", () => {
    expect(used(new CpuBudget(2), [LOOK, LOOK], 30)).toEqual([expect.closeTo(30, 1), expect.closeTo(30, 1)]);
  });

  it.each([0.25, 0.5, 1])("is held by all threads together: %s cores", (cores) => {
    for (const looks of [[LOOK], [LOOK, LOOK], [LOOK, 2 * LOOK, LOOK]]) {
      const shares = used(new CpuBudget(cores), looks, 60);
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(sum / 60).toBeCloseTo(Math.min(cores, looks.length), 1);
      expect(Math.min(...shares)).toBeGreaterThan((0.7 * sum) / looks.length); // nobody goes short
    }
  });

  it("saves nothing up", () => {
    const budget = new CpuBudget(0.5);
    budget.spend(0, LOOK);
    expect(budget.spend(100, LOOK)).toBeCloseTo(100 + 2 * LOOK);
  });
});
