const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 60;
const MISCONFIGURED_SECONDS = 60;

/** How long to wait before a camera is tried again, in seconds. */
export class BackOff {
  readonly #random: () => number;
  #failures = 0;

  /** `random` gives 0 to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Doubles from 1 to 60 s; a fifth either way, so that cameras do not come back all at once. */
  failed(): number {
    const wait = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** this.#failures);
    this.#failures += 1;
    return Math.min(LONGEST_SECONDS, wait * (0.8 + 0.4 * this.#random()));
  }

  /** Wrong password or address: nobody gains from trying often. */
  refused(): number {
    return MISCONFIGURED_SECONDS;
  }

  worked(): void {
    this.#failures = 0;
  }
}
