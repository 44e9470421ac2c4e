import type { Box } from "../detect/box.ts";
import type { TraceFrame } from "./trace.ts";

/** Somebody in a rendered scene: where the feet are and how tall, relative to the picture; undefined while away. */
export type Actor = (
  at: number,
) => { readonly x: number; readonly y: number; readonly height: number } | undefined;

/** What a real detector does to a scene. Shares are of frames, times in seconds. */
export interface Disturbance {
  readonly seed: number;
  /** How often somebody who is there is not seen. */
  readonly dropOut: number;
  /** How often a box appears where nobody is, somewhere in `falseArea` (left, top, right, bottom). */
  readonly falseBoxes: number;
  readonly falseArea?: readonly [number, number, number, number];
  /** How far edges tremble, as a share of the height. */
  readonly jitter: number;
  /** While true, nobody is seen. */
  readonly hidden?: (at: number) => boolean;
}

const WIDTH_OF_HEIGHT = 0.4;

/** A repeatable source of random numbers from 0 to 1 (mulberry32, public domain, Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Renders what a detector would have seen, frame by frame; `aspect` is width ÷ height of the picture. */
export function* render(
  actors: readonly Actor[],
  { fps, seconds, aspect }: { fps: number; seconds: number; aspect: number },
  disturbance: Disturbance,
): Generator<TraceFrame> {
  const random = randomFrom(disturbance.seed);
  const { dropOut, falseBoxes, falseArea = [0, 0, 1, 1], hidden } = disturbance;
  for (let i = 0; i <= seconds * fps; i += 1) {
    const at = i / fps;
    const boxes: Box[] = [];
    for (const actor of actors) {
      const place = actor(at);
      if (place && !hidden?.(at) && random() >= dropOut)
        boxes.push(boxOf(place, aspect, disturbance.jitter, random));
    }
    if (random() < falseBoxes) {
      const [left, top, right, bottom] = falseArea;
      const place = { x: left + random() * (right - left), y: top + random() * (bottom - top), height: 0.2 };
      boxes.push(boxOf(place, aspect, 0, random));
    }
    yield { at, boxes };
  }
}

function boxOf(
  { x, y, height }: { x: number; y: number; height: number },
  aspect: number,
  jitter: number,
  random: () => number,
): Box {
  const wide = (height * WIDTH_OF_HEIGHT) / aspect;
  const tremble = () => (random() + random() - 1) * jitter * height;
  return {
    left: x - wide / 2 + tremble() / aspect,
    right: x + wide / 2 + tremble() / aspect,
    top: y - height + tremble(),
    bottom: y + tremble(),
    score: 0.4 + 0.5 * random(),
  };
}

/** Walks along points at a speed in heights of a person a second, from second `start` on; away before and after. */
export function walker(
  points: readonly (readonly [x: number, y: number])[],
  { start, speed, height, aspect }: { start: number; speed: number; height: number; aspect: number },
): Actor {
  const legs = points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    const length = Math.hypot((to[0] - from[0]) * aspect, to[1] - from[1]);
    return { from, to, seconds: length / (speed * height) };
  });
  return (at) => {
    let left = at - start;
    if (left < 0) return undefined;
    for (const { from, to, seconds } of legs) {
      if (left <= seconds) {
        const share = seconds === 0 ? 0 : left / seconds;
        return { x: from[0] + share * (to[0] - from[0]), y: from[1] + share * (to[1] - from[1]), height };
      }
      left -= seconds;
    }
    return undefined;
  };
}
