import { describe, expect, it } from "vitest";
import { callParts, callText, chineseNumber, englishNumber } from "./voice-text.ts";

describe("a spoken call", () => {
  it("says the same in both languages", () => {
    expect(callText({ code: "A012", counter: 3, language: "zh-CN" })).toBe(
      "请 A 零 一 二 号，到三号窗口办理。",
    );
    expect(callText({ code: "A012", counter: 3, language: "en" })).toBe(
      "Number A zero one two, please go to counter three.",
    );
  });

  it("is made of clips and one breath", () => {
    expect(callParts({ code: "A01", counter: 12, language: "zh-CN" })).toEqual([
      "zh-CN/请",
      "letter/A",
      "zh-CN/零",
      "zh-CN/一",
      "zh-CN/号",
      220,
      "zh-CN/到",
      "zh-CN/十",
      "zh-CN/二",
      "zh-CN/号窗口办理",
    ]);
    expect(callParts({ code: "B7", counter: 42, language: "en" })).toEqual([
      "en/number",
      "letter/B",
      "en/seven",
      220,
      "en/please-go-to-counter",
      "en/forty",
      "en/two",
    ]);
  });

  it.each([
    [0, "零", "zero"],
    [9, "九", "nine"],
    [10, "十", "ten"],
    [11, "十一", "eleven"],
    [20, "二十", "twenty"],
    [35, "三十五", "thirty five"],
    [100, "一百", "one hundred"],
    [105, "一百零五", "one hundred and five"],
    [110, "一百一十", "one hundred and ten"],
    [112, "一百一十二", "one hundred and twelve"],
    [999, "九百九十九", "nine hundred and ninety nine"],
  ])("reads %i", (n, chinese, english) => {
    expect(chineseNumber(n)).toBe(chinese);
    expect(englishNumber(n).join(" ")).toBe(english);
  });
});
