/** A look under way. */
interface Look {
  readonly began: number;
}

/**
 * The CPU time that all detector threads of a worker share, whatever models they run: a share of the threads that the model
 * with the most of them has. What is spent is waited for afterwards, so nobody saves up for a burst. Times in seconds on
 * one clock.
 */
export class CpuBudget {
  readonly #share: number;
  readonly #running = new Set<Look>();
  #threads = 0;
  #freeAt = Number.NEGATIVE_INFINITY;

  /** `share`: 0 to 1. */
  constructor(share: number) {
    this.#share = share;
  }

  /** A model has so many threads. */
  count(threads: number): void {
    this.#threads = Math.max(this.#threads, threads);
  }

  begin(at: number): Look {
    const look = { began: at };
    this.#running.add(look);
    return look;
  }

  /** The look took `seconds` of CPU time. Gives when its thread may begin the next. */
  end(look: Look, seconds: number): number {
    const oldest = Math.min(...[...this.#running].map(({ began }) => began)); // what it takes is not spent yet
    this.#running.delete(look);
    this.#freeAt = Math.max(this.#freeAt, oldest) + seconds / (this.#share * this.#threads);
    return this.#freeAt;
  }
}
