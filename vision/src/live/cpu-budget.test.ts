import { describe, expect, it } from "vitest";
import { CpuBudget } from "./cpu-budget.ts";

const LOOK = 0.03;

/** Threads that always have something to look at, each on a core: the CPU seconds that each has used after `until` seconds. */
function used(share: number, looks: readonly number[], until: number): number[] {
  const budget = new CpuBudget(share);
  budget.count(looks.length);
  const threads = looks.map((seconds) => ({ seconds, at: 0, used: 0, look: budget.begin(0) }));
  for (;;) {
    const next = threads.toSorted((a, b) => a.at + a.seconds - b.at - b.seconds)[0]; // whose look ends first
    if (!next || next.at + next.seconds >= until) return threads.map((thread) => thread.used);
    const done = next.at + next.seconds;
    next.used += next.seconds;
    next.at = Math.max(done, budget.end(next.look, next.seconds));
    next.look = budget.begin(next.at);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe("the CPU budget", () => {
  it.each([
    ["alike", [LOOK, LOOK]],
    ["of which one looks at tiles", [LOOK, 16 * LOOK]],
    ["of four models", [LOOK, 3 * LOOK, 7 * LOOK, 16 * LOOK]],
  ])("lets threads work all the time that may use all of theirs: threads %s", (_which, looks) => {
    for (const share of used(1, looks, 60)) expect(share / 60).toBeGreaterThan(0.97);
  });

  it.each([0.125, 0.25, 0.5])("is held by all threads together: a share of %s", (share) => {
    for (const looks of [[LOOK], [LOOK, LOOK], [LOOK, 2 * LOOK, LOOK], [LOOK, 16 * LOOK]]) {
      const shares = used(share, looks, 120);
      expect(sum(shares) / 120 / looks.length).toBeGreaterThan(0.9 * share);
      expect(sum(shares) / 120 / looks.length).toBeLessThan(1.05 * share);
    }
  });

  it("saves nothing up", () => {
    const budget = new CpuBudget(0.5);
    budget.count(1);
    budget.end(budget.begin(0), LOOK);
    expect(budget.end(budget.begin(100), LOOK)).toBeCloseTo(100 + 2 * LOOK);
  });

  it("is that of the model with the most threads", () => {
    const budget = new CpuBudget(1);
    budget.count(2);
    budget.count(1);
    expect(budget.end(budget.begin(0), LOOK)).toBeCloseTo(LOOK / 2);
  });
});
