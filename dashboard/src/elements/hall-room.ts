import type { HallSnapshot, SessionView } from "@hall/contract";
import {
  callHub,
  type HallView,
  type HubSession,
  type HubSocket,
  LiveController,
  type LiveState,
} from "@hall/contract/live";
import type { HallConfirm, HallReason, HallToast } from "@hall/contract/web";
import { EverySecond, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../cameras/camera-drawer.ts";
import "../cameras/evidence/evidence-viewer.ts";
import { readDaySums } from "../day-sums.ts";
import { deepFocus } from "../deep-focus.ts";
import { type Desk, handleAlert, handleCounter } from "../manager-orders.ts";
import "../live/bells-bar.ts";
import "../live/duty-panel.ts";
import { answerBell, resumeTickets, stopTickets } from "../live/live-acts.ts";
import type { BellActEvent, TicketingActEvent } from "../live/live-events.ts";
import type { StopDialog } from "../live/stop-dialog.ts";
import "../live/stop-dialog.ts";
import { words } from "../messages/words.ts";
import { StatisticsSource } from "../statistics-source.ts";
import { TrendsWatch } from "../trends.ts";
import "../visit/visit-drawer.ts";
import "./alert-panel.ts";
import "./counter-floor.ts";
import "./curve-panel.ts";
import type { AlertActEvent, CounterActEvent, OpenVisitEvent } from "./dashboard-events.ts";
import "./device-panel.ts";
import "./figures-bar.ts";
import "./queue-panel.ts";
import { roomStyles } from "./room-styles.ts";

/** The hall as its manager watches it. */
@customElement("hall-room")
export class HallRoom extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) socket?: HubSocket;
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) person?: SessionView;
  /** Gives a command to the hub. */
  @property({ attribute: false }) call: typeof callHub = callHub;
  @property({ type: Boolean }) cameras = false;
  @state() private visitId: string | undefined;
  @query("hall-reason") private reason: HallReason | null | undefined;
  @query("stop-dialog") private stop: StopDialog | null | undefined;
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  readonly #sums = new StatisticsSource(
    (day) => readDaySums(this.live?.state.hall, day, this.session?.token),
    () => this.live?.state.hall?.businessDay,
  );
  readonly #figures = new LiveController(this, () => this.#sums);
  readonly #trends = new TrendsWatch();
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    new EverySecond(this, () => this.live?.state.phase === "live");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.live) this.#sums.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sums.stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const first = changed.has("live") && changed.get("live") === undefined;
    if (first && this.isConnected) this.#sums.start();
  }

  override render() {
    const known = this.#live.state;
    const now = this.#now(known);
    if (!known?.hall || !now) return nothing;
    const { hall, phase } = known;
    return html`<main
      class=${phase === "live" ? "" : "stale"}
      @open-visit=${this.#openVisit}
      @counter-act=${this.#counterAct}
      @alert-act=${this.#alertAct}
    >
      <bells-bar
        .hall=${hall}
        .now=${now}
        ?may=${this.person?.permissions.includes("help")}
        .why=${this.#why(phase)}
        @bell-act=${this.#bellAct}
      ></bells-bar>
      <figures-bar
        .hall=${hall}
        .now=${now}
        .statistics=${this.#figures.state?.statistics}
        .trends=${this.#trends.at(hall, now)}
      ></figures-bar>
      ${this.#columns(known.hall, now, this.#why(phase))}
      ${this.#drawers(hall.hallId)}
      <evidence-viewer .session=${this.session} .hallId=${hall.hallId} .timeZone=${hall.timeZone}></evidence-viewer>
    </main>
    <hall-reason></hall-reason>
    <stop-dialog></stop-dialog>
    <hall-confirm></hall-confirm>
    <hall-toast></hall-toast>`;
  }

  #columns(hall: HallSnapshot, now: Date, why: string | undefined) {
    const permissions = this.person?.permissions ?? [];
    const may = permissions.includes("handle-alerts");
    return html`<div class="columns">
      <div class="hall">
        <counter-floor .hall=${hall} .now=${now} .permissions=${permissions} .why=${why}></counter-floor>
        <duty-panel
          .hall=${hall}
          .now=${now}
          ?may-end=${permissions.includes("end-others-step")}
          ?may-stop=${permissions.includes("stop-tickets")}
          .why=${why}
          @ticketing-act=${this.#ticketingAct}
        ></duty-panel>
        <device-panel .hall=${hall}></device-panel>
        <div class="waits">
          <queue-panel .hall=${hall} .now=${now}></queue-panel>
          <curve-panel .hall=${hall} .now=${now}></curve-panel>
        </div>
      </div>
      <alert-panel
        .hall=${hall}
        .now=${now}
        ?may=${may}
        .why=${may ? why : this.#locale.t("why-forbidden")}
      ></alert-panel>
    </div>`;
  }

  #drawers(hallId: string) {
    return html`${
      this.cameras
        ? html`<camera-drawer .live=${this.live} .session=${this.session} @close=${this.#closeCameras}></camera-drawer>`
        : nothing
    }
    ${
      this.visitId
        ? html`<visit-drawer
            .session=${this.session}
            .hallId=${hallId}
            .visitId=${this.visitId}
            @close=${this.#closeVisit}
          ></visit-drawer>`
        : nothing
    }`;
  }

  /** While the line is down the hall's time stands still. */
  #now(known: LiveState | undefined): Date | undefined {
    return known?.staleSince ?? this.live?.now();
  }

  #why(phase: LiveState["phase"]): string | undefined {
    return phase === "live" ? undefined : this.#locale.t("why-offline");
  }

  readonly #bellAct = ({ act, alertId }: BellActEvent): void =>
    this.#atDesk((desk) => answerBell(act, alertId, desk));

  readonly #ticketingAct = ({ act }: TicketingActEvent): void =>
    this.#atDesk((desk) => {
      if (act === "resume") return resumeTickets(desk);
      return this.stop ? stopTickets(this.stop, desk) : undefined;
    });

  #atDesk(give: (desk: Desk) => Promise<void> | undefined): void {
    const desk = this.#desk();
    if (desk) void give(desk);
  }
  #desk(): Desk | undefined {
    const { socket, call } = this;
    const hall = this.live?.state.hall;
    if (!socket || !hall || !this.reason || !this.confirm || !this.toast) return undefined;
    const { t, language } = this.#locale;
    const places = { reason: this.reason, confirm: this.confirm, toast: this.toast };
    return { call, socket, hall, language, t, ...places };
  }

  readonly #counterAct = ({ act, counterId }: CounterActEvent): void =>
    this.#atDesk((desk) => handleCounter(act, counterId, desk));

  readonly #alertAct = ({ act, alertId }: AlertActEvent): void =>
    this.#atDesk((desk) => handleAlert(act, alertId, desk));

  readonly #openVisit = ({ visitId }: OpenVisitEvent): void => {
    this.#opener = this.visitId === undefined ? deepFocus() : this.#opener;
    this.visitId = visitId;
  };

  readonly #closeVisit = async (): Promise<void> => {
    this.visitId = undefined;
    await this.updateComplete;
    if (this.#opener?.isConnected) this.#opener.focus();
  };

  readonly #closeCameras = (): void => {
    this.dispatchEvent(new Event("close-cameras"));
  };

  static override styles = roomStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-room": HallRoom;
  }
}
