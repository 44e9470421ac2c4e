interface Segment {
  readonly present: boolean;
  readonly from: number;
  readonly to: number;
}

/** The share of the last seconds in which somebody was seen, weighted by time and not by samples. */
export class PresenceWindow {
  readonly #seconds: number;
  #segments: Segment[] = [];
  /** When somebody was last seen; undefined while nobody was. */
  lastPresent: number | undefined;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  add(from: number, to: number, present: boolean): void {
    this.#segments.push({ from, to, present });
    if (present) this.lastPresent = to;
    this.#segments = this.#segments.filter((segment) => segment.to > to - this.#seconds);
  }

  /** Since when somebody is seen, as far back as the window goes; undefined while nobody is. */
  get presentSince(): number | undefined {
    const end = this.#segments.at(-1)?.to ?? 0;
    return this.#segments.find(({ present, to }) => present && to > end - this.#seconds)?.from;
  }

  clear(): void {
    this.#segments = [];
    this.lastPresent = undefined;
  }

  /** Seconds of the window that were watched. */
  get covered(): number {
    const end = this.#segments.at(-1)?.to ?? 0;
    return Math.min(this.#seconds, end - (this.#segments[0]?.from ?? end));
  }

  /** 0 to 1. */
  get ratio(): number {
    const begin = (this.#segments.at(-1)?.to ?? 0) - this.#seconds;
    let seen = 0;
    let all = 0;
    for (const { from, to, present } of this.#segments) {
      const seconds = to - Math.max(from, begin);
      all += seconds;
      if (present) seen += seconds;
    }
    return all > 0 ? seen / all : 0;
  }
}
