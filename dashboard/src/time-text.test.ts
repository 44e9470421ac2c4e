import { translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import type { Words } from "./alert-text.ts";
import { words } from "./messages/words.ts";
import { ago, NOW } from "./test/a-hall.ts";
import { minutesText, momentText } from "./time-text.ts";

const t: Words = (key, ...values) => translate(words, "en", key, ...values);

describe("times in words", () => {
  it.each([
    [0, "0 min"],
    [59, "59 min"],
    [60, "1 h 0 min"],
    [1_271, "21 h 11 min"],
  ])("%s minutes are %s", (minutes, text) => expect(minutesText(minutes, t)).toBe(text));

  it("names the day of what was not today in the hall's zone", () => {
    expect(momentText(ago(30), NOW, "Asia/Shanghai", "en")).toBe("09:30");
    expect(momentText(ago(11 * 60), NOW, "Asia/Shanghai", "en")).toBe("23 Nov 23:00");
    expect(momentText(ago(11 * 60), NOW, "Asia/Shanghai", "zh-CN")).toBe("11月23日 23:00");
  });
});
