import type { OfflineTicket } from "@hall/contract";
import { type Given, givenKey, type OfflinePack } from "./offline-pack.ts";

const STORES = { pack: "pack", given: "given", tickets: "tickets" } as const;
const PACK_KEY = "pack";

/** A given ticket as it lies in the store: the order of issue is the store's own. */
export type KeptTicket = OfflineTicket & { order?: number };

/** What decides a ticket, run inside the transaction that also writes it. */
export type Decide<Refusal extends string> = (
  pack: OfflinePack | undefined,
  given: Given,
) => OfflineTicket | Refusal;

/**
 * The kiosk's own memory (IndexedDB): the number blocks and the tickets that the hub does not know yet. A number and
 * its ticket are written in one durable transaction, so that a power cut loses both or none, and two pages of one
 * browser never give the same number.
 */
export class OfflineStore {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(name = "hall-kiosk") {
    this.#name = name;
  }

  async pack(): Promise<OfflinePack | undefined> {
    const { store } = await this.#stores("readonly", [STORES.pack]);
    return answer<OfflinePack | undefined>(store(STORES.pack).get(PACK_KEY));
  }

  async keepPack(pack: OfflinePack): Promise<void> {
    const { store, done } = await this.#stores("readwrite", [STORES.pack, STORES.given]);
    store(STORES.pack).put(pack, PACK_KEY);
    const days = store(STORES.given);
    for (const key of await answer<IDBValidKey[]>(days.getAllKeys()))
      if (typeof key === "string" && !key.startsWith(`${pack.day}/`)) days.delete(key);
    await done;
  }

  /** Decides and keeps one ticket; what `decide` refuses changes nothing. */
  async issue<Refusal extends string>(decide: Decide<Refusal>): Promise<OfflineTicket | Refusal> {
    const { store, done } = await this.#stores("readwrite", Object.values(STORES));
    const pack = await answer<OfflinePack | undefined>(store(STORES.pack).get(PACK_KEY));
    const keys = await answer<IDBValidKey[]>(store(STORES.given).getAllKeys());
    const lasts = await answer<number[]>(store(STORES.given).getAll());
    const given = Object.fromEntries(keys.map((key, index) => [String(key), lasts[index] ?? 0]));
    const ticket = decide(pack, given);
    if (typeof ticket !== "string" && pack) {
      store(STORES.given).put(ticket.number, givenKey(pack.day, ticket.prefix));
      store(STORES.tickets).add(ticket);
    }
    await done;
    return ticket;
  }

  /** The tickets that the hub does not know yet, in order of issue. */
  async tickets(most: number): Promise<KeptTicket[]> {
    const { store } = await this.#stores("readonly", [STORES.tickets]);
    return answer<KeptTicket[]>(store(STORES.tickets).getAll(undefined, most));
  }

  async count(): Promise<number> {
    const { store } = await this.#stores("readonly", [STORES.tickets]);
    return answer(store(STORES.tickets).count());
  }

  /** The hub has them. */
  async forget(localIds: ReadonlySet<string>): Promise<void> {
    const { store, done } = await this.#stores("readwrite", [STORES.tickets]);
    const tickets = store(STORES.tickets);
    for (const ticket of await answer<KeptTicket[]>(tickets.getAll()))
      if (localIds.has(ticket.localId) && ticket.order !== undefined) tickets.delete(ticket.order);
    await done;
  }

  async #stores(mode: IDBTransactionMode, names: readonly string[]) {
    const transaction = (await this.#open()).transaction([...names], mode, { durability: "strict" });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    done.catch(() => undefined); // whoever reads only does not wait for the end
    return { store: (name: string) => transaction.objectStore(name), done };
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise((resolve, reject) => {
      const opening = indexedDB.open(this.#name, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(STORES.pack);
        opening.result.createObjectStore(STORES.given);
        opening.result.createObjectStore(STORES.tickets, { keyPath: "order", autoIncrement: true });
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    return this.#opened;
  }
}

function answer<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result as T); // as: each caller names what it has put there
    asked.onerror = () => reject(asked.error);
  });
}
