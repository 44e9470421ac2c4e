/** One message that waits for the broker. */
export type Waiting = { topic: string; bytes: string; qos: 0 | 1; queuedAtMs: number };

export const OUTBOX_LIMITS = { messages: 1_000, ageMs: 600_000 } as const;

/** What a device had to say while the broker was away: the oldest go first, when it is full or they are too old. */
export class Outbox {
  readonly #limits: { messages: number; ageMs: number };
  #waiting: Waiting[] = [];
  #lost = 0;

  constructor(limits: { messages: number; ageMs: number } = OUTBOX_LIMITS) {
    this.#limits = limits;
  }

  /** How many messages were given up since the start. */
  get lost(): number {
    return this.#lost;
  }

  get length(): number {
    return this.#waiting.length;
  }

  put(message: Waiting): void {
    this.#waiting.push(message);
    if (this.#waiting.length > this.#limits.messages) this.#giveUp(1);
  }

  /** Everything that is still worth saying, in order; afterwards the outbox is empty. */
  take(nowMs: number): Waiting[] {
    const firstFresh = this.#waiting.findIndex((m) => nowMs - m.queuedAtMs <= this.#limits.ageMs);
    this.#giveUp(firstFresh === -1 ? this.#waiting.length : firstFresh);
    const fresh = this.#waiting;
    this.#waiting = [];
    return fresh;
  }

  #giveUp(count: number): void {
    this.#waiting.splice(0, count);
    this.#lost += count;
  }
}
