const MORNING = { at: 9 * 60 + 40, spread: 45, height: 0.95 };
const AFTERNOON = { at: 14 * 60 + 50, spread: 45, height: 0.85 };
const ALWAYS = 0.58;
/** Nobody comes so shortly before the doors close. */
const LAST_MINUTES = 20;

/**
 * How many visitors come at a minute of the day, as a share of what the counters can serve: over 1 around half past nine and
 * around three o'clock, when lines grow, and under it at noon and late, when they shrink.
 */
export function rush(minute: number, closes: number): number {
  if (minute > closes - LAST_MINUTES) return 0;
  const bell = ({ at, spread, height }: typeof MORNING): number =>
    height * Math.exp(-(((minute - at) / spread) ** 2) / 2);
  return ALWAYS + bell(MORNING) + bell(AFTERNOON);
}
