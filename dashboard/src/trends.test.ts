import { describe, expect, it } from "vitest";
import { aCounter, ago, aHall, aVisit, NOW } from "./test/a-hall.ts";
import { lastTwoHours, Seen, trendsOf } from "./trends.ts";

const span = lastTwoHours(NOW);

describe("the last two hours", () => {
  it("are read from the day's visits", () => {
    const visits = [
      aVisit({ status: "finished", issuedAt: ago(60), calledAt: ago(40) }),
      aVisit({ status: "waiting", issuedAt: ago(10), since: ago(10) }),
    ];
    const { waiting, longest, p80, rated } = trendsOf(aHall({ visits }), new Seen(), span);
    expect(waiting.at(-1)).toBe(1);
    expect(longest.at(-1)).toBe(10);
    expect(Math.max(...longest.map((value) => value ?? 0))).toBeCloseTo(18, 0);
    expect([p80[0], p80.at(-1)]).toEqual([null, 20]);
    expect(rated.every((value) => value === null)).toBe(true);
  });

  it("hold what the page has seen, and nothing where it saw nothing", () => {
    const seen = new Seen();
    seen.note(aHall({ counters: [aCounter()] }), NOW);
    const { counters, people } = trendsOf(aHall(), seen, span);
    expect([counters.at(-2), counters.at(-1)]).toEqual([null, 1]);
    expect(people.at(-1)).toBeNull();
  });

  it("forget what is older", () => {
    const seen = new Seen();
    seen.note(aHall(), new Date(ago(180)));
    seen.note(aHall(), NOW);
    expect(seen.trend("counters", { ...span, from: span.from - 3_600_000 })[0]).toBeNull();
  });
});
