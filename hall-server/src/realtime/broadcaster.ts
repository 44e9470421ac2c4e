import type { Broadcast, BroadcastName } from "@hall/contract";
import type { HallPatch, Halls } from "../app/halls.ts";
import type { HallServer } from "./lines.ts";
import { ROOMS } from "./rooms.ts";

const FOLLOW_MS = 500;
type Deps = {
  io: HallServer;
  halls: Pick<Halls, "on" | "ownVisit" | "kiosk">;
  /** Lines on other processes cannot be counted here, so every room gets its broadcasts. */
  elsewhere: boolean;
};

/** Hub → screens: one patch for each seq and audience, and observations to whom they concern. Each is encoded once a room. */
export class Broadcaster {
  readonly #deps: Deps;
  /** Phones that follow a visit, by hall: what each was told last. */
  readonly #followed = new Map<string, Map<string, string>>();
  readonly #refreshes = new Map<string, NodeJS.Timeout>();
  #off: (() => void) | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.#off = this.#deps.halls.on((patch) => this.#patch(patch));
  }

  stop(): void {
    this.#off?.();
    for (const timer of this.#refreshes.values()) clearTimeout(timer);
    this.#refreshes.clear();
  }

  /** A phone has come for this visit. */
  follow(hallId: string, visitId: string): void {
    const visits = this.#followed.get(hallId) ?? new Map<string, string>();
    this.#followed.set(hallId, visits.set(visitId, visits.get(visitId) ?? ""));
  }

  /** Sends to a room, if anybody can be in it. */
  send<K extends BroadcastName>(room: string, name: K, broadcast: Broadcast<K>): void {
    const { io, elsewhere } = this.#deps;
    if (!elsewhere && !io.of("/").adapter.rooms.has(room)) return;
    const emit = io.to(room).emit as (name: string, broadcast: unknown) => boolean; // as: socket.io cannot follow a generic event name
    emit.call(io.to(room), name, broadcast);
  }

  /** Each hub hears of every event and tells its own lines: in order, and never twice. */
  #sendHere<K extends BroadcastName>(room: string, name: K, broadcast: Broadcast<K>): void {
    const { io } = this.#deps;
    if (!io.of("/").adapter.rooms.has(room)) return;
    const here = io.local.to(room);
    const emit = here.emit as (name: string, broadcast: unknown) => boolean; // as: socket.io cannot follow a generic event name
    emit.call(here, name, broadcast);
  }

  #patch({ hallId, seq, changes }: HallPatch): void {
    this.#sendHere(ROOMS.staff(hallId), "hall:patch", { seq, changes: changes.staff });
    this.#sendHere(ROOMS.public(hallId), "hall:patch", { seq, changes: changes.public });
    for (const { facts } of changes.staff.alerts ?? [])
      if (typeof facts.kiosk === "string") this.#tellKiosk(hallId, facts.kiosk);
    const followed = this.#followed.get(hallId);
    if (!followed || followed.size === 0) return;
    for (const { visitId } of changes.staff.visits ?? [])
      if (followed.has(visitId)) this.#tell(hallId, visitId);
    if (changes.staff.queues || changes.staff.reload) this.#refreshSoon(hallId);
  }

  /** Its bell, or tickets of its own that could not be taken over. */
  #tellKiosk(hallId: string, kioskId: string): void {
    const kiosk = this.#deps.halls.kiosk(hallId, kioskId);
    this.#sendHere(ROOMS.kiosk(hallId, kioskId), "kiosk:changed", { kiosk });
  }

  /** Places in line move with every call; a phone need not know within the millisecond. */
  #refreshSoon(hallId: string): void {
    if (this.#refreshes.has(hallId)) return;
    const refresh = (): void => {
      this.#refreshes.delete(hallId);
      for (const visitId of [...(this.#followed.get(hallId)?.keys() ?? [])]) this.#tell(hallId, visitId);
    };
    this.#refreshes.set(hallId, setTimeout(refresh, FOLLOW_MS));
  }

  #tell(hallId: string, visitId: string): void {
    const room = ROOMS.visit(hallId, visitId);
    const { io, halls } = this.#deps;
    const followed = this.#followed.get(hallId);
    const visit = halls.ownVisit(hallId, visitId);
    const someone = io.of("/").adapter.rooms.has(room);
    if (!visit || !someone) return void followed?.delete(visitId);
    const told = JSON.stringify(visit);
    if (followed?.get(visitId) === told) return;
    followed?.set(visitId, told);
    this.#sendHere(room, "visit:changed", { visit });
  }
}
