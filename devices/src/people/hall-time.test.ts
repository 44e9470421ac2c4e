import { describe, expect, it } from "vitest";
import { hallTimeOf, localTime } from "./hall-time.ts";

const START = Date.parse("2026-11-24T00:30:00Z");
const ever = new AbortController().signal;

/** A hub whose clock runs `speed` times faster, from `START`. */
function source(speed: number) {
  const origin = performance.now();
  let shiftMs = 0;
  return {
    now: () => new Date(START + shiftMs + (performance.now() - origin) * speed),
    speed: () => speed,
    shift: (ms: number) => {
      shiftMs += ms;
    },
  };
}

describe("the hall's time", () => {
  it("passes as fast as the hub says", async () => {
    const time = hallTimeOf(source(6_000));
    const began = performance.now();
    await time.seconds(600, ever);
    expect(time.now().getTime() - START).toBeGreaterThanOrEqual(600_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("waits for the hub's clock itself when that was set back", async () => {
    const hub = source(6_000);
    const time = hallTimeOf(hub);
    const waiting = time.until(new Date(START + 300_000), ever);
    hub.shift(-300_000);
    await waiting;
    expect(time.now().getTime()).toBeGreaterThanOrEqual(START + 300_000);
  });

  it("does not wait for what is past, and stops when told", async () => {
    const time = hallTimeOf(source(1));
    await time.until(new Date(START - 1), ever);
    const stop = new AbortController();
    const waiting = time.seconds(3_600, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});

it("knows day and minute in the hall's zone", () => {
  expect(localTime(new Date("2026-11-24T00:30:59Z"), "Asia/Shanghai")).toEqual({
    day: "2026-11-24",
    minute: 510,
  });
  expect(localTime(new Date("2026-11-24T16:00:00Z"), "Asia/Shanghai")).toEqual({
    day: "2026-11-25",
    minute: 0,
  });
});
