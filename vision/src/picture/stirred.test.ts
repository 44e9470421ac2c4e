import { describe, expect, it } from "vitest";
import { randomFrom } from "../eval/scene.ts";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { pointsOf } from "./points.ts";
import { Stirred } from "./stirred.ts";

const [WIDTH, HEIGHT] = [320, 180];

/** A grey room with noise, and a darker somebody at x (0 to 1), if anybody. */
function room(seed: number, x?: number) {
  const noise = randomFrom(seed);
  const bytes = new Uint8Array(frameBytes(WIDTH, HEIGHT)).fill(128);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [column, row] = [i % WIDTH, Math.floor(i / WIDTH)];
    const somebody = x !== undefined && Math.abs(column / WIDTH - x) < 0.05 && row > 60 && row < 150;
    bytes[i] = (somebody ? 90 : 140) + Math.round(8 * noise());
  }
  return pointsOf(planesOf(bytes, WIDTH, HEIGHT));
}

describe("what stirs in a picture", () => {
  it("is nothing in a quiet room, and the place of somebody who walks in", () => {
    const stirred = new Stirred();
    for (let at = 0; at < 60; at += 1) stirred.observe(at, room(at));
    expect(stirred.areasIn(room(99))).toEqual([]);
    const areas = stirred.areasIn(room(100, 0.5));
    const [left, right] = [Math.min(...areas.map((a) => a.left)), Math.max(...areas.map((a) => a.right))];
    expect(areas.length).toBeGreaterThan(10);
    expect(left).toBeGreaterThan(0.38);
    expect(right).toBeLessThan(0.62);
  });

  it("is everything usual again once it has stayed", () => {
    const stirred = new Stirred();
    stirred.observe(0, room(1));
    for (let at = 1; at < 200; at += 1) stirred.observe(at, room(at, 0.3));
    expect(stirred.areasIn(room(500, 0.3))).toEqual([]);
  });

  it("is nothing before there was a picture to compare with", () => {
    expect(new Stirred().areasIn(room(1, 0.5))).toEqual([]);
  });
});
