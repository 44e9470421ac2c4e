import type { Payload } from "@hall/contract";

type Result = Payload<"hall/{hall}/device/{device}/result">;

/** Commands that were seen, with their answers: QoS 1 may bring one twice, and it must be done once. */
export class Answered {
  readonly #limit: number;
  readonly #results = new Map<string, Result | "under way">();

  constructor(limit = 500) {
    this.#limit = limit;
  }

  /** The answer of a command that came before, "under way", or undefined for a new one (which is now under way). */
  begin(id: string): Result | "under way" | undefined {
    const before = this.#results.get(id);
    if (before === undefined) this.#put(id, "under way");
    return before;
  }

  end(result: Result): void {
    this.#put(result.id, result);
  }

  #put(id: string, value: Result | "under way"): void {
    this.#results.set(id, value);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= this.#limit) return;
      this.#results.delete(oldest);
    }
  }
}
