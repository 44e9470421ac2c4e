import { type LumaFacts, showsView } from "./luma-facts.ts";
import { ViewMemory } from "./view-memory.ts";

const COLUMNS = 160;
const ROWS = 90;

/** Looks at 160×90 points of each picture's luma: enough for motion and for the health of a camera, and almost free. */
export class LumaWatch {
  #now = new Uint8Array(COLUMNS * ROWS);
  #before = new Uint8Array(COLUMNS * ROWS);
  #size = "";
  /** How much the last picture changed as a whole; undefined where there is none to compare it with. */
  #motion: number | undefined;
  readonly #view = new ViewMemory(COLUMNS);

  /** At `at` seconds; `luma` has a byte for each pixel. A change of the picture's size begins anew. */
  observe(at: number, luma: Uint8Array, width: number, height: number): LumaFacts {
    [this.#now, this.#before] = [this.#before, this.#now];
    const size = `${width}x${height}`;
    const comparable = size === this.#size;
    this.#size = size;
    sample(luma, width, height, this.#now);
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

function sample(luma: Uint8Array, width: number, height: number, into: Uint8Array): void {
  for (let row = 0; row < ROWS; row += 1) {
    const line = Math.floor(((row + 0.5) * height) / ROWS) * width;
    for (let column = 0; column < COLUMNS; column += 1)
      into[row * COLUMNS + column] = luma[line + Math.floor(((column + 0.5) * width) / COLUMNS)] ?? 0;
  }
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
