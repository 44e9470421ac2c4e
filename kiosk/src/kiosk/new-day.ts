import type { LiveHall } from "@hall/contract/live";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { dayAt } from "./opening.ts";

const LOOK_MS = 10_000;

/** A kiosk runs for weeks: on a new day of the hall it asks for that day's hours. */
export class NewDay implements ReactiveController {
  readonly #live: () => LiveHall | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, live: () => LiveHall | undefined) {
    this.#live = live;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const live = this.#live();
    const now = live?.now();
    const hall = live?.state.hall;
    if (live?.state.phase === "live" && now && hall && dayAt(now, hall.timeZone) !== hall.businessDay)
      live.refresh();
  }
}
