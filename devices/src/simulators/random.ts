/** A number from 0 to below 1; the same seed gives the same row of numbers. */
export type Random = () => number;

/** mulberry32: 32 bits of state, good enough for visitors and never for secrets. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of its own for each name, so that one more device does not change what the others do. */
export function seedFor(seed: number, name: string): number {
  let hash = 2_166_136_261 ^ seed;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** One of the items, each as likely as its weight says. */
export function pick<T>(random: Random, weighted: readonly (readonly [T, number])[]): T {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [item, weight] of weighted) {
    rest -= weight;
    if (rest < 0) return item;
  }
  const last = weighted.at(-1);
  if (!last) throw new Error("nothing to pick from");
  return last[0];
}

/** From a bell curve, by Box and Muller. */
export function normal(random: Random, mean: number, deviation: number): number {
  return mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A waiting time of the exponential distribution. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
