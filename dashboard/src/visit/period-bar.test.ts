import type { Period } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { periodBar, totals } from "./period-bar.ts";

const at = (time: string): string => `2026-11-24T01:${time}Z`;
const period = (state: Period["state"], from: string, to: string | null): Period => ({
  state,
  from: at(from),
  to: to && at(to),
  queueId: "police",
});
const STORY = [
  period("waiting", "00:00", "06:00"),
  period("called", "06:00", "07:00"),
  period("waiting", "07:00", "09:00"),
  period("serving", "09:00", null),
];
const NOW = new Date(at("12:00"));

describe("a visit's time as a bar", () => {
  it("gives each period its share of the whole, the last one until now", () => {
    const bar = periodBar(STORY, NOW);
    expect(bar.map(({ ms }) => ms / 60_000)).toEqual([6, 1, 2, 3]);
    expect(bar.map(({ share }) => share)).toEqual([6 / 12, 1 / 12, 2 / 12, 3 / 12]);
    expect(bar.at(-1)?.to).toBeNull();
  });

  it("sums the periods of a state, in the order in which they came", () => {
    expect(totals(periodBar(STORY, NOW))).toEqual([
      { state: "waiting", ms: 480_000 },
      { state: "called", ms: 60_000 },
      { state: "serving", ms: 180_000 },
    ]);
  });

  it("has no negative piece where the screen's clock is behind, and no share of nothing", () => {
    expect(periodBar([period("waiting", "05:00", null)], new Date(at("04:00")))).toMatchObject([
      { ms: 0, share: 0 },
    ]);
    expect(periodBar([], NOW)).toEqual([]);
  });
});
