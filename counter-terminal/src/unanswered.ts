type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;
/** A command that got no answer: a print of what it was (notes are no concern of the storage), and the hub's key for it. */
export type Unanswered = { print: string; key: string };

const KEY = "hall/counter/unanswered";

/** Keeps the one command without an answer over a reload of the tab, so that pressing again is the same command. */
export class UnansweredOrder {
  readonly #storage: Kept;

  constructor(storage: Kept) {
    this.#storage = storage;
  }

  get(): Unanswered | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(KEY) ?? "null");
      return isUnanswered(kept) ? kept : undefined;
    } catch {
      return undefined; // written by something else
    }
  }

  set(order: Unanswered | undefined): void {
    if (order) this.#storage.setItem(KEY, JSON.stringify(order));
    else this.#storage.removeItem(KEY);
  }
}

function isUnanswered(kept: unknown): kept is Unanswered {
  if (typeof kept !== "object" || kept === null || !("print" in kept) || !("key" in kept)) return false;
  return typeof kept.print === "string" && typeof kept.key === "string";
}

/** The same command gives the same print; 32-bit FNV-1a and the length (G. Fowler, L. C. Noll, K.-P. Vo, 1991). */
export function printOf(command: string, request: unknown): string {
  const text = JSON.stringify(request);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${command} ${text.length} ${(hash >>> 0).toString(16)}`;
}
