import type { CardRead } from "@hall/contract";

/** The document of the visitor who stands here; held in memory only, until they go or it is too old. */
export class DocumentRead {
  #held: { number: string; until: number } | undefined;

  /** From a card reader, until the hub says so; typed, until the visitor goes. */
  hold(card: Pick<CardRead, "number"> & Partial<Pick<CardRead, "until">>): void {
    this.#held = {
      number: card.number,
      until: card.until ? Date.parse(card.until) : Number.POSITIVE_INFINITY,
    };
  }

  forget(): void {
    this.#held = undefined;
  }

  /** The number, unless it has grown too old at this moment of the hall's clock. */
  numberAt(now: Date | undefined): string | undefined {
    if (this.#held && now && now.getTime() >= this.#held.until) this.forget();
    return this.#held?.number;
  }
}
