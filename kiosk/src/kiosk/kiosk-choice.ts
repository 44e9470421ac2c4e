import type { HallSnapshot } from "@hall/contract";
import type { HallView, LiveState } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { EverySecond, LocaleController } from "@hall/contract/web";
import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { type Closed, calledFrom, closedBecause } from "./availability.ts";
import type { ServiceChoice } from "./choices.ts";
import { ask, go, order } from "./go.ts";
import { NO_ORDER, type Order, toggleService } from "./order.ts";
import { serviceTile } from "./service-tile.ts";

/** What the pages with services to choose from share: the hall, the order, and a tile that knows both. */
export class KioskChoice extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) order: Order = NO_ORDER;
  @property({ type: Boolean, reflect: true }) elderly = false;

  protected readonly locale = new LocaleController(this, words);
  readonly #state = new LiveController(this, () => this.live);

  constructor() {
    super();
    new EverySecond(this); // services open and close by the clock
  }

  protected get hallState(): LiveState | undefined {
    return this.#state.state;
  }

  protected get hall(): HallSnapshot | undefined {
    return this.#state.state?.hall;
  }

  /** Why no number is given for it now; undefined when there is one. */
  protected closed(hall: HallSnapshot, { queue }: ServiceChoice): Closed | undefined {
    return closedBecause(hall, queue, this.#moment(hall));
  }

  #moment({ clock }: HallSnapshot) {
    return { now: this.live?.now() ?? new Date(clock.now), language: this.locale.language };
  }

  protected tile(hall: HallSnapshot, choice: ServiceChoice) {
    const { t, language } = this.locale;
    const { serviceId } = choice.service;
    const facts = {
      choice,
      closed: this.closed(hall, choice),
      calledFrom: calledFrom(choice.queue, hall.timeZone, this.#moment(hall)),
      fresh: this.#state.state?.phase === "live",
      chosen: this.order.several ? this.order.serviceIds.includes(serviceId) : undefined,
      language,
      t,
    };
    return serviceTile(facts, () => this.#choose(serviceId));
  }

  #choose(serviceId: string): void {
    if (this.order.several) order(this, toggleService(this.order, serviceId));
    else ask(this, { ask: "take", serviceIds: [serviceId] });
  }

  protected showList(): void {
    go(this, { at: "chosen" });
  }
}
