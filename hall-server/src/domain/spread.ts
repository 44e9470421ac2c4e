import type { Spread } from "@hall/contract";

const MINUTE_MS = 60_000;

/** Milliseconds as minutes. */
export function minutes(ms: number): number {
  return ms / MINUTE_MS;
}

/**
 * How long something took, from whole milliseconds to minutes. Percentiles are nearest rank (of n ascending values the
 * one at ⌈p·n⌉, C = 1 in Hyndman and Fan's "Sample quantiles in statistical packages", 1996, type 1): always a value
 * that was measured. The sum is taken over whole milliseconds, so the order of the values changes nothing.
 */
export function spreadOf(ms: readonly number[]): Spread {
  if (ms.length === 0) return { n: 0, mean: null, p50: null, p80: null, p90: null, p95: null };
  const sorted = [...ms].sort((a, b) => a - b);
  const sum = sorted.reduce((total, value) => total + value, 0);
  const at = (percent: number): number =>
    minutes(sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? 0);
  return {
    n: sorted.length,
    mean: minutes(sum / sorted.length),
    p50: at(50),
    p80: at(80),
    p90: at(90),
    p95: at(95),
  };
}
