/** The hub's clock; a simulated day runs `speed` times faster than the wall clock. */
export interface Clock {
  now(): Date;
  readonly speed: number;
  /** By how many ms in sum the clock has been put right since the start; a clock without it never is. */
  steps?(): number;
}

/** A clock that starts at `start` and never runs backwards, whatever the wall clock does. */
export function hallClock(start: Date, speed: number, monotonicMs: () => number): Clock {
  const origin = monotonicMs();
  return { now: () => new Date(start.getTime() + (monotonicMs() - origin) * speed), speed };
}

/** Beyond this the wall clock was put right; within it, it is slewed (NTP goes 0.5 ms a second at most) and followed. */
const STEP_MS = 2_000;
/** A wall clock that is further behind the journal than this has lost its time, and nothing is put back for it. */
const LOST_MS = 24 * 3_600_000;

type Sources = {
  wallMs: () => number;
  steadyMs: () => number;
  /** How long the machine has slept, from whatever beginning; the steady clock stood still meanwhile, and time did not. */
  sleptMs?: () => number;
};

/**
 * The time of day that runs on a steady clock, and notices when the wall clock jumps: then it jumps too and counts the
 * step, so that halls can be told by how much all that they remember has moved. `newest` is when the journal's last event
 * happened: a wall clock a little behind it was put back while the hub was down, and that is a step; one that is days behind
 * (a board without a battery) has no time at all, and time goes on from the journal until the clock is put right.
 */
export class WallClock implements Clock {
  readonly speed = 1;
  readonly #wallMs: () => number;
  readonly #steadyMs: () => number;
  readonly #sleptMs: () => number;
  readonly #newest: number;
  #slept: number;
  /** Wall against steady, as it was last seen. */
  #gap: number;
  /** Ours against steady. */
  #offset: number;
  #steps = 0;

  constructor({ wallMs, steadyMs, sleptMs = () => 0 }: Sources, newest?: Date) {
    this.#sleptMs = sleptMs;
    this.#slept = sleptMs();
    this.#wallMs = wallMs;
    this.#steadyMs = steadyMs;
    this.#gap = wallMs() - steadyMs();
    this.#offset = this.#gap;
    this.#newest = newest?.getTime() ?? Number.NEGATIVE_INFINITY;
    const behind = this.#newest - wallMs();
    if (behind > LOST_MS) this.#offset += behind;
    else if (behind > STEP_MS) this.#steps = -behind;
  }

  now(): Date {
    this.#look();
    return new Date(Math.round(this.#steadyMs() + this.#offset));
  }

  steps(): number {
    this.#look();
    return this.#steps;
  }

  /** The wall clock says a time that cannot be: before what has already happened. */
  get lost(): boolean {
    this.#look();
    return Math.abs(this.#offset - this.#gap) > STEP_MS;
  }

  #look(): void {
    const gap = this.#wallMs() - this.#steadyMs();
    let moved = gap - this.#gap;
    this.#gap = gap;
    if (Math.abs(moved) > STEP_MS) {
      const slept = this.#sleptMs() - this.#slept;
      this.#slept += slept;
      this.#offset += slept;
      moved -= slept;
    }
    if (Math.abs(moved) <= STEP_MS) {
      this.#offset += moved;
      return;
    }
    const wasLost = Math.abs(this.#offset + moved - gap) > STEP_MS;
    if (wasLost && this.#wallMs() < this.#newest) return; // put to another time that cannot be
    this.#steps += gap - this.#offset;
    this.#offset = gap;
  }
}
