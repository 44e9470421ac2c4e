/**
 * The CPU time that all detector threads of a worker share, whatever models they run: `cores` CPU seconds a second. What is
 * spent is waited for afterwards, so nobody saves up for a burst. Times in seconds on one clock.
 */
export class CpuBudget {
  readonly #cores: number;
  #freeAt = Number.NEGATIVE_INFINITY;

  constructor(cores: number) {
    this.#cores = cores;
  }

  /** A look that began at `began` took `seconds` of CPU time. Gives when its thread may begin the next. */
  spend(began: number, seconds: number): number {
    this.#freeAt = Math.max(this.#freeAt, began) + seconds / this.#cores;
    return this.#freeAt;
  }
}
