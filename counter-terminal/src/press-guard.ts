/** Presses closer together than this come from one intention; milliseconds. */
const ONE_INTENTION_MS = 300;

/**
 * Keeps one hurried hand from doing two things. The main button changes its meaning under the finger: the second
 * press of the same key (or of the pointer) within 300 ms never starts another action.
 */
export class PressGuard {
  readonly #monotonicMs: () => number;
  #source = "";
  #at = Number.NEGATIVE_INFINITY;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** May this press act? `source` is the key, or "pointer". Each press in a row makes the row longer. */
  allows(source: string): boolean {
    const now = this.#monotonicMs();
    const again = source === this.#source && now - this.#at < ONE_INTENTION_MS;
    this.#source = source;
    this.#at = now;
    return !again;
  }
}
