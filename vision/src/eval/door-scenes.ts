import { DoorLine } from "../rules/door-line.ts";
import { Tracker } from "../track/tracker.ts";
import { type Actor, randomFrom, render, walker } from "./scene.ts";

const ASPECT = 16 / 9;
const THRESHOLD = 0.32;
const LINE = {
  points: [
    [0.2, 0.6],
    [0.8, 0.6],
  ],
  inside: [0.5, 0.9],
  aspect: ASPECT,
} as const;

/** Crossings that happened and crossings that were counted. */
export interface CrossingScore {
  readonly crossings: number;
  readonly counted: number;
  /** |counted − happened| ÷ happened, in and out each. */
  readonly error: number;
}

/** People who walk through a door, alone, in pairs and against each other; some turn round on the line and are nobody. */
export function scoreDoorLine({ seeds, fps }: { seeds: number; fps: number }): CrossingScore {
  let [crossings, counted, wrong] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { actors, entered, left, seconds } = visitors(seed);
    const door = new DoorLine(LINE);
    const tracker = new Tracker({ threshold: THRESHOLD, aspect: ASPECT });
    const disturbance = { seed, dropOut: 0.1, falseBoxes: 0.04, jitter: 0.02 };
    for (const { at, boxes } of render(actors, { fps, seconds, aspect: ASPECT }, disturbance))
      door.observe(at, tracker.update(at, boxes));
    crossings += entered + left;
    counted += door.entered + door.left;
    wrong += Math.abs(door.entered - entered) + Math.abs(door.left - left);
  }
  return { crossings, counted, error: wrong / crossings };
}

function visitors(seed: number) {
  const random = randomFrom(seed * 31_337);
  const actors: Actor[] = [];
  let [entered, left, start] = [0, 0, 5];
  for (let n = 0; n < 40; n += 1) {
    const x = 0.3 + 0.4 * random();
    const height = 0.22 + 0.08 * random();
    const way = { start, speed: 0.6 + 0.5 * random(), height, aspect: ASPECT };
    const drift = 0.1 * (random() - 0.5);
    const [outside, inside] = [
      [x, 0.36],
      [x + drift, 0.9],
    ] as const;
    const kind = random();
    if (kind < 0.45) {
      actors.push(walker([outside, inside], way));
      entered += 1;
    } else if (kind < 0.9) {
      actors.push(walker([inside, outside], way));
      left += 1;
    } else actors.push(walker([outside, [x, 0.6], [x, 0.605], outside], way)); // looks in and goes
    start += random() < 0.25 ? 0.8 : 3 + 4 * random();
  }
  return { actors, entered, left, seconds: Math.ceil(start) + 15 };
}
