import { COLUMNS, pointsOf, ROWS } from "../picture/points.ts";
import type { Planes } from "../sources/frame.ts";
import { type LumaFacts, showsView } from "./luma-facts.ts";
import { ViewMemory } from "./view-memory.ts";

/** Looks at a few points of each picture, for its motion and for the health of the camera. */
export class LumaWatch {
  #now = new Uint8Array(COLUMNS * ROWS);
  #before = new Uint8Array(COLUMNS * ROWS);
  #size = "";
  /** How much the last picture changed as a whole; undefined where there is none to compare it with. */
  #motion: number | undefined;
  readonly #view = new ViewMemory(COLUMNS);

  /** The points of the last picture (see `pointsOf`), until the next one is observed. */
  get points(): Uint8Array {
    return this.#now;
  }

  /** At `at` seconds. A change of the picture's size begins anew. */
  observe(at: number, picture: Planes): LumaFacts {
    [this.#now, this.#before] = [this.#before, this.#now];
    const size = `${picture.width}x${picture.height}`;
    const comparable = size === this.#size;
    this.#size = size;
    pointsOf(picture, this.#now);
    if (!comparable) this.#view.clear();
    const facts = factsOf(this.#now, comparable ? this.#before : undefined);
    this.#motion = facts.motion;
    return { ...facts, likeness: showsView(facts) ? this.#view.observe(at, this.#now) : this.#view.pass(at) };
  }

  /** How much more the last picture moved inside a box than as a whole, in grey levels; undefined after the first one. */
  motionIn(box: { left: number; top: number; right: number; bottom: number }): number | undefined {
    return this.#motion === undefined ? undefined : changeIn(this.#now, this.#before, box, this.#motion);
  }
}

/** Mean change of the points in a box (relative edges), above `whole`, the mean change of all. */
function changeIn(
  now: Uint8Array,
  before: Uint8Array,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  whole: number,
): number {
  const [from, to] = [Math.max(0, Math.floor(left * COLUMNS)), Math.min(COLUMNS, Math.ceil(right * COLUMNS))];
  const [first, last] = [Math.max(0, Math.floor(top * ROWS)), Math.min(ROWS, Math.ceil(bottom * ROWS))];
  let inside = 0;
  let points = 0;
  for (let row = first; row < last; row += 1)
    for (let column = from; column < to; column += 1) {
      const i = row * COLUMNS + column;
      inside += Math.abs((now[i] ?? 0) - (before[i] ?? 0));
      points += 1;
    }
  return points === 0 ? 0 : inside / points - whole;
}

function factsOf(now: Uint8Array, before: Uint8Array | undefined): LumaFacts {
  let sum = 0;
  let squares = 0;
  let steps = 0;
  let changes = 0;
  let left = now[0] ?? 0;
  for (let i = 0; i < now.length; i += 1) {
    const value = now[i] ?? 0;
    sum += value;
    squares += value * value;
    if (i % COLUMNS > 0) steps += Math.abs(value - left);
    if (before) changes += Math.abs(value - (before[i] ?? 0));
    left = value;
  }
  const mean = sum / now.length;
  return {
    mean,
    contrast: Math.sqrt(Math.max(0, squares / now.length - mean * mean)),
    detail: steps / (now.length - ROWS),
    motion: before ? changes / now.length : undefined,
  };
}
