import { type Box, overlapOf } from "../detect/box.ts";
import { Tracker } from "../track/tracker.ts";
import type { TruePerson, Truth } from "./mot-truth.ts";
import type { TraceFrame } from "./trace.ts";

/** How well people were found and followed against the truth. */
export interface Score {
  readonly frames: number;
  /** Mean over the frames of |people counted − people there|; bias keeps the sign. */
  readonly countMae: number;
  readonly countBias: number;
  /** Of the boxes shown, the share that is somebody; of the people there, the share that is shown. IoU ≥ 0.5. */
  readonly precision: number;
  readonly recall: number;
  /** How often a person that was followed under one number got another one. */
  readonly identitySwitches: number;
}

export interface ScoreOptions {
  /** First and last frame of the clip that count, from 1. */
  readonly from: number;
  readonly to: number;
  /** Pictures a second of the whole clip: frame n was taken at (n − 1) ÷ fps seconds. */
  readonly clipFps: number;
  readonly threshold: number;
  /** Width ÷ height of the picture. */
  readonly aspect: number;
}

const SAME = 0.5;

/** Runs a detection trace through the tracker and holds what it shows against the truth, frame by frame. */
export function scoreTrace(trace: readonly TraceFrame[], truth: Truth, options: ScoreOptions): Score {
  const { from, to, clipFps, threshold, aspect } = options;
  const tracker = new Tracker({ threshold, aspect });
  const known = new Map<number, number>();
  const sum = { frames: 0, error: 0, bias: 0, shown: 0, there: 0, matched: 0, switches: 0 };
  for (const { at, boxes } of trace) {
    const tracks = tracker.update(at, boxes);
    const frame = Math.round(at * clipFps) + 1;
    if (frame < from || frame > to) continue;
    const people = truth.get(frame) ?? [];
    const pairs = match(tracks, people);
    sum.frames += 1;
    sum.error += Math.abs(tracks.length - people.length);
    sum.bias += tracks.length - people.length;
    sum.shown += tracks.length;
    sum.there += people.length;
    sum.matched += pairs.length;
    for (const [track, person] of pairs) {
      const before = known.get(person);
      if (before !== undefined && before !== track) sum.switches += 1;
      known.set(person, track);
    }
  }
  return {
    frames: sum.frames,
    countMae: sum.error / sum.frames,
    countBias: sum.bias / sum.frames,
    precision: sum.shown === 0 ? 1 : sum.matched / sum.shown,
    recall: sum.there === 0 ? 1 : sum.matched / sum.there,
    identitySwitches: sum.switches,
  };
}

/** Pairs of track id and person id that lie on each other, the best pairs first. */
function match(
  tracks: readonly { id: number; box: Box }[],
  people: readonly TruePerson[],
): [track: number, person: number][] {
  const candidates = tracks.flatMap((track) =>
    people.map((person) => ({
      track: track.id,
      person: person.id,
      overlap: overlapOf(track.box, person.box),
    })),
  );
  const pairs: [number, number][] = [];
  for (const { track, person, overlap } of candidates.sort((a, b) => b.overlap - a.overlap)) {
    if (overlap < SAME) break;
    if (!pairs.some(([t, p]) => t === track || p === person)) pairs.push([track, person]);
  }
  return pairs;
}
