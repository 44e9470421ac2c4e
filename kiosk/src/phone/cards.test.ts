import type { VisitView } from "@hall/contract";
import { placesOf } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { words } from "../messages/words.ts";
import { asked, closed, QUIET, secondsLeft } from "../pad/pad-state.ts";
import { OwnToken } from "./own-token.ts";
import { mayDo, mayLeave, phoneCard, wayBack } from "./phone-card.ts";

const visit = (parts: Partial<VisitView>): VisitView => ({
  visitId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001",
  code: "A012",
  status: "waiting",
  queueId: "q",
  serviceIds: [],
  issuedAt: "2026-11-24T01:00:00Z",
  ...parts,
});
const step = (grade?: number | null) => ({
  stepId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001/1",
  counterId: "w1",
  clerkId: "-",
  startedAt: "2026-11-24T01:00:00Z",
  ...(grade === undefined
    ? {}
    : { rating: { grade, reasons: [], channel: "pad" as const, at: "2026-11-24T01:09:00Z" } }),
});

describe("the phone's card", () => {
  it.each([
    [{ ahead: 4 }, "far"],
    [{ ahead: 3 }, "near"],
    [{ ahead: 0 }, "near"],
    [{}, "in-line"],
    [{ status: "booked" }, "booked"],
    [{ status: "called" }, "called"],
    [{ status: "parked" }, "parked"],
    [{ status: "finished", step: step() }, "rate"],
    [{ status: "finished", step: step(null) }, "rate"],
    [{ status: "finished", step: step(2) }, "rated"],
    [{ status: "missed" }, "missed"],
    [{ status: "void" }, "void"],
  ] as const)("of %o is %s", (parts, kind) => {
    expect(phoneCard(visit(parts as Partial<VisitView>)).kind).toBe(kind);
  });

  it("offers to check in with a booking, and to ask again after a miss", () => {
    expect(mayDo(visit({ status: "booked" }))).toBe("check-in");
    expect(mayDo(visit({ status: "missed" }))).toBe("rejoin");
    expect(mayDo(visit({}))).toBeUndefined();
  });

  it("of the installed page is that of the ticket opened last on this phone", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const at = (pathname: string) => new OwnToken({ location: { pathname }, storage }).read();
    expect([at("/t/own"), at("/t/one"), at("/t/two"), at("/t/own")]).toEqual(["", "one", "two", "two"]);
  });

  it("sends a parked visitor back to the counter, and to staff when nobody is there any more", () => {
    const counter = (state: "open" | "paused" | "closed") => ({ counterId: "w3", number: 3, state });
    expect(wayBack([counter("open")], "w3")).toEqual({ words: "phone-parked", n: 3 });
    expect(wayBack([counter("paused")], "w3")).toEqual({ words: "phone-parked", n: 3 });
    expect(wayBack([counter("closed")], "w3")).toEqual({ words: "phone-parked-closed", n: 3 });
    expect(wayBack([], "w3")).toBeUndefined();
  });

  it("offers to leave only to those who still could be called", () => {
    expect(mayLeave(visit({}))).toBe(true);
    expect(mayLeave(visit({ status: "serving" }))).toBe(false);
    expect(mayLeave(visit({ status: "finished" }))).toBe(false);
  });
});

describe("a pad", () => {
  const request = {
    stepId: "s/1",
    counterId: "w1",
    code: "A012",
    token: "token-of-step",
    language: "zh-CN" as const,
    until: "2026-11-24T01:01:00Z",
  };

  it("asks for its own counter only", () => {
    expect(asked(QUIET, request, "w1").at).toBe("asking");
    expect(asked(QUIET, request, "w2")).toBe(QUIET);
  });

  it("falls silent when that question, and no other, is closed", () => {
    const asking = asked(QUIET, request, "w1");
    expect(closed(asking, "s/1")).toBe(QUIET);
    expect(closed(asking, "other/1")).toBe(asking);
  });

  it("counts the seconds by the hall's clock, never below zero", () => {
    expect(secondsLeft(request, new Date("2026-11-24T01:00:20Z"))).toBe(40);
    expect(secondsLeft(request, new Date("2026-11-24T01:05:00Z"))).toBe(0);
  });
});

describe("the words", () => {
  it("have the same places in both languages", () => {
    for (const key of Object.keys(words["zh-CN"]) as (keyof (typeof words)["zh-CN"])[])
      expect([key, placesOf(words.en[key])]).toEqual([key, placesOf(words["zh-CN"][key])]);
  });
});
