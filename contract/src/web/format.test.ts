import { describe, expect, it } from "vitest";
import { clockTime, duration, longDate, minutesBetween } from "./format.ts";

describe("times", () => {
  it("are the hall's, wherever the screen stands", () => {
    expect(clockTime("2026-11-24T01:05:00Z", "Asia/Shanghai", "zh-CN")).toBe("09:05");
    expect(clockTime("2026-11-24T16:05:00Z", "Asia/Shanghai", "en")).toBe("00:05");
    expect(longDate("2026-11-24T16:05:00Z", "Asia/Shanghai", "zh-CN")).toBe("11月25日星期三");
    expect(longDate("2026-11-24T16:05:00Z", "Asia/Shanghai", "en")).toBe("Wednesday 25 November");
  });

  it.each([
    [-5, "0:00"],
    [41_999, "0:41"],
    [725_000, "12:05"],
    [3_723_000, "1:02:03"],
  ])("count %i ms as %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it("count whole minutes, never below zero", () => {
    expect(minutesBetween("2026-11-24T01:00:00Z", new Date("2026-11-24T01:02:59Z"))).toBe(2);
    expect(minutesBetween("2026-11-24T01:00:00Z", new Date("2026-11-24T00:59:00Z"))).toBe(0);
  });
});
