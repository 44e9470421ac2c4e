import type { Result, Statistics } from "@hall/contract";
import type { LiveSource } from "@hall/contract/live";

/** Reads the sums of one business day, such as `2026-11-24`. */
export type ReadStatistics = (day: string) => Promise<Result<Statistics>>;
export type StatisticsState = { statistics?: Statistics };

/** Sums that the hub makes on request; asked anew every so often, because nothing announces that they changed. */
export class StatisticsSource implements LiveSource<StatisticsState> {
  state: StatisticsState = {};
  readonly #read: ReadStatistics;
  readonly #day: () => string | undefined;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(read: ReadStatistics, day: () => string | undefined) {
    this.#read = read;
    this.#day = day;
  }

  /** Asks now and from now on; a second time begins anew. */
  start(everyMs = 10_000): void {
    this.stop();
    void this.#ask();
    this.#timer = setInterval(() => void this.#ask(), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Yesterday's sums are not today's; an answer that fails keeps what was known of the same day. */
  async #ask(): Promise<void> {
    const day = this.#day();
    if (day === undefined) return;
    const answer = await this.#read(day);
    if (answer.ok) this.state = { statistics: answer.value };
    else if (this.state.statistics?.from !== day) this.state = {};
    for (const listener of this.#listeners) listener();
  }
}
