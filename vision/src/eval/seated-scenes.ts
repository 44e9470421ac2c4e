import { Presence } from "../rules/presence.ts";
import { isLively } from "../track/liveliness.ts";
import { Tracker } from "../track/tracker.ts";
import { render } from "./scene.ts";

const ASPECT = 16 / 9;
const THRESHOLD = 0.32;

/** Share of the time in which somebody who sits and hardly moves is taken to be there, once the rule has begun to know. */
export function scoreSeated({ seeds, hours, fps }: { seeds: number; hours: number; fps: number }): number {
  let [present, all] = [0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const tracker = new Tracker({ threshold: THRESHOLD, aspect: ASPECT });
    const presence = new Presence(0, { period: Math.max(1, 1 / fps), absentAfter: 120 });
    const reader = (at: number) => ({ x: 0.5, y: 0.6 + (at % 50 < 2 ? 0.004 : 0), height: 0.3 });
    const disturbance = { seed, dropOut: 0.15, falseBoxes: 0, jitter: 0.015 };
    for (const { at, boxes } of render(
      [reader],
      { fps, seconds: hours * 3600, aspect: ASPECT },
      disturbance,
    )) {
      const seen = tracker.update(at, boxes).filter(({ seenAt }) => seenAt === at);
      const stirs = at % 50 < 2 ? 5 : 0; // a page is turned: the picture moves, the box does not
      const lively = seen.some((track) => isLively(track, () => stirs));
      presence.observe({ at, people: seen.length, lively });
      if (at < 30) continue;
      all += 1;
      if (presence.state === "attended") present += 1;
    }
  }
  return present / all;
}
