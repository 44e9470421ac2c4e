import { HallSnapshot, type VisitView } from "@hall/contract";
import { type HallView, hallNow, type LiveState } from "@hall/contract/live";

const KEY = "hall/counter/kept";
/** What is older belongs to another day. */
const OLDEST_MS = 12 * 3_600_000;

/** What the tab keeps: the hall as the clerk last saw it, until when it was true, and both clocks then (wall: ms). */
type Kept = { clerkId: string; hall: HallSnapshot; staleSince: string; now: string; wallMs: number };

export type KeptHallPlace = {
  /** The tab's own storage: it ends with the tab, as the sign-in does. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  wallMs: () => number;
  /** The page's address asks for this hall; another one is not shown. */
  hallId?: string | undefined;
};

/**
 * The hall as a terminal sees it: the live one, or until that is there (a reload, with or without a hub) what this tab
 * knew before, which is never shown as live.
 */
export class KeptHall implements HallView {
  readonly #live: HallView;
  readonly #place: KeptHallPlace;
  readonly #clerkId: string;
  readonly #kept: Kept | undefined;
  #from: LiveState | undefined;
  #state: LiveState;

  constructor(live: HallView, clerkId: string, place: KeptHallPlace) {
    this.#live = live;
    this.#clerkId = clerkId;
    this.#place = place;
    this.#kept = readKept(place, clerkId);
    this.#state = live.state;
  }

  /** The same object until the live state is another. */
  get state(): LiveState {
    const { state } = this.#live;
    if (state === this.#from) return this.#state;
    this.#from = state;
    this.#state = this.#withKept(state);
    return this.#state;
  }

  now(): Date | undefined {
    const live = this.#live.now();
    if (live || !this.#kept) return live;
    const { hall, now, wallMs } = this.#kept;
    return hallNow({ clock: { now, speed: hall.clock.speed }, receivedAt: wallMs }, this.#place.wallMs());
  }

  subscribe(listener: () => void): () => void {
    return this.#live.subscribe(listener);
  }

  /** Keeps the hall before the page goes, and whenever another visit is in hand; returns what undoes it. */
  follow(page: Pick<Window, "addEventListener" | "removeEventListener">): () => void {
    const keep = (): void => this.keep();
    let inHand: string | undefined;
    const undo = this.#live.subscribe(() => {
      const now = inHandOf(this.#live.state, this.#clerkId);
      if (now === inHand) return;
      inHand = now;
      keep();
    });
    page.addEventListener("pagehide", keep);
    return () => {
      undo();
      page.removeEventListener("pagehide", keep);
    };
  }

  /** Keeps what is known now. */
  keep(): void {
    const { hall, phase, staleSince } = this.#live.state;
    const now = this.#live.now();
    if (!hall || !now || phase === "refused") return;
    const kept: Kept = {
      clerkId: this.#clerkId,
      hall: lessOf(hall, this.#clerkId),
      staleSince: (staleSince ?? now).toISOString(),
      now: now.toISOString(),
      wallMs: this.#place.wallMs(),
    };
    try {
      this.#place.storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      forgetHall(this.#place.storage); // no room: better nothing than an older hall
    }
  }

  #withKept(state: LiveState): LiveState {
    if (state.hall || !this.#kept || state.phase === "refused") return state;
    const { hall, staleSince } = this.#kept;
    if (state.phase === "offline") return { phase: "offline", hall, staleSince: new Date(staleSince) };
    return { ...state, hall };
  }
}

/** Nothing of the hall stays in the tab. */
export function forgetHall(storage: Pick<Storage, "removeItem">): void {
  storage.removeItem(KEY);
}

function readKept({ storage, wallMs, hallId }: KeptHallPlace, clerkId: string): Kept | undefined {
  try {
    const { hall, ...kept } = JSON.parse(storage.getItem(KEY) ?? "{}") as Kept; // as: `keep` wrote it; checked below
    const ageMs = wallMs() - kept.wallMs;
    const usable =
      kept.clerkId === clerkId && ageMs >= 0 && ageMs < OLDEST_MS && !Number.isNaN(+new Date(kept.now));
    const asked = hallId === undefined || hallId === hall.hallId;
    return usable && asked ? { ...kept, hall: HallSnapshot.parse(hall) } : undefined;
  } catch {
    return undefined; // nothing there, or written by another version of this page
  }
}

/** Which visit a clerk has in hand, and in which state; "" for none. */
function inHandOf({ hall }: LiveState, clerkId: string): string {
  const counter = hall?.counters.find((one) => one.clerkId === clerkId);
  const visit = hall?.visits.find(({ visitId }) => visitId === counter?.visitId);
  return visit ? `${visit.visitId} ${visit.status}` : (counter?.state ?? "");
}

/** What a desk shows: no pictures, no devices, nobody who is gone; and what was filled in is no concern of a storage. */
function lessOf(hall: HallSnapshot, clerkId: string): HallSnapshot {
  const visits = hall.visits
    .filter((visit) => OPEN.has(visit.status) || visit.step?.clerkId === clerkId)
    .map(({ fields: _filledIn, ...visit }) => visit);
  return { ...hall, visits, zones: [], cameras: [], devices: [] };
}

const OPEN: ReadonlySet<VisitView["status"]> = new Set(["waiting", "called", "serving", "parked", "missed"]);
