import type { Speaker, Speech } from "../hardware/speaker.ts";

export type Spoken = { texts: string[]; from: Date; to: Date };

/** A silent loudspeaker: takes the time that saying would take, and remembers what was said, when and how long. */
export class RecordingSpeaker implements Speaker {
  readonly #now: () => Date;
  readonly #pause: (ms: number) => Promise<void>;
  readonly #keep: number;
  readonly #spoken: Spoken[] = [];

  constructor({
    now,
    pause,
    keep = 100,
  }: { now: () => Date; pause: (ms: number) => Promise<void>; keep?: number }) {
    this.#now = now;
    this.#pause = pause;
    this.#keep = keep;
  }

  /** The last calls, the newest at the end. */
  get spoken(): readonly Spoken[] {
    return this.#spoken;
  }

  async say({ texts, durationMs }: Speech): Promise<void> {
    const from = this.#now();
    await this.#pause(durationMs);
    this.#spoken.push({ texts: texts.map(({ text }) => text), from, to: this.#now() });
    if (this.#spoken.length > this.#keep) this.#spoken.shift();
  }
}
