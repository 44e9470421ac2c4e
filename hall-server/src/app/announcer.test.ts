import type { Announcement } from "@hall/contract";
import { beforeEach, describe, expect, it } from "vitest";
import { Announcer, type CallNotice } from "./announcer.ts";

/** A clock that only the test moves; timers run in their order. */
class HandClock {
  #now = 0;
  #timers: { at: number; run: () => void }[] = [];

  nowMs = (): number => this.#now;

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  forward(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }
}

let clock: HandClock;
let said: Announcement[];
let dropped: string[];
let announcer: Announcer;

const notice = (code: string): CallNotice => ({
  visitId: `visit-${code}`,
  code,
  counterId: "c3",
  counterNumber: 3,
  at: "2026-11-24T01:00:00Z",
});

beforeEach(() => {
  clock = new HandClock();
  said = [];
  dropped = [];
  let ids = 0;
  announcer = new Announcer({
    languages: ["zh-CN", "en"],
    voice: ({ code, language }) => ({
      text: `${code} ${language}`,
      durationMs: 4_000,
      audioUrl: `/voice/${language}`,
    }),
    timer: clock,
    newId: () => `call-${++ids}`,
    announce: (announcement) => said.push(announcement),
    dropped: ({ code, language }) => dropped.push(`${code} ${language}`),
  });
});

const texts = () => said.map(({ texts: [first] }) => first?.text);

describe("the announcer", () => {
  it("says a call at once, then its second language when the first is over", () => {
    announcer.called(notice("A001"));
    expect(texts()).toEqual(["A001 zh-CN"]);
    clock.forward(4_299);
    expect(said).toHaveLength(1);
    clock.forward(1);
    expect(texts()).toEqual(["A001 zh-CN", "A001 en"]);
    expect(said[0]).toMatchObject({
      announcementId: "call-1/0",
      code: "A001",
      counterId: "c3",
      counterNumber: 3,
      durationMs: 4_000,
      texts: [{ language: "zh-CN", audioUrl: "/voice/zh-CN" }],
    });
    clock.forward(60_000);
    expect(said).toHaveLength(2);
  });

  it("never speaks over itself, and reports what came too late", () => {
    for (let i = 1; i <= 9; i += 1) announcer.called(notice(`A00${i}`));
    clock.forward(60_000);
    expect(said).toHaveLength(7); // 30 s hold seven of 4.3 s, and what began in time is said to its end
    expect(dropped).toHaveLength(9 * 2 - 7);
    expect(dropped).toContain("A009 en");
  });

  it("goes quiet about a visitor who has come", () => {
    announcer.called(notice("A001"));
    announcer.called(notice("A002"));
    announcer.ended("visit-A002");
    announcer.ended("visit-A001");
    clock.forward(60_000);
    expect(texts()).toEqual(["A001 zh-CN"]);
    expect(dropped).toEqual([]);
  });

  it("says nothing after it was stopped", () => {
    announcer.called(notice("A001"));
    announcer.stop();
    clock.forward(60_000);
    expect(said).toHaveLength(1);
  });
});
