import { describe, expect, it } from "vitest";
import { render, walker } from "../eval/scene.ts";
import { aCamera } from "../test/a-camera.ts";
import { CameraAnalysis } from "./camera-analysis.ts";

const PICTURE = { width: 160, height: 90 };
const LIVE = { mean: 100, contrast: 40, detail: 8, motion: 2 };
const WHOLE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as [number, number][];

const camera = aCamera({
  zones: [
    {
      zoneId: "area",
      kind: "waiting",
      polygon: WHOLE,
      crowding: { people: 3, seconds: 10, clearSeconds: 10 },
    },
    {
      zoneId: "desk",
      kind: "counter-staff",
      polygon: WHOLE,
      counterId: "one",
      required: 2,
      absentSeconds: 20,
    },
  ],
  lines: [
    {
      lineId: "door",
      name: "Door",
      points: [
        [0, 0.6],
        [1, 0.6],
      ],
      inside: [0.5, 0.9],
    },
  ],
  ground: {
    corners: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    metres: [5, 4],
  },
});

/** Lets so many people stand in the hall from second 1 on; one more walks in over the door line. */
function watched(people: number, seconds: number): CameraAnalysis {
  const analysis = new CameraAnalysis(0, camera, 0.3);
  analysis.health.connecting(0);
  const standing = Array.from({ length: people }, (_, n) => (at: number) => ({
    x: 0.1 + 0.12 * n + 0.002 * Math.sin(at * 3 + n),
    y: 0.9,
    height: 0.3,
  }));
  const visitor = walker(
    [
      [0.95, 0.35],
      [0.95, 0.98],
    ],
    { start: 5, speed: 0.5, height: 0.3, aspect: 16 / 9 },
  );
  const quiet = { seed: 1, dropOut: 0, falseBoxes: 0, jitter: 0.02 };
  for (const { at, boxes } of render([...standing, visitor], { fps: 5, seconds, aspect: 16 / 9 }, quiet)) {
    analysis.frame(at, LIVE);
    analysis.looked({ at, boxes, ...PICTURE });
  }
  return analysis;
}

/** What is known of the area, the counter and the door. */
function known(analysis: CameraAnalysis, at: number) {
  const findings = analysis.findings(at);
  return {
    zone: findings.find((finding) => finding.kind === "zone" && finding.zoneId === "area"),
    counter: findings.find((finding) => finding.kind === "presence"),
    line: findings.find((finding) => finding.kind === "line"),
  };
}

describe("how often a camera is looked at", () => {
  const line = camera.lines;
  const STILL = { ...LIVE, motion: 0 };
  const person = { left: 0.4, top: 0.2, right: 0.5, bottom: 0.6, score: 0.9 };
  /** After half a minute without motion; with a person who stands in the last looks, or with nobody. */
  function rate(change: Parameters<typeof aCamera>[0], boxes: (typeof person)[] = []) {
    const analysis = new CameraAnalysis(0, aCamera(change), 0.3);
    analysis.health.connecting(0);
    for (let at = 0; at <= 30; at += 0.5) {
      analysis.frame(at, STILL);
      analysis.looked({ at, boxes, ...PICTURE });
    }
    return analysis.needAt(30).rate;
  }

  it("a door line: five times a second when somebody is in the picture, whatever is set for the rest, and often enough to see them come", () => {
    expect(rate({ lines: line }, [person])).toBe(5);
    expect(rate({ lines: line, analysedFps: 8 }, [person])).toBe(8);
    expect(rate({ lines: line })).toBe(2);
  });

  it("an area: twice with people, seldom without, and never more than is set", () => {
    const zones = [{ zoneId: "area", kind: "waiting" as const, polygon: WHOLE }];
    expect(rate({ zones }, [person])).toBe(2);
    expect(rate({ zones, analysedFps: 1 }, [person])).toBe(1);
    expect(rate({ zones })).toBe(0.5);
  });
});

describe("what a camera's pictures mean", () => {
  it("counts, measures and finds crowded, and counts who walks in", () => {
    const { zone, line } = known(watched(4, 40), 40);
    expect(zone).toMatchObject({ count: 4, density: 0.2, abandoned: 0 });
    expect(zone).toHaveProperty("crowdedSince", expect.any(Number));
    expect(zone).toHaveProperty("stay.p90", expect.closeTo(40, -1));
    expect(line).toMatchObject({ entered: 1, left: 0, occupancy: 1 });
  });

  it("wants as many people at a counter as the hall says", () => {
    expect(known(watched(2, 40), 40).counter).toMatchObject({
      state: "attended",
      required: 2,
      present: 4 - 2,
    });
    expect(known(watched(1, 60), 60).counter).toMatchObject({ state: "absent", required: 2, present: 1 });
  });

  it("says nothing of a counter that is closed, and nobody is inside a closed hall", () => {
    const analysis = watched(1, 60);
    analysis.setHall(61, new Map([["one", "closed"]]), false);
    const { counter, line } = known(analysis, 61);
    expect(counter).toMatchObject({ state: "closed" });
    expect(line).toMatchObject({ entered: 1, occupancy: 0 });
  });

  it("knows nothing any more once the camera is not well, but keeps the totals of the day", () => {
    const analysis = watched(4, 40);
    analysis.ended(41, "gone");
    const { zone, counter, line } = known(analysis, 60);
    expect(zone).toMatchObject({ count: "unknown", density: null, stay: null });
    expect(counter).toMatchObject({ state: "unknown", present: null });
    expect(line).toMatchObject({ entered: 1, occupancy: "unknown" });
  });

  it("counts on at a door line when something else of the camera is changed, and anew at one that was moved", () => {
    const before = watched(1, 40);
    const { lines, ...rest } = camera;
    const again = (setting: typeof camera) => {
      const analysis = new CameraAnalysis(41, setting, 0.3, { lines: before.lines });
      analysis.health.connecting(41);
      expect(known(analysis, 41).line).toMatchObject({ occupancy: "unknown" });
      analysis.frame(42, LIVE);
      analysis.looked({ at: 42, boxes: [], ...PICTURE });
      return known(analysis, 42).line;
    };
    const renamed = {
      ...rest,
      zones: [],
      lines: lines.map((line) => ({ ...line, name: { "zh-CN": "南门", en: "South door" } })),
    };
    expect(again(renamed)).toMatchObject({ entered: 1, left: 0, occupancy: 1, since: 0 });
    const moved = {
      ...rest,
      lines: lines.map((line) => ({ ...line, inside: [0.02, 0.03] as [number, number] })),
    };
    expect(again(moved)).toMatchObject({ entered: 0, left: 0, occupancy: 0, since: 41 });
  });

  it("goes on from how many were inside before it began", () => {
    const [early, late] = [new CameraAnalysis(0, camera, 0.3), watched(1, 40)];
    early.resume(new Map([["door", 7]]));
    early.health.connecting(0);
    early.frame(1, LIVE);
    early.looked({ at: 1, boxes: [], ...PICTURE });
    expect(known(early, 1).line).toMatchObject({ entered: 0, occupancy: 7 });
    late.resume(new Map([["door", 7]]));
    expect(known(late, 40).line).toMatchObject({ entered: 1, occupancy: 1 + 7 });
    late.setHall(41, new Map(), false);
    expect(known(late, 41).line).toMatchObject({ occupancy: 0 });
  });

  it("remembers for the pictures whoever may still be there", () => {
    const analysis = watched(4, 40);
    const before = analysis.remembered.length;
    analysis.looked({ at: 41, boxes: [], ...PICTURE });
    expect(analysis.remembered.length).toBe(before);
  });
});
