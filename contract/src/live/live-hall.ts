import type { Broadcast } from "../broadcasts.ts";
import type { Fault as FaultType } from "../faults.ts";
import { Fault } from "../faults.ts";
import type { Changes, HallSnapshot } from "../hall.ts";
import { callHub } from "./call-hub.ts";
import { applyChanges } from "./changes.ts";
import { hallNow, type KnownClock } from "./hall-clock.ts";
import { type HubSocket, onBroadcast } from "./hub-socket.ts";
import type { LiveSource } from "./live-controller.ts";

/**
 * What a screen knows of the hall. `connecting`: nothing yet. `live`: true now. `offline`: true until
 * `staleSince` (hall time); without a hall: not reached so far. `refused`: the hub does not accept this screen's token; `fault` says why.
 */
export type LiveState = {
  phase: "connecting" | "live" | "offline" | "refused";
  hall?: HallSnapshot;
  /** The last snapshot as it came: what it told about this caller alone is not kept fresh by patches. */
  taken?: HallSnapshot;
  staleSince?: Date;
  fault?: FaultType;
};

/** What an element needs to show the hall; a LiveHall is one. */
export type HallView = LiveSource<LiveState> & { now(): Date | undefined };

/** The hub pings every few seconds; after so long without a word, what is shown is called old. */
const STALE_MS = 10_000;

type Patch = Broadcast<"hall:patch">;

/** A screen's copy of the hall: a snapshot, then patches in order; a gap or a reconnect means a new snapshot. */
export class LiveHall implements HallView {
  state: LiveState = { phase: "connecting" };
  readonly socket: HubSocket;
  readonly #monotonicMs: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #undo: (() => void)[] = [];
  #clock: KnownClock | undefined;
  #lastWord: number;
  #attempt = 0;
  #early: (() => void)[] | undefined; // what came while a snapshot was on its way
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: HubSocket, monotonicMs: () => number = () => performance.now()) {
    this.socket = socket;
    this.#monotonicMs = monotonicMs;
    this.#lastWord = monotonicMs();
  }

  /** Follows the socket from now on. */
  start(): void {
    const { socket } = this;
    const word = (): void => this.#word();
    const watch = setInterval(() => this.#watchSilence(), 1_000);
    const connect = (): void => void this.#resync();
    const disconnect = (reason: string): void => this.#lost(reason);
    const refused = (error: Error): void => this.#notConnected(error);
    socket.on("connect", connect);
    socket.on("disconnect", disconnect);
    socket.on("connect_error", refused);
    socket.onAny(word);
    socket.io.on("ping", word);
    this.#undo.push(
      () => clearInterval(watch),
      () => socket.off("connect", connect),
      () => socket.off("disconnect", disconnect),
      () => socket.off("connect_error", refused),
      () => socket.offAny(word),
      () => socket.io.off("ping", word),
      onBroadcast(socket, "hall:patch", (patch) => this.#inOrder(() => this.#apply(patch))),
      ...this.#observations(),
    );
    if (socket.connected) connect();
  }

  /** Lets go of the socket's events; the socket itself belongs to whoever opened it. */
  stop(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The hall's time now; undefined before the first snapshot. */
  now(): Date | undefined {
    return this.#clock && hallNow(this.#clock, this.#monotonicMs());
  }

  /** Takes a new snapshot, for what only a snapshot tells, such as the hours of a new day. */
  refresh(): void {
    if (this.socket.connected) void this.#resync();
  }

  /** Observations have no seq: the last one wins. */
  #observations(): (() => void)[] {
    const merge = (changes: Changes): void => this.#inOrder(() => this.#merge(changes));
    const { socket } = this;
    return [
      onBroadcast(socket, "visit:changed", ({ visit }) => merge({ visits: [visit] })),
      onBroadcast(socket, "queue:changed", ({ queues }) => merge({ queues })),
      onBroadcast(socket, "zone:changed", ({ zone }) => merge({ zones: [zone] })),
      onBroadcast(socket, "camera:changed", ({ camera }) => merge({ cameras: [camera] })),
      onBroadcast(socket, "device:changed", ({ device }) => merge({ devices: [device] })),
      onBroadcast(socket, "counter:changed", ({ counter }) => merge({ counters: [counter] })),
      onBroadcast(socket, "kiosk:changed", ({ kiosk }) => this.#inOrder(() => this.#know({ kiosk }))),
    ];
  }

  #inOrder(step: () => void): void {
    if (this.#early) this.#early.push(step);
    else step();
  }

  async #resync(): Promise<void> {
    clearTimeout(this.#timer);
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#early = [];
    const snapshot = await callHub(this.socket, "hall:snapshot", {});
    if (attempt !== this.#attempt) return; // a later reconnect took over
    if (!snapshot.ok) return this.#laterOrNever(snapshot.fault);
    this.#lastWord = this.#monotonicMs();
    this.#clock = { clock: snapshot.value.clock, receivedAt: this.#lastWord };
    const early = this.#early;
    this.#early = undefined;
    this.#set({ phase: "live", hall: snapshot.value, taken: snapshot.value });
    for (const step of early) this.#inOrder(step); // one of them may itself ask for a new snapshot
  }

  #apply({ seq, changes }: Patch): void {
    const known = this.state.hall;
    if (!known || seq <= known.seq) return;
    if (seq > known.seq + 1 || changes.reload) return void this.#resync();
    this.#set({ ...this.state, hall: { ...applyChanges(known, changes), seq } });
  }

  #merge(changes: Changes): void {
    const known = this.state.hall;
    if (known) this.#set({ ...this.state, hall: applyChanges(known, changes) });
  }

  #know(own: Pick<HallSnapshot, "kiosk">): void {
    const known = this.state.hall;
    if (known) this.#set({ ...this.state, hall: { ...known, ...own } });
  }

  #lost(reason: string): void {
    this.#attempt += 1; // whatever was on its way belongs to the old line
    this.#early = undefined;
    const { hall } = this.state;
    if (!hall || !this.#clock) this.#set({ phase: "connecting" });
    else this.#set({ ...this.state, phase: "offline", staleSince: hallNow(this.#clock, this.#lastWord) });
    if (reason === "io server disconnect") this.#reconnectLater(); // socket.io leaves this one to us
  }

  /** The hub said something; a line that had only been silent is live again, for nothing on it was lost. */
  #word(): void {
    this.#lastWord = this.#monotonicMs();
    const { phase, staleSince: _old, ...known } = this.state;
    if (phase === "offline" && this.socket.connected && !this.#early) this.#set({ ...known, phase: "live" });
  }

  /** A dead line takes a while to be noticed as such; what is older than this is not shown as live. */
  #watchSilence(): void {
    if (this.state.phase !== "live" || !this.#clock) return;
    if (this.#monotonicMs() - this.#lastWord > STALE_MS)
      this.#set({ ...this.state, phase: "offline", staleSince: hallNow(this.#clock, this.#lastWord) });
  }

  #notConnected(error: Error): void {
    if (this.socket.active) {
      // the line is down; socket.io tries again
      if (this.state.phase === "connecting") this.#set({ phase: "offline" });
      return;
    }
    const fault = refusalOf(error);
    if (fault.code === "unavailable" || fault.code === "too-many") this.#reconnectLater();
    else this.#set({ ...this.state, phase: "refused", fault });
  }

  #laterOrNever(fault: FaultType): void {
    if (fault.code === "unauthenticated" || fault.code === "forbidden" || fault.code === "not-found") {
      this.#set({ phase: "refused", fault });
      return;
    }
    this.#timer = setTimeout(() => {
      if (this.socket.connected) void this.#resync();
    }, 1_000);
  }

  #reconnectLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.socket.connect(), 1_000);
  }

  #set(next: LiveState): void {
    this.state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The hub's refusal of a connection travels in `data` of socket.io's error, as a fault or beside `fault`. */
function refusalOf(error: Error & { data?: unknown }): FaultType {
  const told = Fault.safeParse(error.data);
  if (told.success) return told.data;
  const inside = Fault.safeParse((error.data as { fault?: unknown } | undefined)?.fault); // as: parsed right here
  if (inside.success) return inside.data;
  return { code: "unavailable", message: error.message };
}
