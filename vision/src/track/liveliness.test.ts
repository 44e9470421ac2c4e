import { describe, expect, it } from "vitest";
import { Liveliness, type MotionIn } from "./liveliness.ts";
import { Tracker } from "./tracker.ts";

const coat = { left: 0.4, right: 0.5, top: 0.3, bottom: 0.6, score: 0.7 };

/** How many are taken for people after so many seconds, when the box sways and the picture stirs as said. */
function people(seconds: number, sway: (at: number) => number, motionIn?: MotionIn): number {
  const tracker = new Tracker({ threshold: 0.3, aspect: 1 });
  const liveliness = new Liveliness();
  let living = 0;
  for (let at = 0; at <= seconds; at += 1) {
    const shift = sway(at);
    const box = { ...coat, left: coat.left + shift, right: coat.right + shift };
    living = liveliness.living(at, tracker.update(at, [box]), motionIn).length;
  }
  return living;
}

describe("telling people from pictures of people", () => {
  it("takes a coat for nobody after ten minutes", () => {
    expect(people(590, () => 0)).toBe(1);
    expect(people(620, () => 0)).toBe(0);
  });

  it("knows somebody who moves a little once in ten minutes", () => {
    expect(people(1800, (at) => (at % 400 < 2 ? 0.012 : 0))).toBe(1);
  });

  it("knows somebody whose box is still, but in whose box the picture stirs", () => {
    let looks = 0;
    const stirs: MotionIn = () => {
      looks += 1;
      return looks % 300 === 0 ? 4 : 0.5;
    };
    expect(people(1800, () => 0, stirs)).toBe(1);
    expect(
      people(
        1800,
        () => 0,
        () => 0.5,
      ),
    ).toBe(0);
  });
});
