import type { HallView, LiveHall, LiveState } from "@hall/contract/live";
import type { OfflineDesk } from "./offline-desk.ts";

/**
 * The hall as a kiosk sees it: the live one, or while there is none (a reload during an outage) what the kiosk has
 * kept, which is shown as old.
 */
export class KioskHall implements HallView {
  readonly live: LiveHall;
  readonly #offline: OfflineDesk;
  #from: unknown[] = [];
  #state: LiveState;

  constructor(live: LiveHall, offline: OfflineDesk) {
    this.live = live;
    this.#offline = offline;
    this.#state = live.state;
  }

  /** The same object until one of its parts is another. */
  get state(): LiveState {
    const { state } = this.live;
    const { pack } = this.#offline.state;
    if (this.#from[0] === state && this.#from[1] === pack) return this.#state;
    this.#from = [state, pack];
    this.#state =
      state.hall || !pack || state.phase === "refused"
        ? state
        : { phase: "offline", hall: pack.hall, staleSince: new Date(pack.takenAt) };
    return this.#state;
  }

  now(): Date | undefined {
    return this.live.now() ?? this.#offline.now();
  }

  subscribe(listener: () => void): () => void {
    const undo = [this.live.subscribe(listener), this.#offline.subscribe(listener)];
    return () => {
      for (const one of undo) one();
    };
  }
}
