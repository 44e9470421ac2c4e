import { describe, expect, it } from "vitest";
import { openMeasured } from "./self-benchmark.ts";

/** A machine of so many cores: a look takes 20 ms of a core, and threads beyond the cores share them. */
function machine(cores: number) {
  let [clock, threads, opened, closed, looks] = [0, 0, 0, 0, 0];
  return {
    now: () => clock,
    counts: () => ({ opened, closed, looks }),
    open: async () => {
      opened += 1;
      threads += 1;
      return {
        look: async () => {
          looks += 1;
          clock += 0.02 / Math.min(threads, cores); // each look moves the clock by its share of the whole
          await Promise.resolve();
          return { boxes: [], prepareMs: 1, inferMs: 20, inferCpuMs: 20 };
        },
        close: async () => {
          closed += 1;
          threads -= 1;
        },
      };
    },
  };
}

describe("the benchmark at the start", () => {
  it.each([
    [1, 4, 1],
    [2, 4, 2],
    [8, 4, 4],
    [3, 8, 3],
  ])("on %s cores, at most %s threads: takes %s", async (cores, most, threads) => {
    const { open, now } = machine(cores);
    const { detectors, speed } = await openMeasured(open, most, now);
    expect(detectors).toHaveLength(threads);
    expect(speed.threads).toBe(threads);
    expect(speed.inferCpuMs).toBe(20);
    expect(speed.looksPerSecond).toBeCloseTo(50 * threads, 0);
  });

  it("counts twenty looks for each number of threads, and closes the thread that brought nothing", async () => {
    const { open, now, counts } = machine(1);
    await openMeasured(open, 4, now);
    expect(counts()).toEqual({ opened: 2, closed: 1, looks: 2 + 20 + 4 + 20 });
  });
});
