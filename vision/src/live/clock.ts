/** Time as the worker needs it: seconds that never jump for rules, and wall time for messages. */
export interface Clock {
  /** Seconds since an arbitrary beginning; never steps back. */
  now(): number;
  /** Wall time of a moment that `now()` gave. */
  wall(at: number): Date;
}

/** The machine's clock. */
export const machineClock: Clock = {
  now: () => performance.now() / 1000,
  wall: (at) => new Date(Date.now() + at * 1000 - performance.now()),
};
