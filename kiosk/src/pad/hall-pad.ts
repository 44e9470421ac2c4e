import type { RatingRequest } from "@hall/contract";
import { callHub, EnrolledScreen, HubSession, LiveController, onBroadcast } from "@hall/contract/live";
import {
  controls,
  EverySecond,
  forgetLanguage,
  type HallToast,
  LocaleController,
  setLanguage,
} from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import type { Rating, RatingForm } from "../rating/rating-form.ts";
import { asked, closed, type PadState, QUIET, secondsLeft } from "./pad-state.ts";
import "../rating/rating-form.ts";
import "../ring/hall-ring.ts";

const THANKS_MS = 4_000;

/** The rating pad of one counter: silent, asks for a minute, thanks, and is silent again. */
@customElement("hall-pad")
export class HallPad extends LitElement {
  /** From `/pad/{counter}`. */
  readonly counterId = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  readonly screen = new EnrolledScreen(`pad/${this.counterId}`);
  readonly session = new HubSession({
    credential: this.screen,
    language: "zh-CN",
    counterId: this.counterId,
  });

  @state() private pad: PadState = QUIET;
  @query("rating-form") private form: RatingForm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words, () => this.#live?.state.hall);
  readonly #inside = new LiveController(this, () => this.session);
  readonly #state = new LiveController(this, () => this.#live);
  #undo: (() => void)[] = [];
  #thanks: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new EverySecond(this, () => this.#watch());
  }

  get #live() {
    const inside = this.session.state;
    return inside.phase === "inside" ? inside.live : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#undo = [this.session.subscribe(() => this.#listen())];
    void this.session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#thanks);
    for (const undo of this.#undo.splice(0)) undo();
    this.session.stop();
  }

  override render() {
    const { t, language } = this.#locale;
    const inside = this.#inside.state;
    if (inside?.phase === "outside")
      return html`<hall-enrol
        .session=${this.session}
        .screen=${this.screen}
        .fault=${inside.fault}
        what="${t("pad-name")} ${this.counterId}"
      ></hall-enrol>`;
    const hall = this.#state.state?.hall;
    const counter = hall?.counters.find(({ counterId }) => counterId === this.counterId);
    return html`
      <header>
        <h1>${hall?.name[language] ?? nothing}</h1>
        ${counter ? html`<b>${t("counter-number", { n: counter.number })}</b>` : nothing}
        <hall-language></hall-language>
      </header>
      <hall-connection .live=${this.#live}></hall-connection>
      <main>
        ${hall && !counter ? html`<p class="wrong">${t("pad-wrong-counter", { counter: this.counterId })}</p>` : this.#shown()}
      </main>
      <hall-toast></hall-toast>
    `;
  }

  #shown() {
    const { t } = this.#locale;
    const { pad } = this;
    if (pad.at === "quiet") return html`<p class="large">${t("pad-quiet")}</p>`;
    if (pad.at === "thanks") return html`<p class="large" role="status">${t("rate-thanks")}</p>`;
    const now = this.#live?.now();
    const left = now ? secondsLeft(pad.request, now) : 0;
    return html`
      <p class="asked">
        <span>${t("pad-code", { code: pad.request.code })}</span>
        <hall-ring
          .left=${left}
          .total=${this.#state.state?.hall?.ratingSeconds ?? 60}
          .label=${t("rate-seconds", { n: Math.ceil(left) })}
        ></hall-ring>
      </p>
      <rating-form
        .busy=${pad.at === "sending"}
        @rated=${(event: CustomEvent<Rating>) => this.#rate(pad.request, event.detail)}
      ></rating-form>
    `;
  }

  #listen(): void {
    const inside = this.session.state;
    if (inside.phase !== "inside") return;
    this.#undo.push(
      onBroadcast(inside.socket, "rating:asked", (request) => this.#ask(request)),
      onBroadcast(inside.socket, "rating:closed", ({ stepId }) => {
        this.#become(closed(this.pad, stepId));
      }),
    );
  }

  #ask(request: RatingRequest): void {
    clearTimeout(this.#thanks);
    this.pad = asked(this.pad, request, this.counterId);
    if (this.pad.at === "asking") setLanguage(this.pad.request.language);
  }

  /** Whoever is asked next finds the pad in the hall's first language again. */
  #become(next: PadState): void {
    if (next.at === "quiet" && this.pad.at !== "quiet") forgetLanguage();
    this.pad = next;
  }

  /** Watches the clock while it asks. A grade that was chosen is sent in the last second; nothing chosen is nothing. */
  #watch(): boolean {
    const { pad } = this;
    const now = this.#live?.now();
    if (pad.at !== "asking" || !now) return false;
    const left = secondsLeft(pad.request, now);
    if (left <= 1.5 && this.form?.chosen) this.form.send();
    else if (left <= 0) this.#become(QUIET);
    return true;
  }

  async #rate(request: RatingRequest, { grade, reasons }: Rating): Promise<void> {
    const inside = this.session.state;
    if (inside.phase !== "inside" || this.pad.at !== "asking") return;
    this.pad = { at: "sending", request };
    const rating = { token: request.token, grade, reasons: [...reasons] };
    const answer = await callHub(inside.socket, "visit:rate", rating);
    if (!answer.ok) this.toast?.refuse(answer.fault);
    const stillThis = this.pad.at === "sending" && this.pad.request.stepId === request.stepId;
    if (!stillThis) return; // the next visitor is being asked already
    this.#become(answer.ok ? { at: "thanks" } : QUIET);
    this.#thanks = setTimeout(() => this.#become(QUIET), THANKS_MS);
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto 1fr;
        min-height: 100dvh;
        font-size: var(--hall-text-20);
        --hall-touch: 64px;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--hall-space-2);
        padding: var(--hall-space-1) var(--hall-space-3);
        border-bottom: 1px solid var(--hall-line);
        background: var(--hall-surface);
      }
      header h1 {
        flex: 1;
        font-size: var(--hall-text-20);
        font-weight: var(--hall-normal);
      }
      header hall-language {
        font-size: var(--hall-text-16);
        --hall-touch: 48px;
      }
      main {
        display: grid;
        align-content: center;
        gap: var(--hall-space-2);
        padding: var(--hall-space-3);
      }
      .large,
      .wrong {
        font-size: var(--hall-text-40);
        text-align: center;
      }
      .wrong {
        color: var(--hall-severe);
      }
      .asked {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-pad": HallPad;
  }
}
