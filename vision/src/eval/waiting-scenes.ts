import { isInside, type Polygon } from "@hall/contract";
import { Tracker } from "../track/tracker.ts";
import { Stays } from "../zones/stays.ts";
import { WaitingCount } from "../zones/waiting-count.ts";
import { type Actor, randomFrom, render } from "./scene.ts";

const ASPECT = 16 / 9;
const THRESHOLD = 0.32;
const AREA: Polygon = [
  [0.05, 0.2],
  [0.85, 0.2],
  [0.85, 0.98],
  [0.05, 0.98],
];
const SETTLING_SECONDS = 12;

/** How well a waiting area of up to ten people was counted and timed. */
export interface WaitingScore {
  readonly seconds: number;
  /** Mean over the time of |published − truly waiting|. */
  readonly countMae: number;
  /** |median wait by camera − true median| ÷ true median. */
  readonly medianError: number;
}

interface Guest {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
}

/** People who come, sit for minutes with small movements and go to the counter; seats overlap a little. */
export function scoreWaits({ seeds, fps }: { seeds: number; fps: number }): WaitingScore {
  const sum = { seconds: 0, wrong: 0, medianError: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const guests = guestsOf(seed);
    const seconds = Math.ceil(Math.max(...guests.map(({ to }) => to))) + 10;
    const count = new WaitingCount();
    const stays = new Stays();
    const tracker = new Tracker({ threshold: THRESHOLD, aspect: ASPECT });
    const disturbance = { seed, dropOut: 0.1, falseBoxes: 0.04, jitter: 0.02 };
    for (const { at, boxes } of render(guests.map(actorOf), { fps, seconds, aspect: ASPECT }, disturbance)) {
      const seen = tracker.update(at, boxes).filter(({ seenAt }) => seenAt === at);
      const inside = new Set(seen.filter(({ box }) => isInside(box, AREA, "bottom")).map(({ id }) => id));
      count.observe(at, inside);
      stays.observe(at, new Map(seen.map(({ id, box }) => [id, box])), inside);
      if (at < SETTLING_SECONDS || count.count === undefined) continue;
      sum.seconds += 1 / fps;
      sum.wrong +=
        Math.abs(count.count - guests.filter(({ from, to }) => at >= from && at < to).length) / fps;
    }
    const truth = median(guests.map(({ from, to }) => to - from));
    sum.medianError += Math.abs(median(stays.ended.map(({ from, to }) => to - from)) - truth) / truth / seeds;
  }
  return {
    seconds: Math.round(sum.seconds),
    countMae: sum.wrong / sum.seconds,
    medianError: sum.medianError,
  };
}

/** Ten seats, taken and left over half an hour. */
function guestsOf(seed: number): Guest[] {
  const random = randomFrom(seed * 65_537);
  return Array.from({ length: 10 }, (_, seat) => seat).flatMap((seat) => {
    const x = 0.12 + 0.16 * (seat % 5);
    const y = seat < 5 ? 0.55 : 0.8;
    const guests: Guest[] = [];
    for (let at = random() * 300; at < 1500; at += 30 + random() * 200) {
      const stay = 120 + random() * 480;
      guests.push({ from: at, to: at + stay, x, y });
      at += stay;
    }
    return guests;
  });
}

function actorOf({ from, to, x, y }: Guest): Actor {
  return (at) =>
    at < from || at >= to
      ? undefined
      : { x: x + 0.004 * Math.sin(at / 5 + x * 40), y: y + 0.003 * Math.sin(at / 3 + y * 50), height: 0.24 };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
