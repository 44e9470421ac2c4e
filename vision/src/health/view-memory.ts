const LEARN_SECONDS = 30; // before that nobody can say what the usual view is
const SHORT_SECONDS = 6; // people who walk through are no change of the view
const LONG_SECONDS = 1_800; // shadows and chairs move slowly
const EVERY_SECONDS = 0.95; // once a second, whatever the camera's rate: a pushed camera is one for five seconds at least
const STEADY = 0.6; // below this likeness the memory stops learning: a new view must not become the usual one

/**
 * Remembers what a camera usually looks at, as edges of the averaged picture, and tells how much the view is still the
 * same: 1 is the same, near 0 another one. Light changes edges little; a camera that was pushed changes all of them.
 */
export class ViewMemory {
  readonly #columns: number;
  #short: Float32Array | undefined;
  #usual: Float32Array | undefined;
  #edges: Float32Array | undefined;
  #likeness: number | undefined;
  #began = 0;
  #at = 0;
  /** Of the last picture, taken in or not. */
  #heardAt = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /**
   * Takes in a small grey picture at `at` (seconds), or lets it go when it has just had one. Gives the likeness of the
   * last one that it took; undefined while it still learns.
   */
  observe(at: number, luma: Uint8Array): number | undefined {
    this.#heardAt = at;
    const short = this.#short;
    if (!short) {
      this.#short = Float32Array.from(luma);
      this.#began = at;
      this.#at = at;
      return undefined;
    }
    const seconds = at - this.#at;
    if (seconds < EVERY_SECONDS) return this.#likeness;
    this.#at = at;
    blend(short, luma, 1 - Math.exp(-seconds / SHORT_SECONDS));
    if (at - this.#began < LEARN_SECONDS) return undefined;
    this.#edges ??= new Float32Array(2 * short.length);
    const edges = edgesOf(short, this.#columns, this.#edges);
    this.#usual ??= edges.slice();
    this.#likeness = correlation(edges, this.#usual);
    if (this.#likeness >= STEADY) blend(this.#usual, edges, 1 - Math.exp(-seconds / LONG_SECONDS));
    return this.#likeness;
  }

  /** Lets a picture go that shows no view: for the memory this time has not been. Gives the likeness as it was. */
  pass(at: number): number | undefined {
    const seconds = at - this.#heardAt;
    this.#heardAt = at;
    this.#began += seconds;
    this.#at += seconds;
    return this.#likeness;
  }

  /** The picture has another size: nothing of before can be compared. */
  clear(): void {
    this.#short = undefined;
    this.#usual = undefined;
    this.#edges = undefined;
    this.#likeness = undefined;
  }
}

function blend(into: Float32Array, from: ArrayLike<number>, share: number): void {
  for (let i = 0; i < into.length; i += 1)
    into[i] = (into[i] ?? 0) + share * ((from[i] ?? 0) - (into[i] ?? 0));
}

/** Steps to the right and downwards, one after the other, written into `edges`. */
function edgesOf(picture: Float32Array, columns: number, edges: Float32Array): Float32Array {
  for (let i = 0; i < picture.length; i += 1) {
    const here = picture[i] ?? 0;
    if ((i + 1) % columns !== 0) edges[i] = (picture[i + 1] ?? here) - here;
    if (i + columns < picture.length) edges[picture.length + i] = (picture[i + columns] ?? here) - here;
  }
  return edges;
}

/** Pearson's, of values whose mean is about 0. */
function correlation(a: Float32Array, b: Float32Array): number {
  let both = 0; // each by itself: sums out of a destructured array are a new object at every step
  let first = 0;
  let second = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : 1;
}
