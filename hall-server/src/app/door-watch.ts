import type { CameraView, DoorView } from "@hall/contract";
import { doorWait } from "../domain/door-wait.ts";
import type { HallNotice } from "./listeners.ts";

const WINDOW_MS = 60 * 60_000;

type Hall = { entered: Map<string, number>; arrivals: number[]; tickets: number[]; told: string };

type Deps = {
  now: (hallId: string) => Date;
  tell: (hallId: string, doors: DoorView) => void;
};

/** Who came through the doors and who took a ticket in the last hour, put together: nothing of it is kept. */
export class DoorWatch {
  readonly #deps: Deps;
  readonly #halls = new Map<string, Hall>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What a camera says of its door lines: totals of the day, of which the first says nothing new. */
  saw(hallId: string, { lines = [] }: Pick<CameraView, "lines">): void {
    const hall = this.#of(hallId);
    const at = this.#deps.now(hallId).getTime();
    let came = false;
    for (const { lineId, entered, occupancy } of lines) {
      if (occupancy === "unknown") continue; // nobody watches: what is said is old
      const before = hall.entered.get(lineId) ?? entered;
      hall.entered.set(lineId, entered);
      for (let n = before; n < entered; n += 1) hall.arrivals.push(at);
      came ||= entered > before;
    }
    if (came) this.#tell(hallId, hall);
  }

  /** Whoever takes a number at the hall, or checks in with a booking, has come through a door. */
  heard({ hallId, event }: HallNotice): void {
    const own = event.type === "ticket-issued" && event.offline === undefined;
    if (!own && event.type !== "visit-checked-in") return;
    const hall = this.#of(hallId);
    hall.tickets.push(Date.parse(event.at));
    if (hall.entered.size > 0) this.#tell(hallId, hall);
  }

  #tell(hallId: string, hall: Hall): void {
    const from = this.#deps.now(hallId).getTime() - WINDOW_MS;
    hall.arrivals = hall.arrivals.filter((at) => at >= from);
    hall.tickets = hall.tickets.filter((at) => at >= from);
    const doors = doorWait(hall.arrivals, hall.tickets);
    const text = JSON.stringify(doors);
    if (text === hall.told) return;
    hall.told = text;
    this.#deps.tell(hallId, doors);
  }

  #of(hallId: string): Hall {
    const known = this.#halls.get(hallId);
    if (known) return known;
    const hall: Hall = { entered: new Map(), arrivals: [], tickets: [], told: "" };
    this.#halls.set(hallId, hall);
    return hall;
  }
}
