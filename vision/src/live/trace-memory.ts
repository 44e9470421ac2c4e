import type { CameraSetting } from "@hall/contract";
import type { Sight } from "../analysis/camera-analysis.ts";
import type { Box } from "../detect/box.ts";
import { FAINT } from "../track/tracker.ts";
import { type CameraName, keyOf } from "./camera-name.ts";

const KEPT_SECONDS = 600;
const MOST_LOOKS = 6_000; // ten a second, the most that a camera may ask for
const MOST_BOXES = 60_000; // forty bytes each: 2.4 MB a camera
const NUMBERS = 5; // of one box

/** One look: numbers alone, no picture. `edges`: left, top, right, bottom and score of each box. */
interface Look {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly edges: readonly number[];
}
interface Trace {
  setting: CameraSetting;
  readonly looks: Look[];
  boxes: number;
  threshold: number;
}

/** What the detector saw of a camera that is set like this, oldest first. `threshold` is that of its model. */
export interface RememberedTrace {
  readonly setting: CameraSetting;
  readonly threshold: number;
  readonly from: number;
  readonly sights: Iterable<Sight>;
}

/**
 * Where people stood in the last ten minutes, camera by camera, to try a drawing on; bounded by time and by number, in
 * memory only. Boxes that no rule looks at are not kept. Times in seconds.
 */
export class TraceMemory {
  readonly #traces = new Map<string, Trace>();

  /** The cameras that are watched from now on: one whose pictures come otherwise than before begins anew, drawings change nothing. */
  keep(settings: readonly CameraSetting[]): void {
    const wanted = new Map(settings.map((setting) => [keyOf(setting), setting]));
    for (const [key, { setting }] of this.#traces)
      if (sourceOf(setting) !== sourceOf(wanted.get(key))) this.#traces.delete(key);
    for (const [key, setting] of wanted) {
      const trace = this.#traces.get(key);
      if (trace) trace.setting = setting;
      else this.#traces.set(key, { setting, looks: [], boxes: 0, threshold: 0 });
    }
  }

  /** The detector has looked; of cameras that are not watched nothing is kept. */
  look(camera: CameraName, { at, width, height, boxes }: Sight, threshold: number): void {
    const trace = this.#traces.get(keyOf(camera));
    if (!trace) return;
    const edges = packed(boxes.filter(({ score }) => score >= threshold * FAINT));
    trace.threshold = threshold;
    trace.looks.push({ at, width, height, edges });
    trace.boxes += edges.length / NUMBERS;
    forget(trace, at);
  }

  /** Time passes, also where there are no pictures: what is older than ten minutes is gone. */
  tick(at: number): void {
    for (const trace of this.#traces.values()) forget(trace, at);
  }

  /** What is remembered at this moment; undefined where that is nothing. */
  of(camera: CameraName): RememberedTrace | undefined {
    const trace = this.#traces.get(keyOf(camera));
    const [first] = trace?.looks ?? [];
    if (!trace || !first) return undefined;
    const { setting, threshold, looks } = trace;
    return { setting, threshold, from: first.at, sights: unpacked([...looks]) };
  }
}

/** Of a trace what is too old at `at`, or too much. */
function forget(trace: Trace, at: number): void {
  const { looks } = trace;
  const tooOld = (look: Look | undefined) => look !== undefined && look.at < at - KEPT_SECONDS;
  while (tooOld(looks[0]) || looks.length > MOST_LOOKS || trace.boxes > MOST_BOXES)
    trace.boxes -= (looks.shift()?.edges.length ?? 0) / NUMBERS;
}

function* unpacked(looks: readonly Look[]): Generator<Sight> {
  for (const { edges, ...look } of looks) yield { ...look, boxes: boxesOf(edges) };
}

function packed(boxes: readonly Box[]): number[] {
  return boxes.flatMap(({ left, top, right, bottom, score }) => [left, top, right, bottom, score]);
}

function boxesOf(edges: readonly number[]): Box[] {
  return Array.from({ length: edges.length / NUMBERS }, (_, i): Box => {
    const [left = 0, top = 0, right = 0, bottom = 0, score = 0] = edges.slice(i * NUMBERS, (i + 1) * NUMBERS);
    return { left, top, right, bottom, score };
  });
}

/** All that decides what its pictures and boxes are; what is drawn on them does not. */
function sourceOf(setting: CameraSetting | undefined): string | undefined {
  if (!setting) return undefined;
  const { zones: _zones, lines: _lines, ground: _ground, evidenceSeconds: _seconds, ...source } = setting;
  return JSON.stringify(source);
}
