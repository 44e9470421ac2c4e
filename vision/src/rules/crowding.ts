/** When a place is crowded and when it no longer is. Times in seconds. */
export interface CrowdingOptions {
  /** Crowded from so many people … */
  readonly people: number;
  /** … for so long; over again once there is one less for `clearAfter`. */
  readonly after: number;
  readonly clearAfter: number;
  /** Not again sooner than this. */
  readonly cooldown?: number;
}

const COOLDOWN = 300;

/** Too many people for too long? With two thresholds and two times, so that one person who comes and goes is no news. */
export class Crowding {
  readonly #options: Required<CrowdingOptions>;
  #crowded = false;
  #since: number | undefined;
  #turning: number | undefined;
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(options: CrowdingOptions) {
    this.#options = { cooldown: COOLDOWN, ...options };
  }

  get crowded(): boolean {
    return this.#crowded;
  }

  /** Since when it has been crowded; undefined while it is not. */
  get since(): number | undefined {
    return this.#crowded ? this.#since : undefined;
  }

  /** `count` people at `at`; undefined when nobody can know: then time stands still. */
  observe(at: number, count: number | undefined): void {
    if (count === undefined) {
      this.#turning = undefined;
      return;
    }
    const { people, after, clearAfter, cooldown } = this.#options;
    const turns = this.#crowded ? count < people : count >= people;
    if (!turns) this.#turning = undefined;
    else this.#turning ??= at;
    if (this.#turning === undefined || at - this.#turning < (this.#crowded ? clearAfter : after)) return;
    if (!this.#crowded && at - this.#endedAt < cooldown) return;
    this.#crowded = !this.#crowded;
    if (this.#crowded) this.#since = this.#turning;
    else this.#endedAt = at;
    this.#turning = undefined;
  }
}
