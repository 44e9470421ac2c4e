import type { VisitView } from "@hall/contract";
import type { HubSocket, LiveHall, LiveSource } from "@hall/contract/live";
import { onBroadcast } from "@hall/contract/live";

/**
 * The holder's own visit. A snapshot for a ticket holds it alone; afterwards the hub tells each change of it by
 * itself. The public patches are about everybody, know less, and drop it once it is over.
 */
export class OwnVisit implements LiveSource<VisitView | undefined> {
  state: VisitView | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #live: LiveHall;
  readonly #undo: (() => void)[];

  constructor(live: LiveHall, socket: HubSocket) {
    this.#live = live;
    let taken = live.state.taken;
    this.state = taken?.visits[0];
    this.#undo = [
      onBroadcast(socket, "visit:changed", ({ visit }) => this.#set(visit)),
      live.subscribe(() => {
        if (this.#live.state.taken === taken) return;
        taken = this.#live.state.taken;
        if (taken?.visits[0]) this.#set(taken.visits[0]);
      }),
    ];
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #set(visit: VisitView): void {
    this.state = visit;
    for (const listener of this.#listeners) listener();
  }
}
