import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeProblems, parseHallFile } from "./hall-file.ts";

const SAMPLE = readFileSync(new URL("../../halls/zhengwu.yaml", import.meta.url), "utf8");

function told(text: string): string {
  const parsed = parseHallFile(text);
  return parsed.ok ? "fine" : describeProblems("hall.yaml", parsed.problems);
}
/** The line on which a text stands in the sample. */
const lineOf = (text: string, from = SAMPLE): number => from.slice(0, from.indexOf(text)).split("\n").length;

describe("a hall's file", () => {
  it("is the sample hall with 12 services in 4 departments and 6 counters", () => {
    const parsed = parseHallFile(SAMPLE);
    if (!parsed.ok) throw new Error(told(SAMPLE));
    const { services, departments, counters } = parsed.configuration;
    expect([services.length, departments.length, counters.length]).toEqual([12, 4, 6]);
  });

  it.each([
    [
      "a prefix of the wrong form",
      "prefix: A",
      "prefix: abc",
      "services[0].prefix: one or two capital letters",
    ],
    [
      "a queue that does not exist",
      "queueId: residence\n    prefix",
      "queueId: nowhere\n    prefix",
      '"nowhere" is not one of: residence',
    ],
    [
      "a name that is a number",
      "name: { zh-CN: 政务服务中心, en: Government Service Centre }",
      "name: 7",
      "name: expected a text, or {zh-CN",
    ],
    ["hours that end before they begin", '"00:00-24:00"', '"17:00-09:00"', "openingHours.monday[0]"],
    ["a counter number that is used twice", "number: 2", "number: 1", 'number "1" is used twice'],
    ["a word that nobody knows", "noShowSeconds", "noShowSecond", "noShowSecond"],
  ])("says of %s where it is and what was expected", (_what, right, wrong, expected) => {
    const text = SAMPLE.replace(right, wrong);
    expect(told(text)).toContain(expected);
    expect(told(text)).toMatch(/^hall\.yaml:\d+:\d+ /);
  });

  it.each([
    [
      "a rule that leads nowhere",
      ["then: { queueId: advice }", "then: { queueId: nowhere }"],
      "queueId: nowhere",
      'segmentation[3].then.queueId: "nowhere" is not one of: residence',
    ],
    [
      "a queue that is served under a condition only",
      ["property, share: 2", "property, share: 2, when: { queueId: business, waitingOver: 3 }"],
      "queueId: property\n    prefix",
      'the queue "property" is served under conditions only',
    ],
    [
      "a skill that no listed clerk has",
      ["skills: [{ skillId: company-law, priority: 1 }]", "skills: []"],
      "skillIds: [company-law]",
      'skillIds[0]: none of the clerks has the skill "company-law"',
    ],
    [
      "a reservation that outlasts the bound",
      ["reserveMinutes: 10", "reserveMinutes: 60"],
      "reserveMinutes: 60",
      "segmentation[2].then.reserveMinutes: must be less than boundMinutes (60)",
    ],
    [
      "a quota of nothing",
      ["tickets: 1000 }", "tickets: 0 }"],
      "tickets: 0 }",
      "quotas[0].tickets: Too small",
    ],
  ] as const)("refuses %s, on its line", (_what, [right, wrong], place, expected) => {
    const text = SAMPLE.replace(right, wrong);
    expect(told(text)).toContain(expected);
    expect(told(text)).toMatch(new RegExp(`^hall\\.yaml:${lineOf(place, text)}:`));
  });

  it("names the line of the mistake", () => {
    const text = SAMPLE.replace("number: 2", "number: two");
    expect(told(text)).toMatch(new RegExp(`^hall\\.yaml:${lineOf("number: two", text)}:`));
  });

  it("says where YAML itself is broken, and that nothing is there", () => {
    expect(told(SAMPLE.replace("counters:", "counters: ["))).toMatch(/^hall\.yaml:\d+:\d+ /);
    expect(told("")).toMatch(/^hall\.yaml:1:1 /);
  });
});
