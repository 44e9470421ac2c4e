import { describe, expect, it } from "vitest";
import { fill, placesOf, translate } from "./catalogue.ts";
import { shared } from "./messages/shared.ts";

describe("a message", () => {
  it("is filled in, in the language asked for", () => {
    expect(translate(shared, "zh-CN", "wait-range", { low: 8, high: 20 })).toBe("约 8–20 分钟");
    expect(translate(shared, "en", "wait-range", { low: 8, high: 20 })).toBe("about 8–20 min");
  });

  it.each([
    [0, "0 people wait"],
    [1, "1 person waits"],
    [7, "7 people wait"],
  ])("chooses the word for %s", (n, text) => {
    expect(fill("{n} {n|person waits|people wait}", { n })).toBe(text);
  });

  it("keeps a place that nobody filled, so that the mistake is seen", () => {
    expect(fill("{code} → {counter}", { code: "A012" })).toBe("A012 → {counter}");
  });

  it("has the same places in every language", () => {
    for (const key of Object.keys(shared["zh-CN"]) as (keyof (typeof shared)["zh-CN"])[])
      expect([key, placesOf(shared.en[key])]).toEqual([key, placesOf(shared["zh-CN"][key])]);
  });
});
