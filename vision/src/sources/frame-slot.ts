import type { Frame } from "./frame.ts";

/**
 * Latest wins: holds the newest picture of one camera and lends it to one looker at a time. Three pieces of shared
 * memory go round (being filled, newest, being looked at), so nothing is allocated while a camera runs.
 */
export class FrameSlot {
  #free: Uint8Array[] = [];
  #newest: Frame | undefined;
  #lent: Frame | undefined;

  /** Memory for the next picture. */
  memory(bytes: number): Uint8Array {
    const free = this.#free.pop();
    return free?.length === bytes ? free : new Uint8Array(new SharedArrayBuffer(bytes));
  }

  put(frame: Frame): void {
    if (this.#newest) this.#free.push(this.#newest.bytes);
    this.#newest = frame;
  }

  /** When the picture that waits was made; undefined when none waits or one is still being looked at. */
  get waitingSince(): number | undefined {
    return this.#lent ? undefined : this.#newest?.at;
  }

  /** Takes the newest picture; it must be given back. */
  take(): Frame | undefined {
    if (this.#lent) return undefined;
    this.#lent = this.#newest;
    this.#newest = undefined;
    return this.#lent;
  }

  giveBack(): void {
    if (this.#lent) this.#free.push(this.#lent.bytes);
    this.#lent = undefined;
  }
}
