import type { HallSnapshot, VisitView } from "@hall/contract";
import { callHub, HubSession, LiveController, type LiveState, ticketHolder } from "@hall/contract/live";
import {
  clockTime,
  controls,
  currentLanguage,
  EverySecond,
  type HallConfirm,
  type HallToast,
  LocaleController,
} from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import type { Rating } from "../rating/rating-form.ts";
import { OwnToken } from "./own-token.ts";
import { OwnVisit } from "./own-visit.ts";
import { mayDo, mayLeave, type PhoneCard, phoneCard } from "./phone-card.ts";
import { phoneFace } from "./phone-face.ts";
import { beep, notice } from "./phone-notice.ts";
import { phoneStyles } from "./phone-styles.ts";
import "../rating/rating-form.ts";

/** The page behind a ticket's QR code: one card that says where the visitor stands and what to do. */
@customElement("hall-phone")
export class HallPhone extends LitElement {
  /** From `/t/{token}`; the visitor's only credential. */
  readonly token = new OwnToken().read();
  readonly session = new HubSession({ credential: ticketHolder(this.token), language: currentLanguage() });

  @state() private own: OwnVisit | undefined;
  @state() private busy = false;
  @state() private larger = false;
  @query("hall-confirm") private dialog: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #inside = new LiveController(this, () => this.session);
  readonly #visit = new LiveController(this, () => this.own);
  readonly #state = new LiveController(this, () => this.#live);
  #shown: PhoneCard["kind"] | undefined;
  #undo: (() => void) | undefined;

  constructor() {
    super();
    new EverySecond(this, () => this.#state.state?.phase === "live"); // "updated" moves on
  }

  get #live() {
    const inside = this.session.state;
    return inside.phase === "inside" ? inside.live : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#undo = this.session.subscribe(() => this.#follow());
    if (this.token) void this.session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#undo?.();
    this.own?.stop();
    this.session.stop();
  }

  override render() {
    const { t, language } = this.#locale;
    const live = this.#state.state;
    const visit = this.#visit.state;
    const over = !this.token || this.#inside.state?.phase === "outside" || live?.phase === "refused";
    return html`
      <header>
        <span>${live?.hall?.name[language] ?? nothing}</span>
        <button aria-pressed=${this.larger ? "true" : "false"} @click=${this.#enlarge}>${t("phone-larger")}</button>
        <hall-language></hall-language>
      </header>
      ${over ? this.#expired() : live?.hall && visit ? this.#card(visit, live.hall, live) : this.#waiting(live)}
      <hall-toast></hall-toast><hall-confirm></hall-confirm>
    `;
  }

  #waiting(live: LiveState | undefined) {
    // A snapshot without a visit: the ticket is of another day.
    if (live?.phase === "live") return this.#expired();
    return html`<hall-connection .live=${this.#live}></hall-connection><hall-empty loading></hall-empty>`;
  }

  #expired() {
    const { t } = this.#locale;
    if (!this.token)
      return html`<main class="void"><p class="place">${t("phone-none")}</p><p class="todo">${t("phone-none-hint")}</p></main>`;
    return html`<main class="void"><p class="place">${t("phone-expired")}</p><p class="todo">${t("phone-expired-hint")}</p></main>`;
  }

  #card(visit: VisitView, hall: HallSnapshot, live: LiveState) {
    const { t, language } = this.#locale;
    const card = phoneCard(visit);
    const queue = hall.queues.find(({ queueId }) => queueId === visit.queueId);
    const fresh = live.phase === "live";
    return html`<main class="${card.kind} ${fresh ? "" : "stale"}">
        <h1 class="code"><span class="unseen">${t("board-code")}</span>${visit.code}</h1>
        ${this.#services(visit, hall)}
        <p class="queue">
          ${queue?.name[language] ?? nothing} ·
          ${t("phone-ticket-at", { time: clockTime(visit.issuedAt, hall.timeZone, language) })}
        </p>
        <div role="status" class="face">${phoneFace(visit, hall, t)}</div>
        ${
          card.kind === "rate"
            ? html`<rating-form
              heading=${t("phone-rate")}
              .busy=${this.busy}
              @rated=${(event: CustomEvent<Rating>) => this.#rate(event.detail)}
            ></rating-form>`
            : nothing
        }
      </main>
      <footer>
        <p role="status" class=${fresh ? "quiet" : "old"}>${this.#age(live, hall)}</p>
        ${this.#do(visit)}
        ${
          mayLeave(visit)
            ? html`<button class="severe" ?disabled=${this.busy} @click=${() => this.#leave(visit)}>${t("phone-leave")}</button>`
            : nothing
        }
        ${hall.camerasPage ? html`<p><a href=${hall.camerasPage}>${t("phone-cameras")}</a></p>` : nothing}
      </footer>`;
  }

  /** Several services on one ticket are named; one is known by its line. */
  #services({ serviceIds }: VisitView, { services }: HallSnapshot) {
    const { t, language } = this.#locale;
    const names = services
      .filter(({ serviceId }) => serviceIds.includes(serviceId))
      .map(({ name }) => name[language]);
    return names.length < 2 ? nothing : html`<p>${t("phone-services", { services: names.join(" · ") })}</p>`;
  }

  /** Check in with a booking, or ask again after a miss. */
  #do(visit: VisitView) {
    const { t } = this.#locale;
    const what = mayDo(visit);
    if (!what) return nothing;
    return html`<button class="main" ?disabled=${this.busy} @click=${() => void this.#act(what, visit)}>
      ${t(`phone-${what}`)}
    </button>`;
  }

  /** How old the page's knowledge is. */
  #age({ phase, staleSince }: LiveState, { timeZone }: HallSnapshot): string {
    const { t, language } = this.#locale;
    const now = this.#live?.now();
    if (phase !== "live" && staleSince)
      return t("phone-stale", { time: clockTime(staleSince, timeZone, language) });
    return now ? t("phone-updated", { time: clockTime(now, timeZone, language) }) : t("phone-place-unknown");
  }

  protected override updated(_changed: PropertyValues): void {
    const visit = this.#visit.state;
    const kind = visit && phoneCard(visit).kind;
    document.title = visit
      ? `${visit.code} · ${this.#locale.t("phone-title")}`
      : this.#locale.t("phone-title");
    if (!kind || kind === this.#shown) return;
    this.#shown = kind;
    notice(kind, { vibrate: (pattern) => navigator.vibrate?.(pattern), beep });
  }

  #follow(): void {
    const inside = this.session.state;
    this.own?.stop();
    this.own = inside.phase === "inside" ? new OwnVisit(inside.live, inside.socket) : undefined;
  }

  #enlarge(): void {
    this.larger = !this.larger;
    document.documentElement.dataset.larger = String(this.larger);
  }

  async #leave({ visitId, code }: VisitView): Promise<void> {
    const { t } = this.#locale;
    const sure = await this.dialog?.ask({
      title: t("phone-leave-ask", { code }),
      text: t("phone-leave-text"),
      yes: t("phone-leave-yes"),
      no: t("phone-leave-no"),
      severe: true,
    });
    const inside = this.session.state;
    if (!sure || inside.phase !== "inside") return;
    this.busy = true;
    const answer = await callHub(inside.socket, "visit:leave", { visitId });
    this.busy = false;
    if (!answer.ok) this.toast?.refuse(answer.fault);
  }

  async #act(what: "check-in" | "rejoin", { visitId }: VisitView): Promise<void> {
    const inside = this.session.state;
    if (inside.phase !== "inside") return;
    this.busy = true;
    const answer = await callHub(inside.socket, `visit:${what}`, { visitId });
    this.busy = false;
    if (answer.ok)
      inside.live.refresh(); // the place in line comes with a snapshot
    else this.toast?.refuse(answer.fault);
  }

  async #rate({ grade, reasons }: Rating): Promise<void> {
    const inside = this.session.state;
    if (inside.phase !== "inside") return;
    this.busy = true;
    const request = { token: this.token, grade, reasons: [...reasons] };
    const answer = await callHub(inside.socket, "visit:rate", request);
    this.busy = false;
    if (!answer.ok) this.toast?.refuse(answer.fault);
  }

  static override styles = [controls, phoneStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-phone": HallPhone;
  }
}
