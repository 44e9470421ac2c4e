import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTrace, writeTrace } from "../eval/trace.ts";
import { eventsOf, type LogLine, renderHall, textOf } from "../test/golden-hall.ts";

const TRACE = new URL("./golden/hall.trace.jsonl", import.meta.url);
const trace = () => readTrace(readFileSync(TRACE, "utf8"));
const RATES = [1, 2, 5, 10];

/** When the subject's news first said so, second by second of the log. */
function firstTime(log: readonly LogLine[], pattern: RegExp): number {
  return log.find(({ news }) => pattern.test(news))?.at ?? Number.NaN;
}

/** A subject's last news at each second. */
function bySecond(log: readonly LogLine[], subject: string): (string | undefined)[] {
  const own = log.filter(({ news }) => news.startsWith(`${subject} `));
  return Array.from(
    { length: 180 },
    (_, second) => own.findLast(({ at }) => at <= second)?.news.split(" ")[1],
  );
}

/** The states that the counter went through. */
function statesOf(log: readonly LogLine[]): (string | undefined)[] {
  const all = log.filter(({ news }) => news.startsWith("counter/one ")).map(({ news }) => news.split(" ")[1]);
  return all.filter((state, i) => state !== all[i - 1]);
}

describe("the golden event log", () => {
  it("comes of the trace byte for byte, twice", async () => {
    const first = textOf(eventsOf(trace(), 10));
    await expect(first).toMatchFileSnapshot("./golden/hall.events.jsonl");
    expect(textOf(eventsOf(trace(), 10))).toBe(first);
  });

  it("comes of a trace that the renderer makes again", async () => {
    await expect(writeTrace(renderHall())).toMatchFileSnapshot("./golden/hall.trace.jsonl");
  });

  it.each(RATES)("is the same at %s pictures a second, as far as the rules promise", (fps) => {
    const log = eventsOf(trace(), fps);
    // The clerk left at 60 and came back at 125; absent after 30 s, and 10 s more at the most.
    const absent = firstTime(log, /^counter\/one absent/);
    expect(absent).toBeGreaterThanOrEqual(88);
    expect(absent).toBeLessThanOrEqual(100);
    const back =
      log.find(({ at, news }) => at > absent && /^counter\/one attended/.test(news))?.at ?? Number.NaN;
    expect(back).toBeGreaterThanOrEqual(125);
    expect(back).toBeLessThanOrEqual(145);
    expect(statesOf(log)).toEqual(["unknown", "attended", "leaving", "absent", "returning", "attended"]);

    const counts = bySecond(log, "zone/seats");
    const there = (second: number) =>
      [second >= 5, second >= 20 && second < 140, second >= 35, second >= 50 && second < 100].filter(Boolean)
        .length;
    const settled = counts.map((count, second) => Math.abs(Number(count) - there(second)));
    const judged = settled.slice(15);
    expect(judged.reduce((sum, off) => sum + off, 0) / judged.length).toBeLessThanOrEqual(0.5);
  });

  it.each([5, 10])("counts everybody at the door at %s pictures a second", (fps) => {
    const [last] = eventsOf(trace(), fps)
      .filter(({ news }) => news.startsWith("line/door "))
      .slice(-1);
    expect(last?.news).toBe("line/door 2 1 1");
  });
});
