/** The hub's clock; a simulated day runs `speed` times faster than the wall clock. */
export interface Clock {
  now(): Date;
  readonly speed: number;
}

/** A clock that starts at `start` and never runs backwards, whatever the wall clock does. */
export function hallClock(start: Date, speed: number, monotonicMs: () => number): Clock {
  const origin = monotonicMs();
  return { now: () => new Date(start.getTime() + (monotonicMs() - origin) * speed), speed };
}
