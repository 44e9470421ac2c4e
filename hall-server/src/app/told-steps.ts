import type { Clock } from "./clock.ts";

/** Two hubs on one machine see the same step a moment apart. */
const SAME_MS = 2_000;

/** Which steps of the hub's clock a hall has been told: by this hub, or by another one that writes to the same hall. */
export class ToldSteps {
  readonly #clock: Clock;
  readonly #byOthers: number[] = [];
  #told: number;

  /** A hall that is older than the hub has not been told of what the clock found at its start. */
  constructor(clock: Clock, isNew: boolean) {
    this.#clock = clock;
    this.#told = isNew ? (clock.steps?.() ?? 0) : 0;
  }

  /** How far the hall's time still has to move, in whole ms; 0 when it knows all. */
  pending(): number {
    const pending = Math.round((this.#clock.steps?.() ?? 0) - this.#told);
    if (pending === 0) return 0;
    const same = this.#byOthers.findIndex((byMs) => Math.abs(byMs - pending) <= SAME_MS);
    if (same === -1) return pending;
    this.#byOthers.splice(same, 1);
    this.#told += pending;
    return 0;
  }

  told(byMs: number): void {
    this.#told += byMs;
  }

  /** Another hub has told the hall; ours may see that step later, or has seen it already. */
  heard(byMs: number): void {
    this.#byOthers.push(byMs);
  }

  /** The hall's own time: the clock's, but for what the hall has not been told yet. */
  now(): number {
    const pending = this.pending();
    return this.#clock.now().getTime() - pending;
  }
}
