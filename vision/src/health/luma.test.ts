import { describe, expect, it } from "vitest";
import { randomFrom } from "../eval/scene.ts";
import { planesOf } from "../sources/frame.ts";
import { CameraHealth } from "./camera-health.ts";
import { LumaWatch } from "./luma.ts";

const [WIDTH, HEIGHT] = [160, 90];

/** What stands before the camera: the brightness of each point without light's noise. */
type View = (x: number, y: number) => number;

/** A hall of random furniture in daylight, seen from `shift` points to the right. */
const hall =
  (shift = 0): View =>
  (x, y) =>
    40 + 160 * randomFrom(Math.floor((x + shift) / 12) * 131 + Math.floor(y / 10))();

/** The same hall without light: an exit sign over the door, and what little it lights. */
const night =
  (black: number): View =>
  (x, y) =>
    x >= 100 && x < 108 && y >= 15 && y < 19 ? 190 : black + 0.02 * hall()(x, y);

const covered: View = (x, y) => 60 + 0.04 * x + 0.06 * y;

/** Shows one view after the other, once a second; gives the camera's state at each of them. */
function states(...acts: [seconds: number, view: View, noise: number][]): (string | undefined)[][] {
  const watch = new LumaWatch();
  const health = new CameraHealth(0);
  const random = randomFrom(3);
  let at = 0;
  return acts.map(([seconds, view, noise]) => {
    const still = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
      view(i % WIDTH, Math.floor(i / WIDTH)),
    );
    return Array.from({ length: seconds }, () => {
      at += 1;
      const luma = Uint8Array.from(still, (value) =>
        Math.max(0, Math.min(255, value + noise * (random() - 0.5))),
      );
      health.frame(at, watch.observe(at, planesOf(luma, WIDTH, HEIGHT)));
      return health.state;
    });
  });
}

describe("a camera whose watch begins", () => {
  it.each([
    ["in the dark", "dark", night(17), 6],
    ["in the dark, with a picture made bright and grainy", "online", night(34), 60],
    ["with its lens covered", "covered", covered, 2],
  ])("%s has not moved when it sees, and has when it is pushed then", (_, begins, view, noise) => {
    const [first, day, pushed] = states([90, view, noise], [300, hall(), 6], [60, hall(35), 6]);
    expect(first?.at(-1)).toBe(begins);
    expect(new Set(day?.slice(5))).toEqual(new Set(["online"]));
    expect(pushed?.at(-1)).toBe("moved");
  });

  it("in a hall whose light goes on and off while it looks has not moved either", () => {
    const acts = Array.from({ length: 6 }, () => [
      [20, night(17), 6] as [number, View, number],
      [20, hall(), 6] as [number, View, number],
    ]).flat();
    const seen = states(...acts, [120, hall(), 6], [60, hall(35), 6]);
    expect(new Set(seen.slice(0, -1).flat())).toEqual(new Set([undefined, "dark", "online"]));
    expect(seen.at(-1)?.at(-1)).toBe("moved");
  });

  it("by day has not moved at night, however grainy, and knows the hall again in the morning", () => {
    const seen = states([90, hall(), 6], [600, night(34), 60], [120, hall(), 6], [60, hall(35), 6]);
    expect(new Set(seen.slice(0, -1).flat())).toEqual(new Set(["online"]));
    expect(seen.at(-1)?.at(-1)).toBe("moved");
  });

  it("by day, and is pushed in the dark, has moved in the morning", () => {
    const [, dark, morning] = states([90, hall(), 6], [60, night(17), 6], [60, hall(35), 6]);
    expect(dark?.at(-1)).toBe("dark");
    expect(morning?.at(-1)).toBe("moved");
  });
});
