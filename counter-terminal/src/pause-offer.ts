import type { Desk } from "./desk.ts";

const KEPT = "hall/counter/stays";

/** What a clerk has answered when the camera saw nobody: "I am here" holds for that leaving, also after a reload. */
export class PauseOffer {
  #declined: string | undefined;
  readonly #storage: Pick<Storage, "getItem" | "setItem">;
  readonly #listeners = new Set<() => void>();

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#declined = storage.getItem(KEPT) ?? undefined;
  }

  get state(): string | undefined {
    return this.#declined;
  }

  /** Is there something to offer: a leaving that nobody has answered? */
  standsFor(desk: Desk): boolean {
    return desk.leaving !== undefined && leavingKey(desk) !== this.#declined;
  }

  /** The clerk stays: nothing more is said of this leaving. */
  decline(desk: Desk): void {
    this.#declined = leavingKey(desk);
    this.#storage.setItem(KEPT, this.#declined);
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function leavingKey({ counter, leaving }: Desk): string {
  return `${counter.counterId}/${leaving ?? ""}`;
}
