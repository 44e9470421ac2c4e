/** Counts payloads that do not parse, and says at most once a minute that it is time to log them. */
export class BadPayloads {
  #count = 0;
  #unsaid = 0;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  /** All since the start. */
  get count(): number {
    return this.#count;
  }

  /** The number of bad payloads since the last log line when one is due, otherwise undefined. */
  add(nowMs: number): number | undefined {
    this.#count += 1;
    this.#unsaid += 1;
    if (nowMs - this.#saidAtMs < 60_000) return undefined;
    const since = this.#unsaid;
    this.#unsaid = 0;
    this.#saidAtMs = nowMs;
    return since;
  }
}
