import { readFileSync } from "node:fs";
import type { CameraSetting } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { readTrace, thinned } from "../eval/trace.ts";
import { aCamera } from "../test/a-camera.ts";
import { eventsOf, hall } from "../test/golden-hall.ts";
import { CameraAnalysis } from "./camera-analysis.ts";
import { Rehearsal } from "./rehearsal.ts";
import { PresenceTally, ZoneTally } from "./tallies.ts";

const trace = () => readTrace(readFileSync(new URL("./golden/hall.trace.jsonl", import.meta.url), "utf8"));
const THRESHOLD = 0.32;
const BEGIN = 5_000; // the worker's clock does not begin with the trace

function rehearsed(setting = hall, frames = trace()) {
  const rehearsal = new Rehearsal(BEGIN + (frames[0]?.at ?? 0), setting, THRESHOLD);
  for (const { at, boxes } of frames) rehearsal.look({ at: BEGIN + at, boxes, width: 1280, height: 720 });
  return rehearsal.result;
}

/** All that is known live in the end. */
function live(setting: CameraSetting) {
  const analysis = new CameraAnalysis(0, setting, THRESHOLD);
  for (const { at, boxes } of trace()) {
    analysis.frame(at, { mean: 100, contrast: 40, detail: 5, motion: 0.5 });
    analysis.looked({ at, boxes, width: 1280, height: 720 });
  }
  return analysis.findings(180);
}

/** What was said live, as [second, word] of one subject. */
function saidLive(subject: string, fps: number): [at: number, word: string][] {
  const log = eventsOf(trace(), fps).filter(({ news }) => news.startsWith(`${subject} `));
  return log.map(({ at, news }) => [at, news.slice(subject.length + 1)]);
}

describe.each([2, 5, 10])("a rehearsal of %s looks a second", (fps) => {
  const setting = { ...hall, analysedFps: fps };
  const frames = thinned(trace(), fps);
  const { zones, lines, seconds, looks } = rehearsed(setting, frames);

  it("says what was said live for the same looks", () => {
    expect([seconds, looks]).toEqual([frames.at(-1)?.at, frames.length]);
    const [entered, left] = (saidLive("line/door", fps).at(-1)?.[1] ?? "").split(" ").map(Number);
    expect(lines).toEqual([{ lineId: "door", entered, left }]);
    const counts = saidLive("zone/seats", fps).map(([, word]) => Number.parseInt(word, 10));
    const seats = zones.find(({ zoneId }) => zoneId === "seats");
    expect(seats?.most).toBe(Math.max(...counts.filter(Number.isFinite)));
    expect(seats?.median).toBe(3);
  });

  it("dates an absence back to when the clerk was last seen, until seen again", () => {
    const staff = zones.find(({ zoneId }) => zoneId === "desk")?.staff;
    const [absence] = staff?.absences ?? [];
    expect(staff?.absences).toHaveLength(1);
    expect(absence?.start).toBeGreaterThanOrEqual(59);
    expect(absence?.start).toBeLessThanOrEqual(61);
    expect((absence?.start ?? 0) + (absence?.seconds ?? 0)).toBeGreaterThanOrEqual(124.5);
    expect((absence?.start ?? 0) + (absence?.seconds ?? 0)).toBeLessThanOrEqual(126.5);
    expect(staff?.attended).toBeCloseTo((180 - 10 - 65) / (180 - 10), 1);
  });
});

describe("a rehearsal", () => {
  const SEATS = hall.zones.filter(({ zoneId }) => zoneId === "seats");

  it("tries rules that were never in force: crowding, absence, where service is", () => {
    const [seats] = SEATS;
    if (!seats) throw new Error("the hall has seats");
    const crowding = { people: 4, seconds: 20, clearSeconds: 10 };
    const service: [number, number][] = [
      [0.5, 0],
      [1, 0],
      [1, 0.2],
    ];
    const setting = { ...hall, zones: [{ ...seats, crowding, service }] };
    const [said] = rehearsed(setting).zones;
    expect(said?.crowded).toHaveLength(1); // four sit from second 50 to 100
    expect(said?.crowded[0]?.start).toBeCloseTo(53, -1);
    expect(said?.crowded[0]?.seconds).toBeCloseTo(59, -1);
    expect(said?.abandoned).toBe(live(setting).find((one) => one.kind === "zone")?.abandoned);
    expect(said?.abandoned).toBeGreaterThan(0);
    expect(said).not.toHaveProperty("staff");
    const patient = hall.zones.map((zone) => ({ ...zone, absentSeconds: 90 }));
    const [desk] = rehearsed({ ...hall, zones: patient }).zones;
    expect(desk?.staff?.absences).toEqual([]);
  });

  it("knows nothing of what no look shows, and says so instead of zero", () => {
    const gap = trace().filter(({ at }) => at < 30 || at > 178);
    const { zones, seconds } = rehearsed(hall, gap);
    expect(seconds).toBe(180);
    const desk = zones.find(({ zoneId }) => zoneId === "desk");
    expect(desk?.staff).toEqual({ attended: 1, absences: [] }); // the clerk was away in the gap alone
    expect(zones.find(({ zoneId }) => zoneId === "seats")?.median).toBe(1); // two sat there before the gap, but not for long
    const one = rehearsed(hall, trace().slice(0, 1)).zones;
    expect(one.map(({ median, most }) => [median, most])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(one[0]?.staff).toEqual({ attended: null, absences: [] });
  });

  it("takes a counter as open, and a staff side without a counter as nobody's", () => {
    const zones = aCamera({
      zones: hall.zones.map(({ name: _name, counterId: _counter, ...zone }) => zone),
    }).zones;
    expect(rehearsed({ ...hall, zones }).zones[0]).not.toHaveProperty("staff");
  });
});

describe("the tallies", () => {
  const zone = { kind: "zone", zoneId: "z", raw: null, density: null, stay: null, abandoned: 0 } as const;

  it("weigh a number by how long it was shown", () => {
    const tally = new ZoneTally();
    for (const [at, count] of [
      [0, "unknown"],
      [100, 7],
      [101, 1],
      [110, 2],
      [114, 9],
    ] as const)
      tally.note(at, { ...zone, count, crowdedSince: null });
    expect([tally.median, tally.most]).toEqual([1, 7]); // the last one was shown for no time at all
  });

  it("end a crowding that lasts with the trace", () => {
    const tally = new ZoneTally();
    for (const [at, crowdedSince] of [
      [0, null],
      [9, 4],
      [20, null],
      [90, 80],
    ] as const)
      tally.note(at, { ...zone, count: 1, crowdedSince });
    expect(tally.crowded(95)).toEqual([
      { from: 4, to: 20 },
      { from: 80, to: 95 },
    ]);
  });

  it("take an absence that goes on after somebody came by as one", () => {
    const tally = new PresenceTally();
    for (const [state, since] of [
      ["unknown", 0],
      ["attended", 10],
      ["leaving", 20],
      ["absent", 20],
      ["returning", 60],
      ["absent", 20],
    ] as const)
      tally.note({ state, since });
    expect(tally.absences(100)).toEqual([{ state: "absent", from: 20, to: 100 }]);
    expect(tally.attended(100)).toBeCloseTo(10 / 90);
  });
});
