import { decodePayload, matchTopic } from "@hall/contract";
import { describe, expect, it } from "vitest";
import type { Finding } from "../analysis/findings.ts";
import { messagesOf } from "./messages.ts";

const clock = { now: () => 0, wall: (at: number) => new Date(Date.UTC(2026, 10, 24) + at * 1000) };
const stamp = { at: 100, seq: 7, clock };
const encoder = new TextEncoder();

/** Reads the messages as the hub does. */
function read(finding: Finding) {
  return messagesOf("centre", finding, stamp).map(({ topic, payload }) => {
    const match = matchTopic(topic);
    if (!match) throw new Error(`${topic} is not registered`);
    return { ...match, parsed: decodePayload(match.topic, encoder.encode(payload)) };
  });
}

describe("messages of the vision worker", () => {
  it("say how a camera is", () => {
    const [message] = read({
      kind: "camera",
      cameraId: "door",
      state: "dark",
      since: 40,
      fps: 2,
      ageMs: 130,
    });
    expect(message).toEqual({
      topic: "hall/{hall}/camera/{camera}/state",
      names: { hall: "centre", camera: "door" },
      parsed: {
        ok: true,
        value: {
          v: 1,
          ts: "2026-11-24T00:01:40.000Z",
          seq: 7,
          state: "dark",
          since: "2026-11-24T00:00:40.000Z",
          fps: 2,
          ageMs: 130,
        },
      },
    });
  });

  it("count a zone, or say unknown and never zero", () => {
    const more = { density: 0.456, stay: { p50: 61.4, p90: 240 }, abandoned: 2, crowdedSince: 90 };
    const known = read({ kind: "zone", zoneId: "sofa", count: 4, raw: 5, ...more });
    expect(known.map(({ parsed }) => parsed)).toMatchObject([
      { ok: true, value: 4 },
      {
        ok: true,
        value: {
          count: 4,
          raw: 5,
          stale: false,
          density: 0.46,
          stay: { p50: 61, p90: 240 },
          abandoned: 2,
          crowdedSince: "2026-11-24T00:01:30.000Z",
        },
      },
    ]);
    const nothing = { density: null, stay: null, abandoned: 0, crowdedSince: null };
    const unknown = read({ kind: "zone", zoneId: "sofa", count: "unknown", raw: null, ...nothing });
    expect(unknown.map(({ parsed }) => parsed)).toMatchObject([
      { ok: true, value: "unknown" },
      { ok: true, value: { count: "unknown", raw: null, stale: true } },
    ]);
  });

  it("give totals of a line, so that a lost message loses nobody", () => {
    const [message] = read({ kind: "line", lineId: "door", entered: 7, left: 3, since: 40, occupancy: 4 });
    expect(message?.names).toEqual({ hall: "centre", line: "door" });
    expect(message?.parsed).toMatchObject({ ok: true, value: { in: 7, out: 3, period: 60, occupancy: 4 } });
  });

  it("tell whether a counter is attended", () => {
    const [message] = read({
      kind: "presence",
      counterId: "counter-3",
      state: "absent",
      since: 10,
      required: 1,
      present: 0,
      confidence: 0.987,
    });
    expect(message?.names).toEqual({ hall: "centre", counter: "counter-3" });
    expect(message?.parsed).toMatchObject({
      ok: true,
      value: { state: "absent", present: 0, confidence: 0.99 },
    });
  });
});
