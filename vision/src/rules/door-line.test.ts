import { describe, expect, it } from "vitest";
import { scoreDoorLine } from "../eval/door-scenes.ts";
import { Tracker } from "../track/tracker.ts";
import { DoorLine } from "./door-line.ts";

const ASPECT = 16 / 9;
const door = () =>
  new DoorLine({
    points: [
      [0.3, 0.6],
      [0.7, 0.6],
    ],
    inside: [0.5, 0.9],
    aspect: ASPECT,
  });
type Way = (at: number) => [x: number, feet: number] | undefined;

/** Lets people walk before the camera at five pictures a second, all of them new. */
function watch(line: DoorLine, seconds: number, ...ways: Way[]): DoorLine {
  const tracker = new Tracker({ threshold: 0.3, aspect: ASPECT });
  line.clear();
  for (let i = 0; i <= seconds * 5; i += 1) {
    const boxes = ways.flatMap((way) => {
      const place = way(i / 5);
      if (!place) return [];
      const [x, feet] = place;
      return [{ left: x - 0.03, right: x + 0.03, top: feet - 0.25, bottom: feet, score: 0.8 }];
    });
    line.observe(i / 5, tracker.update(i / 5, boxes));
  }
  return line;
}

describe("a door line", () => {
  it("counts who walks in and who walks out", () => {
    const line = watch(door(), 5, (at) => [0.5, 0.4 + 0.1 * at]);
    expect([line.entered, line.left, line.occupancy]).toEqual([1, 0, 1]);
    watch(line, 5, (at) => [0.5, 0.9 - 0.1 * at]);
    expect([line.entered, line.left, line.occupancy]).toEqual([1, 1, 0]);
  });

  it("counts nobody who stands on the line, looks in, or walks around its end", () => {
    const sways: Way = (at) => [0.5, 0.6 + 0.015 * Math.sin(3 * at)];
    const looksIn: Way = (at) => [0.4, at < 2 ? 0.42 + 0.09 * at : 0.6 - 0.09 * (at - 2)];
    const around: Way = (at) => [0.9, 0.4 + 0.1 * at];
    const line = watch(door(), 5, sways, looksIn, around);
    expect([line.entered, line.left]).toEqual([0, 0]);
  });

  it("never has less than nobody inside, and can begin anew", () => {
    const line = watch(door(), 5, (at) => [0.5, 0.9 - 0.1 * at]);
    expect([line.left, line.occupancy]).toEqual([1, 0]);
    watch(line, 5, (at) => [0.5, 0.4 + 0.1 * at]);
    line.empty();
    expect([line.entered, line.occupancy]).toEqual([1, 0]);
  });

  it("errs on at most five of a hundred rendered crossings at five pictures a second", () => {
    const { crossings, error } = scoreDoorLine({ seeds: 6, fps: 5 });
    expect(crossings).toBeGreaterThanOrEqual(200);
    expect(error).toBeLessThanOrEqual(0.05);
  });
});
