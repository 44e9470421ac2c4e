/** Time as the worker needs it: seconds that never jump for rules, and wall time for messages. */
export interface Clock {
  /** Seconds since an arbitrary beginning; never steps back. */
  now(): number;
  /** Wall time of a moment that `now()` gave. */
  wall(at: number): Date;
}

const STEP_MS = 100; // less is rounding, and must not move a time that was told already

/** The machine's clock; follows when somebody sets it. */
export function machineClock(): Clock {
  let zero = Date.now() - performance.now();
  return {
    now: () => performance.now() / 1000,
    wall(at) {
      const now = Date.now() - performance.now();
      if (Math.abs(now - zero) > STEP_MS) zero = now;
      return new Date(Math.round(zero + at * 1000));
    },
  };
}
