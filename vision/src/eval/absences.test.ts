import { describe, expect, it } from "vitest";
import type { PresenceFinding } from "../analysis/findings.ts";
import { absencesOf } from "./absences.ts";

const said = (at: number, state: PresenceFinding["state"], since = at) => ({
  at,
  finding: {
    kind: "presence",
    counterId: "c",
    state,
    since,
    required: 1,
    present: null,
    confidence: 1,
  } as const,
});

describe("stretches of absence in a clip", () => {
  it("go from the last presence to the first one again", () => {
    const news = [said(0, "unknown"), said(20, "attended"), said(40, "leaving", 31), said(60, "absent", 31)];
    expect(absencesOf([...news, said(85, "returning", 80), said(90, "attended")], 120)).toEqual([
      { kind: "absent", from: 31, to: 80 },
    ]);
  });

  it("end with the clip when nobody has come back, and tell what nobody could know", () => {
    const news = [said(0, "unknown"), said(20, "attended"), said(30, "unknown"), said(50, "leaving", 40)];
    expect(absencesOf([...news, said(70, "absent", 40)], 100)).toEqual([
      { kind: "unknown", from: 30, to: 40 },
      { kind: "absent", from: 40, to: 100 },
    ]);
  });

  it("are none in a clip of which nothing was ever known", () => {
    expect(absencesOf([said(0, "unknown")], 100)).toEqual([]);
  });
});
