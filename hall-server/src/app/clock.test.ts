import { describe, expect, it } from "vitest";
import { WallClock } from "./clock.ts";
import { ToldSteps } from "./told-steps.ts";

const HOUR = 3_600_000;
const YEARS = 8 * 365 * 24 * HOUR;
const START = Date.parse("2026-11-24T01:00:00.000Z");

/** A machine whose clocks can be moved. */
function aMachine(start = START) {
  const ms = { wall: start, steady: 5_000.25, slept: 0 };
  return {
    sources: { wallMs: () => ms.wall, steadyMs: () => ms.steady, sleptMs: () => ms.slept },
    later: (by: number) => {
      ms.wall += by;
      ms.steady += by;
    },
    wallJumps: (by: number) => {
      ms.wall += by;
    },
    sleeps: (by: number) => {
      ms.wall += by;
      ms.slept += by;
    },
  };
}

describe("the hub's clock", () => {
  it("goes with the wall clock, and follows it where it is slewed", () => {
    const machine = aMachine();
    const clock = new WallClock(machine.sources);
    for (let second = 0; second < 3600; second += 1) {
      machine.later(1000);
      machine.wallJumps(-0.5); // as NTP slows a clock that is ahead
      clock.now();
    }
    expect(clock.now().getTime()).toBe(START + HOUR - 1800);
    expect(clock.steps()).toBe(0);
  });

  it.each([
    ["an hour ahead", HOUR],
    ["eight years ahead", YEARS],
    ["an hour back", -HOUR],
    ["three seconds", 3_000],
  ])("counts a step of %s, and says the new time at once", (_what, by) => {
    const machine = aMachine();
    const clock = new WallClock(machine.sources);
    machine.later(60_000);
    machine.wallJumps(by);
    expect(clock.now().getTime()).toBe(START + 60_000 + by);
    expect(clock.steps()).toBe(by);
    machine.later(60_000);
    expect(clock.now().getTime()).toBe(START + 120_000 + by);
    machine.wallJumps(-by);
    expect(clock.steps()).toBe(0);
  });

  it("knows sleep from a step: time has passed", () => {
    const machine = aMachine();
    const clock = new WallClock(machine.sources);
    machine.sleeps(HOUR);
    expect(clock.now().getTime()).toBe(START + HOUR);
    expect(clock.steps()).toBe(0);
    machine.wallJumps(HOUR);
    expect(clock.steps()).toBe(HOUR);
  });

  it("takes a wall clock a little behind the journal for one that was put back", () => {
    const newest = new Date(START + HOUR);
    const clock = new WallClock(aMachine().sources, newest);
    expect(clock.now().getTime()).toBe(START);
    expect([clock.steps(), clock.lost]).toEqual([-HOUR, false]);
    expect(new WallClock(aMachine().sources, new Date(START - HOUR)).steps()).toBe(0);
  });

  it("goes on from the journal when the wall clock has lost its time, until it is put right", () => {
    const machine = aMachine(Date.parse("2018-01-01T00:00:00Z"));
    const clock = new WallClock(machine.sources, new Date(START));
    expect([clock.now().getTime(), clock.steps(), clock.lost]).toEqual([START, 0, true]);
    machine.later(HOUR);
    machine.wallJumps(24 * HOUR); // another day of 2018 is no better
    expect([clock.now().getTime(), clock.steps(), clock.lost]).toEqual([START + HOUR, 0, true]);
    const right = START + 15 * HOUR;
    machine.wallJumps(right - (Date.parse("2018-01-01T00:00:00Z") + 25 * HOUR));
    expect([clock.now().getTime(), clock.steps(), clock.lost]).toEqual([right, 14 * HOUR, false]);
  });
});

describe("what a hall has been told", () => {
  const clock = (steps: { ms: number }) => ({
    now: () => new Date(START + steps.ms),
    speed: 1,
    steps: () => steps.ms,
  });

  it("is behind the clock until it is told, and its own time with it", () => {
    const steps = { ms: 0 };
    const told = new ToldSteps(clock(steps), false);
    steps.ms = HOUR;
    expect([told.pending(), told.now()]).toEqual([HOUR, START]);
    told.told(HOUR);
    expect([told.pending(), told.now()]).toEqual([0, START + HOUR]);
  });

  it("is all that has been, for a hall that begins now; an old hall is told what was found at the start", () => {
    const steps = { ms: -HOUR };
    expect(new ToldSteps(clock(steps), true).pending()).toBe(0);
    expect(new ToldSteps(clock(steps), false).pending()).toBe(-HOUR);
  });

  it.each(["before", "after"])("is not told twice when another hub of the machine has told it %s", (when) => {
    const steps = { ms: 0 };
    const told = new ToldSteps(clock(steps), false);
    if (when === "before") told.heard(HOUR - 300);
    steps.ms = HOUR;
    if (when === "after") told.heard(HOUR + 300);
    expect(told.pending()).toBe(0);
    steps.ms = 2 * HOUR;
    expect(told.pending()).toBe(HOUR);
  });
});
