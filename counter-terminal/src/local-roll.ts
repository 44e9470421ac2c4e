/** The newest number of the paper roll on this machine alone, while the hub is away. */
export type LocalNumber = { day: string; number: number };
type Kept = Pick<Storage, "getItem" | "setItem">;

/**
 * A counter in the browser that only increments: for the day when even the hub is away. It belongs to one counter and
 * one day, survives a reload, and never becomes a ticket.
 */
export class LocalRoll {
  readonly #key: string;
  readonly #storage: Kept;

  constructor(counterId: string, storage: Kept) {
    this.#key = `hall/counter/roll/${counterId}`;
    this.#storage = storage;
  }

  /** The newest number of this day; undefined before the first. */
  newest(day: string): number | undefined {
    const kept = this.#kept();
    return kept?.day === day ? kept.number : undefined;
  }

  /** The next number; the first of a day is `from`. */
  next(day: string, from: number): number {
    const newest = this.newest(day);
    return this.start(day, newest === undefined ? from : newest + 1);
  }

  /** Goes on from the number that is next on the paper roll itself, which is never behind the newest one. */
  start(day: string, number: number): number {
    const at = Math.max(number, (this.newest(day) ?? 0) + 1);
    this.#storage.setItem(this.#key, JSON.stringify({ day, number: at }));
    return at;
  }

  #kept(): LocalNumber | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? "null");
      return isNumber(kept) ? kept : undefined;
    } catch {
      return undefined; // written by something else
    }
  }
}

function isNumber(kept: unknown): kept is LocalNumber {
  if (typeof kept !== "object" || kept === null || !("day" in kept) || !("number" in kept)) return false;
  return typeof kept.day === "string" && Number.isInteger(kept.number);
}
