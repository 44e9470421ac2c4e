import { once } from "node:events";
import type { GradeKeys, RatingAnswer } from "../hardware/grade-keys.ts";
import { opinion } from "./opinion.ts";
import type { Random } from "./random.ts";

/** Nobody stands at the pad: it shows the question until it is closed. */
export class UntouchedKeys implements GradeKeys {
  async ask(_question: unknown, signal: AbortSignal): Promise<undefined> {
    if (!signal.aborted) await once(signal, "abort");
  }
}

/** Visitors press a grade after some seconds, or let the question run out. */
export class VisitorKeys implements GradeKeys {
  readonly #random: Random;
  readonly #pause: (ms: number, signal: AbortSignal) => Promise<void>;

  constructor(random: Random, pause: (ms: number, signal: AbortSignal) => Promise<void>) {
    this.#random = random;
    this.#pause = pause;
  }

  async ask(_question: unknown, signal: AbortSignal): Promise<RatingAnswer | undefined> {
    const answer = opinion(this.#random);
    const thinking = 3_000 + this.#random() * 12_000;
    if (!answer) return new UntouchedKeys().ask(undefined, signal);
    try {
      await this.#pause(thinking, signal);
      return answer;
    } catch {
      return undefined; // closed before a key was pressed
    }
  }
}
