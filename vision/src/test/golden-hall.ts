import type { CameraSetting } from "@hall/contract";
import { CameraAnalysis } from "../analysis/camera-analysis.ts";
import { newsOf, subjectOf } from "../analysis/findings.ts";
import { type Actor, render, walker } from "../eval/scene.ts";
import { type TraceFrame, thinned } from "../eval/trace.ts";
import { aCamera } from "./a-camera.ts";

const ASPECT = 16 / 9;
const FPS = 10;
const SECONDS = 180;
const THRESHOLD = 0.32;
const LIVING = { mean: 100, contrast: 40, detail: 5, motion: 0.5 };

/** A counter on the left, seats on the right, a door line across the floor in front. */
export const hall: CameraSetting = aCamera({
  cameraId: "golden",
  analysedFps: FPS,
  zones: [
    {
      zoneId: "desk",
      kind: "counter-staff",
      polygon: [
        [0.05, 0.1],
        [0.3, 0.1],
        [0.3, 0.55],
        [0.05, 0.55],
      ],
      anchor: "overlap",
      counterId: "one",
      absentSeconds: 30,
    },
    {
      zoneId: "seats",
      kind: "waiting",
      polygon: [
        [0.5, 0.2],
        [1, 0.2],
        [1, 0.75],
        [0.5, 0.75],
      ],
      anchor: "bottom",
    },
  ],
  lines: [
    {
      lineId: "door",
      name: "door",
      points: [
        [0.35, 0.6],
        [0.35, 1],
      ],
      inside: [0.8, 0.8],
    },
  ],
});

/** Sits still but for a little swaying, in the stretches of time given. */
function sitter(x: number, y: number, spans: readonly (readonly [from: number, to: number])[]): Actor {
  return (at) =>
    spans.some(([from, to]) => at >= from && at < to)
      ? { x: x + 0.006 * Math.sin(at / 5 + x * 40), y, height: 0.25 }
      : undefined;
}

/**
 * Three minutes as a detector sees them: the clerk is away from second 60 to 125, four people sit down one after the other
 * and two of them go, one walks in and out by the door; one picture in ten misses each, ghosts and trembling.
 */
export function renderHall(): TraceFrame[] {
  const door = { height: 0.25, aspect: ASPECT, speed: 0.8 };
  const actors = [
    sitter(0.18, 0.5, [
      [0, 60],
      [125, SECONDS],
    ]),
    sitter(0.58, 0.6, [[5, SECONDS]]),
    sitter(0.7, 0.6, [[20, 140]]),
    sitter(0.82, 0.6, [[35, SECONDS]]),
    sitter(0.93, 0.6, [[50, 100]]),
    walker([[0.1, 0.9] as const, [0.6, 0.9] as const], { ...door, start: 12 }),
    walker([[0.6, 0.9] as const, [0.1, 0.9] as const], { ...door, start: 90 }),
    walker([[0.1, 0.92] as const, [0.6, 0.92] as const], { ...door, start: 150 }),
  ];
  const disturbance = { seed: 2026, dropOut: 0.1, falseBoxes: 0.04, jitter: 0.02 };
  return [...render(actors, { fps: FPS, seconds: SECONDS, aspect: ASPECT }, disturbance)];
}

/** A piece of news of the event log. */
export interface LogLine {
  readonly at: number;
  readonly news: string;
}

/** What the rules make of a trace, as a camera of so many pictures a second would have shown it. */
export function eventsOf(trace: readonly TraceFrame[], fps: number): LogLine[] {
  const setting = { ...hall, analysedFps: fps };
  const analysis = new CameraAnalysis(0, setting, THRESHOLD);
  const known = new Map<string, string>();
  const log: LogLine[] = [];
  for (const { at, boxes } of thinned(trace, fps)) {
    analysis.frame(at, LIVING);
    analysis.looked({ at, boxes, width: 1280, height: 720 });
    for (const finding of analysis.findings(at)) {
      const news = newsOf(finding);
      if (known.get(subjectOf(finding)) === news) continue;
      known.set(subjectOf(finding), news);
      log.push({ at, news });
    }
  }
  return log;
}

/** The event log as it lies in the repository: JSON Lines. */
export function textOf(log: readonly LogLine[]): string {
  return log.map((line) => `${JSON.stringify(line)}\n`).join("");
}
