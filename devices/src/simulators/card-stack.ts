import type { CardListener, CardReader } from "../hardware/card-reader.ts";
import type { Random } from "./random.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A reader with a stack of made-up ID cards beside it: one is laid on when somebody says so. */
export class CardStack implements CardReader {
  readonly #random: Random;
  #listener: CardListener | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  start(listener: CardListener): void {
    this.#listener = listener;
    listener.ready(true);
  }

  async stop(): Promise<void> {
    this.#listener = undefined;
  }

  /** Lays the next card on the reader, or this one. */
  present(number: string = madeUpCard(this.#random)): void {
    this.#listener?.read({ document: "id-card", number });
  }
}

/** A number that an ID card could have, of a region that does not exist (999999). */
export function madeUpCard(random: Random): string {
  const digits = (from: number, to: number, length: number): string =>
    String(from + Math.floor(random() * (to - from + 1))).padStart(length, "0");
  const first = `999999${digits(1940, 2005, 4)}${digits(1, 12, 2)}${digits(1, 28, 2)}${digits(1, 999, 3)}`;
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(first[index]), 0);
  return first + "10X98765432"[sum % 11];
}
