import type { OfflineTicket } from "@hall/contract";
import { callHub, type LiveHall, type LiveSource, newKey } from "@hall/contract/live";
import {
  keptHall,
  type OfflineOrder,
  type OfflinePack,
  type OfflineRefusal,
  offlineTicket,
  packRefusal,
} from "./offline-pack.ts";
import type { OfflineStore } from "./offline-store.ts";

/** What the kiosk knows of its own numbers. */
export type OfflineState = {
  pack: OfflinePack | undefined;
  /** Tickets that the hub does not know yet. */
  unmerged: number;
};

const RENEW_MS = 120_000;
const BATCH = 100;

/**
 * Gives numbers while the hub is away, and takes them to the hub afterwards. While the line stands it keeps a block
 * of numbers fresh; what it has given is merged as soon as the hub is back, also after a reload or a power cut.
 */
export class OfflineDesk implements LiveSource<OfflineState> {
  state: OfflineState = { pack: undefined, unmerged: 0 };
  readonly #store: OfflineStore;
  readonly #wallMs: () => number;
  readonly #listeners = new Set<() => void>();
  #live: LiveHall | undefined;
  #undo: (() => void)[] = [];
  #working = false;

  constructor(store: OfflineStore, wallMs: () => number = () => Date.now()) {
    this.#store = store;
    this.#wallMs = wallMs;
  }

  /** Knows what an earlier page of this kiosk has kept, and follows this line. */
  async follow(live: LiveHall): Promise<void> {
    this.stop();
    this.#live = live;
    let phase = live.state.phase;
    const timer = setInterval(() => void this.#meet(), RENEW_MS);
    this.#undo = [
      live.subscribe(() => {
        const before = phase;
        phase = live.state.phase;
        if (phase === "live" && before !== "live") void this.#meet();
      }),
      () => clearInterval(timer),
    ];
    this.#set({ pack: await this.#store.pack(), unmerged: await this.#store.count() });
    await this.#meet();
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.#live = undefined;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The hall's time without the hub: the machine's clock, put right by what the hub said last. */
  now(): Date | undefined {
    const { pack } = this.state;
    return pack && new Date(this.#wallMs() + pack.aheadMs);
  }

  /** Why no number can be given without the hub; undefined when it can. */
  refusal(): OfflineRefusal | undefined {
    const now = this.now();
    return now ? packRefusal(this.state.pack, now) : "nothing-reserved";
  }

  /** One ticket from the kiosk's own numbers, durable before it is shown. */
  async take(order: OfflineOrder): Promise<OfflineTicket | OfflineRefusal> {
    const now = this.now();
    if (!now) return "nothing-reserved";
    const localId = newKey();
    const ticket = await this.#store.issue<OfflineRefusal>((pack, given) =>
      offlineTicket(pack, given, order, { now, localId }),
    );
    if (typeof ticket !== "string") this.#set({ unmerged: await this.#store.count() });
    return ticket;
  }

  /** Takes to the hub what it does not know, and then asks for numbers; quietly again later when it fails. */
  async #meet(): Promise<void> {
    if (this.#working || this.#live?.state.phase !== "live") return;
    this.#working = true;
    try {
      await this.#merge(this.#live);
      await this.#renew(this.#live);
    } finally {
      this.#working = false;
    }
  }

  async #merge(live: LiveHall): Promise<void> {
    for (;;) {
      const kept = await this.#store.tickets(BATCH);
      if (kept.length === 0) break;
      const tickets = kept.map(({ order: _order, ...ticket }) => ticket);
      const answer = await callHub(live.socket, "kiosk:merge-tickets", { tickets });
      if (!answer.ok) return;
      const { merged, refused } = answer.value;
      const known = new Set([...merged, ...refused].map(({ localId }) => localId));
      if (!kept.some(({ localId }) => known.has(localId))) return; // the hub said nothing about any of them
      await this.#store.forget(known);
      // Whatever was refused is an alert of the hall now, which this kiosk shows to the staff until it ends.
      this.#set({ unmerged: await this.#store.count() });
    }
  }

  async #renew(live: LiveHall): Promise<void> {
    const { hall } = live.state;
    const serviceIds = hall?.kiosk?.serviceIds;
    const answer = await callHub(live.socket, "kiosk:reserve-numbers", serviceIds ? { serviceIds } : {});
    const now = live.now();
    if (!answer.ok || !hall || !now) return;
    const pack = {
      ...answer.value,
      hall: keptHall(hall),
      takenAt: now.toISOString(),
      aheadMs: now.getTime() - this.#wallMs(),
    };
    await this.#store.keepPack(pack);
    this.#set({ pack });
  }

  #set(change: Partial<OfflineState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
