/** A line that takes one thing after the other. `onceFree` listens until it is free the next time. */
export type OneByOne<T> = {
  isFree(): boolean;
  send(item: T): void;
  onceFree(listener: () => void): void;
};

/**
 * Things that are worth nothing once a newer one of their kind is there, such as live pictures: sent one by one as fast
 * as the line takes them; of each key at most one waits, the newest. Whoever waits longest goes first.
 */
export class LatestWins<T> {
  readonly #line: OneByOne<T>;
  readonly #waiting = new Map<string, T>();
  #listening = false;

  constructor(line: OneByOne<T>) {
    this.#line = line;
  }

  /** Sends it now, or when the line is free; takes the place of an older one of the same key. */
  offer(key: string, item: T): void {
    this.#waiting.set(key, item); // a key that waits keeps its turn
    this.#flow();
  }

  /** Nobody wants this key any more. */
  forget(key: string): void {
    this.#waiting.delete(key);
  }

  #flow(): void {
    for (const [key, item] of this.#waiting) {
      if (!this.#line.isFree()) {
        this.#listen();
        break;
      }
      this.#waiting.delete(key);
      this.#line.send(item);
    }
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#line.onceFree(() => {
      this.#listening = false;
      this.#flow();
    });
  }
}
