import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../detect/box.ts";
import { Tracker } from "./tracker.ts";

const ASPECT = 4 / 3;
const person = (x: number, y: number, score = 0.8): Box => ({
  left: x - 0.02,
  right: x + 0.02,
  top: y - 0.08,
  bottom: y + 0.08,
  score,
});

/** Shows pictures from 0 to `seconds` and gives the ids that were confirmed in each. */
function follow(fps: number, seconds: number, boxes: (at: number) => Box[]): number[][] {
  const tracker = new Tracker({ threshold: 0.3, aspect: ASPECT });
  return Array.from({ length: seconds * fps + 1 }, (_, i) =>
    tracker.update(i / fps, boxes(i / fps)).map(({ id }) => id),
  );
}

describe("Tracker", () => {
  it.each([1, 2, 5, 10])("keeps one id for a walker at %s pictures a second", (fps) => {
    const ids = follow(fps, 8, (at) => [person(0.1 + 0.08 * at, 0.5)]);
    expect(new Set(ids.flat()).size).toBe(1);
    expect(ids.at(-1)).toHaveLength(1);
  });

  it("keeps two people apart who pass each other", () => {
    const ids = follow(5, 8, (at) => [person(0.1 + 0.1 * at, 0.5), person(0.9 - 0.1 * at, 0.56)]);
    expect(new Set(ids.flat()).size).toBe(2);
  });

  it("goes on through weak boxes for a moment, which never begin a track", () => {
    const weak = (until: number) =>
      follow(5, 10, (at) => [person(0.5, 0.5, at < 3 || at > until ? 0.8 : 0.2)]);
    expect(new Set(weak(4.3).flat()).size).toBe(1);
    expect(
      weak(4.3)
        .slice(10)
        .every((ids) => ids.length === 1),
    ).toBe(true);
    expect(weak(99).at(-1)).toEqual([]); // a coat that once looked like somebody
    expect(follow(2, 10, () => [person(0.5, 0.5, 0.2)]).flat()).toEqual([]);
  });

  it("shows who is hidden for half a second, but nobody who has walked out of the picture", () => {
    const shown = (x: (at: number) => number) =>
      follow(5, 6, (at) => (at < 3 ? [person(x(at), 0.5)] : []))
        .slice(15)
        .map((ids) => ids.length);
    expect(shown(() => 0.5)).toEqual([1, 1, ...Array(14).fill(0)]);
    expect(shown((at) => 0.4 + 0.2 * at)).toEqual(Array(16).fill(0));
  });

  it("remembers a walker who is hidden for two seconds but not for four, and who sits for eight but not for twelve", () => {
    const numbers = (until: number, speed: number) => {
      const x = (at: number) => 0.2 + speed * at;
      const ids = follow(5, 20, (at) => (at >= 4 && at < until ? [] : [person(Math.min(x(at), 0.9), 0.5)]));
      return new Set(ids.flat()).size;
    };
    expect([numbers(6, 0.03), numbers(8.5, 0.03)]).toEqual([1, 2]);
    expect([numbers(12, 0), numbers(16, 0)]).toEqual([1, 2]);
  });

  it("takes a flicker for nobody", () => {
    expect(follow(10, 5, (at) => (Math.round(at * 10) % 10 === 0 ? [person(0.5, 0.5)] : [])).flat()).toEqual(
      [],
    );
  });

  it("never gives two people one id or one box, whatever it is shown", () => {
    const boxes = fc.array(
      fc
        .record({
          x: fc.double({ min: 0, max: 1, noNaN: true }),
          y: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
          score: fc.double({ min: 0.1, max: 1, noNaN: true }),
        })
        .map(({ x, y, score }) => person(x, y, score)),
      { maxLength: 8 },
    );
    const gap = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ boxes, gap }), { maxLength: 20 }), (pictures) => {
        const tracker = new Tracker({ threshold: 0.3, aspect: ASPECT });
        let at = 0;
        for (const picture of pictures) {
          at += picture.gap;
          const tracks = tracker.update(at, picture.boxes);
          expect(new Set(tracks.map(({ id }) => id)).size).toBe(tracks.length);
          const seen = tracks.filter(({ seenAt }) => seenAt === at);
          expect(seen.length).toBeLessThanOrEqual(picture.boxes.length);
          for (const { box } of seen) expect(picture.boxes).toContainEqual(box);
        }
      }),
    );
  });
});
