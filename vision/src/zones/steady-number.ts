/** A value and how long it held. */
interface Span {
  readonly value: number;
  readonly from: number;
  to: number;
}

/**
 * A number for people to read: the time-weighted median of the last seconds, which replaces the shown one only when it
 * has held for a while. Undefined until enough has been seen to begin with. Times in seconds.
 */
export class SteadyNumber {
  readonly #window: number;
  readonly #first: number;
  readonly #hold: number;
  #spans: Span[] = [];
  #shown: number | undefined;
  #candidate: { value: number; since: number } | undefined;

  /** `firstSeconds`: what has to be seen before the first number is shown; the whole window by default. */
  constructor(windowSeconds: number, holdSeconds: number, firstSeconds = windowSeconds) {
    this.#window = windowSeconds;
    this.#first = firstSeconds;
    this.#hold = holdSeconds;
  }

  get shown(): number | undefined {
    return this.#shown;
  }

  /** From `at` on the raw number is `value`. */
  observe(at: number, value: number): void {
    const last = this.#spans.at(-1);
    if (last) last.to = at;
    if (last?.value !== value) this.#spans.push({ value, from: at, to: at });
    this.#spans = this.#spans.filter((span) => span.to > at - this.#window || span === this.#spans.at(-1));
    const [first] = this.#spans;
    if (this.#shown === undefined && at - (first?.from ?? at) < this.#first) return;
    this.#offer(at, this.#median(at));
  }

  clear(): void {
    this.#spans = [];
    this.#shown = undefined;
    this.#candidate = undefined;
  }

  #offer(at: number, median: number): void {
    if (this.#shown === undefined) this.#shown = median;
    if (median === this.#shown) this.#candidate = undefined;
    else if (this.#candidate?.value !== median) this.#candidate = { value: median, since: at };
    else if (at - this.#candidate.since >= this.#hold) {
      this.#shown = median;
      this.#candidate = undefined;
    }
  }

  #median(at: number): number {
    const begin = at - this.#window;
    const weighted = this.#spans
      .map(({ value, from, to }) => ({ value, seconds: Math.max(0, to - Math.max(from, begin)) }))
      .toSorted((a, b) => a.value - b.value);
    const half = weighted.reduce((sum, { seconds }) => sum + seconds, 0) / 2;
    let passed = 0;
    for (const { value, seconds } of weighted) {
      passed += seconds;
      if (passed >= half) return value;
    }
    return weighted.at(-1)?.value ?? 0;
  }
}
