import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Announcer } from "./announcer.ts";
import { calledRows, rollRows, waitingQueues } from "./called-rows.ts";

const at = (minute: number) => `2026-11-24T01:${String(minute).padStart(2, "0")}:00.000Z`;
const visit = (code: string, status: "called" | "serving" | "waiting", minute: number) => ({
  visitId: code,
  code,
  status,
  queueId: "q",
  serviceIds: [],
  counterId: "w1",
  issuedAt: at(0),
  calledAt: at(minute),
});
const counters = [{ counterId: "w1", number: 7, queueIds: ["q"], state: "open" as const }];

describe("the board's list", () => {
  it("has the newest call on top, those being served below, and nobody who waits", () => {
    const visits = [
      visit("A1", "serving", 9),
      visit("A2", "called", 3),
      visit("A3", "called", 5),
      visit("A4", "waiting", 0),
    ];
    expect(calledRows({ visits, counters }).map(({ code, counter }) => [code, counter])).toEqual([
      ["A3", 7],
      ["A2", 7],
      ["A1", 7],
    ]);
  });

  it("does not flip two calls of the same moment", () => {
    const visits = [visit("A2", "called", 3), visit("A1", "called", 3)];
    const codes = (list: typeof visits) => calledRows({ visits: list, counters }).map(({ code }) => code);
    expect(codes(visits)).toEqual(codes([...visits].reverse()));
  });

  it("shows no number for a counter that it does not know", () => {
    expect(calledRows({ visits: [visit("A1", "called", 1)], counters: [] })[0]?.counter).toBeUndefined();
  });

  it("shows the paper roll's newest number first, with its counter", () => {
    const roll = [
      { counterId: "w1", number: 4, at: at(1) },
      { counterId: "gone", number: 5, at: at(2) },
    ];
    expect(rollRows({ roll, counters }).map(({ code, counter }) => [code, counter])).toEqual([
      ["005", undefined],
      ["004", 7],
    ]);
    expect(rollRows({ counters })).toEqual([]);
  });

  it("puts empty queues last", () => {
    const queues = [0, 4, 0, 2].map((waiting, n) => ({ queueId: `q${n}`, waiting }));
    expect(waitingQueues({ queues } as never).map(({ queueId }) => queueId)).toEqual([
      "q1",
      "q3",
      "q0",
      "q2",
    ]);
  });
});

describe("the announcer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const call = (code: string) => ({
    announcementId: code,
    visitId: code,
    code,
    counterId: "w1",
    counterNumber: 1,
    at: at(0),
    texts: [
      { language: "zh-CN" as const, text: `请 ${code}` },
      { language: "en" as const, text: `Number ${code}` },
    ],
    durationMs: 4_000,
  });
  const listen = () => {
    const heard: string[] = [];
    const bright: string[][] = [];
    const announcer = new Announcer({
      voice: {
        chime: async () => void heard.push("chime"),
        speak: async ({ text }) => void heard.push(text),
      },
      bright: (ids) => void bright.push([...ids]),
    });
    return { announcer, heard, bright };
  };

  it("speaks one call after another, a chime before each", async () => {
    const { announcer, heard } = listen();
    announcer.announce(call("A1"));
    announcer.announce(call("A2"));
    await announcer.quiet();
    expect(heard).toEqual(["chime", "请 A1", "Number A1", "chime", "请 A2", "Number A2"]);
    announcer.stop();
  });

  it("holds a code bright for ten seconds, and longer when it is called again", async () => {
    const { announcer, bright } = listen();
    announcer.announce(call("A1"));
    vi.advanceTimersByTime(9_000);
    announcer.announce(call("A1"));
    vi.advanceTimersByTime(9_000);
    expect(bright.at(-1)).toEqual(["A1"]);
    vi.advanceTimersByTime(1_000);
    expect(bright.at(-1)).toEqual([]);
    announcer.stop();
  });

  it("leaves out calls that are too late to help", async () => {
    const { announcer, heard } = listen();
    for (const code of ["A1", "A2", "A3", "A4", "A5"]) announcer.announce(call(code));
    await announcer.quiet();
    expect(heard.filter((text) => text.startsWith("请"))).toEqual(["请 A1", "请 A3", "请 A4", "请 A5"]);
    announcer.stop();
  });
});
