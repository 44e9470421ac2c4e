import { describe, expect, it } from "vitest";
import { randomFrom } from "../eval/scene.ts";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { pixelated } from "./pixelate.ts";
import { pointsOf } from "./points.ts";
import { Stirred } from "./stirred.ts";

const [WIDTH, HEIGHT] = [320, 180];

/** A grey room with noise, and a darker somebody at x (0 to 1), if anybody. */
function room(seed: number, x?: number) {
  const picture = pictureOf(seed, x);
  return pointsOf(picture);
}

function pictureOf(seed: number, x?: number, halfWidth = 0.05) {
  const noise = randomFrom(seed);
  const bytes = new Uint8Array(frameBytes(WIDTH, HEIGHT)).fill(128);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [column, row] = [i % WIDTH, Math.floor(i / WIDTH)];
    const somebody = x !== undefined && Math.abs(column / WIDTH - x) < halfWidth && row > 60 && row < 150;
    bytes[i] = (somebody ? 90 : 140) + Math.round(8 * noise());
  }
  return planesOf(bytes, WIDTH, HEIGHT);
}

describe("what stirs in a picture", () => {
  it("is nothing in a quiet room, and the place of somebody who walks in", () => {
    const stirred = new Stirred();
    for (let at = 0; at < 60; at += 1) stirred.observe(at, room(at));
    expect(stirred.areasIn(room(99))).toEqual([]);
    const areas = stirred.areasIn(room(100, 0.5));
    const [left, right] = [Math.min(...areas.map((a) => a.left)), Math.max(...areas.map((a) => a.right))];
    expect(areas.length).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0.38);
    expect(right).toBeLessThan(0.62);
  });

  it("is one piece: a face near the camera is left so few blocks that nobody is recognised", () => {
    const stirred = new Stirred();
    for (let at = 0; at < 60; at += 1) stirred.observe(at, room(at));
    const near = pictureOf(100, 0.5, 0.15);
    const { rgb } = pixelated(near, stirred.areasIn(pointsOf(near)));
    const steps = [80, 100, 120, 140].map((row) => {
      const line = Array.from({ length: 96 }, (_, i) => rgb[(row * WIDTH + 112 + i) * 3]);
      return line.filter((value, i) => i > 0 && value !== line[i - 1]).length;
    });
    for (const blocks of steps) expect(blocks).toBeLessThanOrEqual(6);
  });

  it("is many pieces where everything changes, not four blocks for the whole hall", () => {
    const stirred = new Stirred();
    for (let at = 0; at < 60; at += 1) stirred.observe(at, room(at));
    const areas = stirred.areasIn(pointsOf(pictureOf(100, 0.5, 1)));
    for (const { left, right, top, bottom } of areas) {
      expect(right - left).toBeLessThan(0.35);
      expect(bottom - top).toBeLessThan(0.35);
    }
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
