import { describe, expect, it } from "vitest";
import { randomFrom } from "../eval/scene.ts";
import { ViewMemory } from "./view-memory.ts";

const [COLUMNS, ROWS] = [40, 30];

/** A room of random furniture, seen from `shift` columns to the right, under some light, with somebody walking by. */
function room(shift: number, light: number, at: number): Uint8Array {
  const noise = randomFrom(Math.round(at * 10) + 1);
  return Uint8Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [x, y] = [(i % COLUMNS) + shift, Math.floor(i / COLUMNS)];
    const furniture = randomFrom(Math.floor(x / 3) * 131 + Math.floor(y / 4))() * 160;
    const walker = Math.abs(x - shift - ((at * 2) % COLUMNS)) < 3 && y > 10 ? 60 : 0;
    return Math.max(0, Math.min(255, (furniture + 40 + walker) * light + 4 * noise()));
  });
}

/** Likeness second by second, from `fps` pictures in each; `view` says from where and in which light. */
function likeness(
  seconds: number,
  view: (at: number) => [shift: number, light: number],
  fps = 1,
): (number | undefined)[] {
  const memory = new ViewMemory(COLUMNS);
  const seen = Array.from({ length: seconds * fps }, (_, i) =>
    memory.observe(i / fps, room(...view(i / fps), i / fps)),
  );
  return seen.filter((_, i) => i % fps === 0);
}

describe("the usual view of a camera", () => {
  it("is learned first, and stays the same while people walk and light changes", () => {
    const seen = likeness(200, (at) => [0, at < 100 ? 1 : 0.6]);
    expect(seen.slice(0, 30)).toEqual(Array(30).fill(undefined));
    for (const value of seen.slice(31)) expect(value).toBeGreaterThan(0.8);
  });

  it("is another one within half a minute when the camera is pushed, and for as long as it stays so", () => {
    const seen = likeness(400, (at) => [at < 60 ? 0 : 7, 1]);
    expect(seen[59]).toBeGreaterThan(0.9);
    for (const value of seen.slice(90)) expect(value).toBeLessThan(0.4);
  });

  it("costs no more with ten pictures a second, and is judged from one of them a second", () => {
    const seen = likeness(120, (at) => [at < 60 ? 0 : 7, 1], 10);
    expect(seen.slice(0, 29)).toEqual(Array(29).fill(undefined));
    expect(seen).toEqual(
      likeness(120, (at) => [at < 60 ? 0 : 7, 1]).map((one) => one && expect.closeTo(one, 1)),
    );
  });

  it("is the usual one again when the camera is put back", () => {
    const seen = likeness(200, (at) => [at < 60 || at > 100 ? 0 : 7, 1]);
    expect(seen.at(-1)).toBeGreaterThan(0.9);
  });
});
