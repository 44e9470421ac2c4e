import type { Trend } from "./trends.ts";

/** The paths of a trend in a box, from zero or its least value to its greatest; a gap in it begins a new path. */
export function sparkPaths(trend: Trend, { width, height }: { width: number; height: number }): string[] {
  const range = rangeOf(trend);
  if (!range) return [];
  const [low, high] = range;
  const x = (index: number): number => round((index / Math.max(1, trend.length - 1)) * width);
  const y = (value: number): number => round(height - 1 - ((value - low) / (high - low || 1)) * (height - 2));
  const paths: string[] = [];
  let open = "";
  for (const [index, value] of trend.entries()) {
    if (value === null) {
      if (open) paths.push(open);
      open = "";
    } else open += `${open ? "L" : "M"}${x(index)} ${y(value)}`;
  }
  if (open) paths.push(open);
  return paths.map((path) => (path.includes("L") ? path : `${path}h1.5`)); // one point alone must be seen too
}

/** The least and the greatest of what is known; undefined when nothing is. */
export function rangeOf(trend: Trend): [low: number, high: number] | undefined {
  const known = trend.filter((value) => value !== null);
  return known.length === 0 ? undefined : [Math.min(...known), Math.max(...known)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
