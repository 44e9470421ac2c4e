import { type Fault, type HallSnapshot, VisitDetail } from "@hall/contract";
import { get, type HubSession, LiveController, type LiveHall } from "@hall/contract/live";
import { clockTime, controls, duration, EverySecond, faultText, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { drawerStyles } from "./drawer-styles.ts";
import { type Names, namesOf } from "./names.ts";
import { periodBar } from "./period-bar.ts";
import "./visit-bar.ts";
import "./visit-ratings.ts";
import "./visit-timeline.ts";
import { words } from "./words.ts";

/**
 * Everything about one visit: where its time went, what happened, why it was called, what was thought of it.
 *
 * @fires close - the person wants it closed
 */
@customElement("visit-drawer")
export class VisitDrawer extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "state" | "token" | "subscribe">;
  @property({ attribute: false }) hallId = "";
  @property({ attribute: false }) visitId = "";
  @state() private visit: VisitDetail | undefined;
  @state() private fault: Fault | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.#liveHall());
  #asked = "";

  constructor() {
    super();
    new EverySecond(this, () => this.visit?.periods.some(({ to }) => to === null) ?? false);
  }

  /** Read anew whenever the visit itself has changed in the hall. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("visitId")) this.visit = undefined;
    const known = this.#live.state?.hall?.visits.find(({ visitId }) => visitId === this.visitId);
    const version = `${known?.status} ${known?.since} ${known?.calls} ${known?.step?.rating?.at}`;
    const wanted = `${this.hallId} ${this.visitId} ${this.session?.token} ${version}`;
    if (!this.session || !this.visitId || wanted === this.#asked) return;
    void this.#read(wanted);
  }

  override render() {
    const { t } = this.#locale;
    const code = this.visit?.code ?? "…";
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${t("title", { code })}</h2>
        <button aria-label=${t("close")} @click=${this.#close}>✕</button>
      </header>
      ${this.#refusal()} ${this.visit ? this.#story(this.visit) : nothing}
      ${this.visit || this.fault ? nothing : html`<hall-empty loading>${t("loading")}</hall-empty>`}
    </section>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  #refusal() {
    const { t, language } = this.#locale;
    if (!this.fault) return nothing;
    const words = this.visit ? t("offline") : faultText(this.fault, language);
    return html`<p class="fault" role="alert">
      ${words} <button @click=${() => this.#read(this.#asked)}>${t("again")}</button>
    </p>`;
  }

  #story(visit: VisitDetail) {
    const { t, language } = this.#locale;
    const hall = this.#live.state?.hall;
    const names = namesOf(hall, visit.visitId, t, language);
    const timeZone = hall?.timeZone ?? "UTC";
    const segments = periodBar(visit.periods, this.#now(visit));
    const total = segments.reduce((sum, { ms }) => sum + ms, 0);
    return html`${this.#facts(visit, names, hall, total)}
      <h3>${t("periods")}</h3>
      <visit-bar .segments=${segments} .names=${names} .timeZone=${timeZone}></visit-bar>
      ${visit.accurate === false ? html`<p class="warning">${t("inaccurate")}</p>` : nothing}
      <h3>${t("timeline")}</h3>
      <visit-timeline .entries=${visit.timeline} .names=${names} .timeZone=${timeZone}></visit-timeline>
      <h3>${t("ratings")}</h3>
      <visit-ratings .steps=${visit.steps} .names=${names}></visit-ratings>`;
  }

  #facts(visit: VisitDetail, names: Names, hall: HallSnapshot | undefined, total: number) {
    const { t, language } = this.#locale;
    const services = visit.serviceIds.map((id) => names.service(id)).join(language === "en" ? ", " : "、");
    return html`<dl>
      <dt>${t("status")}</dt>
      <dd><hall-chip .state=${visit.status}></hall-chip></dd>
      <dt>${t("services")}</dt>
      <dd>${services}</dd>
      <dt>${t("queue")}</dt>
      <dd>${names.queue(visit.queueId)}</dd>
      ${visit.class ? html`<dt>${t("class")}</dt><dd>${hall?.classes?.find(({ classId }) => classId === visit.class)?.name[language] ?? visit.class}</dd>` : nothing}
      <dt>${t("issued")}</dt>
      <dd>${clockTime(visit.issuedAt, hall?.timeZone ?? "UTC", language)}</dd>
      <dt>${t("total")}</dt>
      <dd>${duration(total)}</dd>
    </dl>`;
  }

  /** The hall's time; before it is known, the last moment that the visit itself tells of. */
  #now(visit: VisitDetail): Date {
    return this.#liveHall()?.now() ?? new Date(visit.timeline.at(-1)?.at ?? visit.issuedAt);
  }

  #liveHall(): LiveHall | undefined {
    const state = this.session?.state;
    return state?.phase === "inside" ? state.live : undefined;
  }

  async #read(wanted: string): Promise<void> {
    this.#asked = wanted;
    const { token } = this.session ?? {};
    const path = `/api/halls/${encodeURIComponent(this.hallId)}/visits/${encodeURIComponent(this.visitId)}`;
    const answer = await get(path, VisitDetail, { token, language: this.#locale.language });
    if (wanted !== this.#asked) return; // another visit, or a newer state of this one, is on its way
    this.fault = answer.ok ? undefined : answer.fault;
    if (answer.ok) this.visit = answer.value;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#close();
  };

  static override styles = [controls, drawerStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-drawer": VisitDrawer;
  }
}
