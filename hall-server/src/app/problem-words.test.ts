import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeProblems, parseHallFile } from "./hall-file.ts";
import { inWords } from "./problem-words.ts";

const SAMPLE = readFileSync(new URL("../../halls/zhengwu.yaml", import.meta.url), "utf8");
const told = (text: string): string => {
  const file = parseHallFile(text, "zh-CN");
  return file.ok ? "fine" : describeProblems("hall.yaml", file.problems);
};

describe("what is wrong with a configuration, in Chinese", () => {
  it.each([
    ["prefix: A", "prefix: abc", "应为一到两个大写字母"],
    ["number: 2", "number: two", "期望"],
    ["number: 2", "number: 1", "number “1” 重复使用"],
    ["noShowSeconds", "noShowSecond", "未知的键"],
    ['"00:00-24:00"', '"17:00-09:00"', "结束应晚于开始"],
    ["counters:", "counters: [", "括号里不能使用缩进写法"],
  ])("%s → %s", (right, wrong, expected) => {
    expect(told(SAMPLE.replace(right, wrong))).toContain(expected);
    expect(told(SAMPLE.replace(right, wrong))).toMatch(/^hall\.yaml:\d+:\d+ /);
  });

  it("fills in names and figures, also several", () => {
    expect(inWords('"x" is not one of: a, b', "zh-CN")).toBe("没有“x”，可用的有：a, b");
    expect(
      inWords('on monday the hall is open 09:00-12:00, and "q" is never called from then', "zh-CN"),
    ).toBe("monday 大厅开放 09:00-12:00，而“q”在这些时间从不叫号");
    expect(inWords("no words of ours", "zh-CN")).toBe("no words of ours");
    expect(inWords('no counter serves the queue "q"', "en")).toBe('no counter serves the queue "q"');
  });

  it("knows every message that the checks of a configuration can give", () => {
    const folder = new URL("../../../contract/src/", import.meta.url);
    const files = readdirSync(folder).filter((name) => /^configuration.*(?<!\.test)\.ts$/.test(name));
    const source = files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
    const said = [
      ...source.matchAll(
        /(?:message:|error:|\? |: |at\("\w+", |at\(key, |\.refine\([^;]*?,\s+)(["`])((?:(?!\1)[^\n\\])*? (?:(?!\1)[^\n\\])*)\1/g,
      ),
    ]
      .map(([, , words = ""]) => words.replace(/\$\{[^}]*\}/g, "7"))
      .filter((words) => !words.startsWith("(") && /^[a-z7"]/.test(words));
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter((words) => inWords(words, "zh-CN") === words)).toEqual([]);
  });
});
