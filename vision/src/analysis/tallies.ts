import type { PresenceFinding, ZoneFinding } from "./findings.ts";

/** From one second to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What was said of one area over some minutes. Times in seconds. */
export class ZoneTally {
  readonly #secondsOf = new Map<number, number>();
  readonly #crowded: Stretch[] = [];
  #crowdedSince: number | null = null;
  #last: { at: number; count: number | "unknown" } | undefined;
  /** People who left without service. */
  abandoned = 0;

  note(at: number, { count, crowdedSince, abandoned }: ZoneFinding): void {
    if (this.#last && this.#last.count !== "unknown") {
      const { count: before, at: since } = this.#last;
      this.#secondsOf.set(before, (this.#secondsOf.get(before) ?? 0) + at - since);
    }
    this.#last = { at, count };
    this.abandoned = abandoned;
    if (this.#crowdedSince !== null && crowdedSince === null)
      this.#crowded.push({ from: this.#crowdedSince, to: at });
    this.#crowdedSince = crowdedSince;
  }

  /** Half of the time there were fewer, half of it more; undefined while nobody ever knew. */
  get median(): number | undefined {
    const counts = [...this.#secondsOf].toSorted(([a], [b]) => a - b);
    const half = counts.reduce((sum, [, seconds]) => sum + seconds, 0) / 2;
    let passed = 0;
    for (const [count, seconds] of counts) {
      passed += seconds;
      if (passed >= half) return count;
    }
    return undefined;
  }

  get most(): number | undefined {
    return this.#secondsOf.size === 0 ? undefined : Math.max(...this.#secondsOf.keys());
  }

  /** When it was crowded, up to `at`. */
  crowded(at: number): readonly Stretch[] {
    return this.#crowdedSince === null
      ? this.#crowded
      : [...this.#crowded, { from: this.#crowdedSince, to: at }];
  }
}

type Said = Pick<PresenceFinding, "state" | "since">;

/** What was said of one counter over some minutes; a state that is told later began when the rule says it did. */
export class PresenceTally {
  readonly #said: Said[] = [];

  note({ state, since }: Said): void {
    const last = this.#said.at(-1);
    if (last?.state === state && last.since === since) return;
    while ((this.#said.at(-1)?.since ?? Number.NEGATIVE_INFINITY) >= since) this.#said.pop();
    this.#said.push({ state, since });
  }

  absences(at: number): readonly Stretch[] {
    return this.#stretches(at).filter(({ state }) => state === "absent");
  }

  /** The share of the time up to `at` in which somebody was there; undefined where nobody could know. */
  attended(at: number): number | undefined {
    const known = this.#stretches(at).filter(({ state }) => state !== "unknown");
    const there = known.filter(({ state }) => state === "attended" || state === "returning");
    const all = secondsIn(known);
    return all > 0 ? secondsIn(there) / all : undefined;
  }

  #stretches(at: number): (Stretch & { readonly state: Said["state"] })[] {
    return this.#said.map(({ state, since }, i) => ({
      state,
      from: since,
      to: this.#said[i + 1]?.since ?? at,
    }));
  }
}

function secondsIn(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}
