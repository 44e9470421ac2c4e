/* eslint-disable max-lines -- the shell is the one place that knows step, order, document and comforts, to forget them */
import type { CardRead, HallSnapshot } from "@hall/contract";
import { EnrolledScreen, HubSession, LiveController, onBroadcast } from "@hall/contract/live";
import {
  controls,
  fetchGlyphs,
  forgetLanguage,
  LocaleController,
  languageChosen,
  NewScreens,
} from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { KioskHall } from "../offline/kiosk-hall.ts";
import { OfflineDesk } from "../offline/offline-desk.ts";
import type { OfflinePack } from "../offline/offline-pack.ts";
import { OfflineStore } from "../offline/offline-store.ts";
import { DocumentRead } from "./document-read.ts";
import type { Ask } from "./go.ts";
import { IdleTimer } from "./idle-timer.ts";
import { type Comfort, type KioskBar, PLAIN } from "./kiosk-bar.ts";
import { KioskDesk } from "./kiosk-desk.ts";
import { kioskStyles } from "./kiosk-styles.ts";
import { NewDay } from "./new-day.ts";
import { NO_ORDER, type Order } from "./order.ts";
import { shownStep } from "./shown-step.ts";
import { Speech } from "./speech.ts";
import { spokenStep } from "./spoken-step.ts";
import { firstChoice, isChoosing, isEnd, type Step, secondsToHome, stepBack, type Way } from "./steps.ts";
import "./kiosk-back.ts";
import "./kiosk-bell.ts";
import "./kiosk-refused.ts";

const COMFORT_SECONDS = 30;
const WORKING = {
  take: "taking",
  "check-in": "checking-in",
  find: "looking",
  identify: "looking",
  reprint: "printing",
} as const;

/** The ticket kiosk: one step at a time, and back to a clean start when the visitor has gone. */
@customElement("hall-kiosk")
export class HallKiosk extends LitElement {
  readonly screen = new EnrolledScreen("kiosk");
  readonly session = new HubSession({ credential: this.screen, language: "zh-CN" });
  readonly offline = new OfflineDesk(new OfflineStore());

  @state() private step: Step = { at: "home" };
  @state() private comfort: Comfort = PLAIN;
  @state() private order: Order = NO_ORDER;
  @state() private hall: KioskHall | undefined;

  readonly #locale = new LocaleController(this, words, () => this.hall?.state.hall);
  readonly #inside = new LiveController(this, () => this.session);
  readonly #state = new LiveController(this, () => this.hall);
  readonly #spare = new LiveController(this, () => this.offline);
  readonly #document = new DocumentRead();
  readonly #desk = new KioskDesk(() => this.hall?.live, this.offline);
  readonly #speech = new Speech(globalThis.speechSynthesis);
  readonly #idle = new IdleTimer(this, { seconds: () => this.#seconds(), onEnd: () => this.#forget() });
  #readable: OfflinePack | undefined;
  #visitor = 0; // who has gone must not get an answer on the next one's screen
  #undo: (() => void)[] = [];

  constructor() {
    super();
    new NewDay(this, () => this.hall?.live);
    new NewScreens(this, () => this.step.at === "home" && this.#state.state?.phase === "live");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#undo = [
      this.session.subscribe(() => this.#follow()),
      this.offline.subscribe(() => this.#keepReadable()),
    ];
    void this.session.start();
    window.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const undo of this.#undo.splice(0)) undo();
    this.offline.stop();
    this.session.stop();
    window.removeEventListener("keydown", this.#onKey);
  }

  override render() {
    const inside = this.#inside.state;
    if (inside?.phase === "outside")
      return html`<hall-enrol
        .session=${this.session}
        .screen=${this.screen}
        .fault=${inside.fault}
        what=${this.#locale.t("kiosk-name")}
      ></hall-enrol>`;
    return this.hall ? this.#kiosk(this.hall) : html`<hall-empty loading></hall-empty>`;
  }

  #kiosk(live: KioskHall) {
    const hall = this.#state.state?.hall;
    const { language } = this.#locale;
    return html`
      <header>
        <h1>${hall?.name[language] ?? ""}</h1>
        <hall-clock .live=${live} with-date></hall-clock>
      </header>
      <hall-connection .live=${live}>${this.#spareWords()}</hall-connection>
      <kiosk-bell .live=${live}></kiosk-bell>
      ${this.step.at === "home" ? html`<kiosk-refused .hall=${hall}></kiosk-refused>` : nothing}
      <main
        tabindex="-1"
        @kiosk-go=${(event: CustomEvent<Step>) => this.#go(event.detail)}
        @kiosk-ask=${(event: CustomEvent<Ask>) => void this.#do(event.detail)}
        @kiosk-order=${(event: CustomEvent<Order>) => this.#reorder(event.detail)}
      >
        ${this.#back(hall)} ${hall ? this.#page(live, hall) : html`<hall-empty loading></hall-empty>`}
      </main>
      <kiosk-bar
        .comfort=${this.comfort}
        .live=${live}
        @call-staff=${() => void this.#callStaff()}
        @comfort=${(event: CustomEvent<Comfort>) => this.#setComfort(event.detail)}
      ></kiosk-bar>
    `;
  }

  #page(live: KioskHall, hall: HallSnapshot) {
    const { comfort } = this;
    const { t } = this.#locale;
    const spare = this.offline.refusal() === undefined;
    return shownStep(this.step, {
      live,
      hall,
      order: this.order,
      elderly: comfort.elderly,
      spare,
      left: this.#idle.left,
      t,
    });
  }

  #back(hall: HallSnapshot | undefined) {
    const back = stepBack(this.step, this.#way(hall));
    if (!back) return nothing;
    return html`<kiosk-back
      .step=${this.step}
      .back=${back}
      .hall=${hall}
      .left=${this.#idle.left}
      .identified=${this.#document.numberAt(this.hall?.now()) !== undefined}
      @still-here=${this.#idle.restart}
    ></kiosk-back>`;
  }

  /** What still works without the hub. */
  #spareWords(): string {
    const { t } = this.#locale;
    const unmerged = this.#spare.state?.unmerged ?? 0;
    if (this.offline.refusal() !== undefined) return t("staff-hint");
    return unmerged > 0 ? t("offline-given", { n: unmerged }) : t("offline-works");
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("step") || changed.get("step") === undefined) return;
    this.renderRoot.querySelector("main")?.focus();
  }

  /** The names that a reload without the hub will show. */
  #keepReadable(): void {
    const { pack } = this.offline.state;
    if (pack === this.#readable) return;
    this.#readable = pack;
    void fetchGlyphs(JSON.stringify(pack?.hall ?? ""));
  }

  #follow(): void {
    const inside = this.session.state;
    if (inside.phase !== "inside") return;
    const { live, socket } = inside;
    this.hall = new KioskHall(live, this.offline);
    void this.offline.follow(live);
    this.#undo.push(onBroadcast(socket, "card:read", (card) => this.#read(card)));
  }

  /** A card was laid on the reader: who looks for a ticket is helped at once, who chooses or types goes on. */
  #read(card: CardRead): void {
    if (this.step.at === "working") return;
    this.#idle.restart();
    if (isEnd(this.step)) this.#leave(); // it may be the next visitor, who does not go home first
    if (isChoosing(this.step)) {
      this.#document.hold(card);
      this.requestUpdate();
    } else void this.#do({ ask: "identify", number: card.number }, card);
  }

  #go(step: Step): void {
    if (step.at === "home") this.#leave();
    this.step = step;
    this.#idle.restart();
    if (this.comfort.sound) this.#speak();
  }

  #reorder(order: Order): void {
    this.order = order;
  }

  async #do(ask: Ask, card?: CardRead): Promise<void> {
    if (ask.ask === "identify") this.#document.hold(card ?? { number: ask.number });
    const fromHome = this.step.at === "home";
    const visitor = this.#visitor;
    const what = WORKING[ask.ask];
    this.#go({ at: "working", what });
    const document = this.#document.numberAt(this.hall?.now());
    const step = await this.#desk.answer(ask, {
      order: this.order,
      language: this.#locale.language,
      document,
    });
    if (visitor !== this.#visitor) return;
    // A card at the start, and no ticket with it: the visitor wants one.
    const none = step.at === "found" && step.visits.length === 0 && fromHome;
    if (none) this.#go(firstChoice(this.#way(this.#state.state?.hall)));
    else this.#go(step.at === "failed" ? { ...step, what } : step);
  }

  async #callStaff(): Promise<void> {
    if (!(await this.#desk.callStaff())) this.#bar?.notCalled();
  }

  get #bar(): KioskBar | null {
    return this.renderRoot.querySelector("kiosk-bar");
  }

  #setComfort(comfort: Comfort): void {
    this.comfort = comfort;
    document.documentElement.dataset.elderly = String(comfort.elderly);
    this.toggleAttribute("low", comfort.low);
    if (comfort.sound) this.#speak();
    else this.#speech.hush();
    this.#idle.restart();
  }

  /** Nothing of the visitor who has gone stays: step, order, document, language, comforts. */
  #forget(): void {
    forgetLanguage();
    this.#setComfort(PLAIN);
    this.#bar?.close();
    this.#go({ at: "home" });
  }

  #leave(): void {
    this.#visitor += 1;
    this.order = NO_ORDER;
    this.#document.forget();
  }

  #seconds(): number | undefined {
    const seconds = secondsToHome(this.step);
    if (seconds !== undefined || this.step.at !== "home") return seconds;
    const { elderly, sound, low } = this.comfort;
    if (this.#bar?.asking) return COMFORT_SECONDS;
    return elderly || sound || low || languageChosen() ? COMFORT_SECONDS : undefined;
  }

  #speak(): void {
    this.#speech.say(spokenStep(this.step, this.#locale.t), this.#locale.language);
  }

  #way(hall: HallSnapshot | undefined): Way {
    return {
      departments: hall?.departments.length ?? 0,
      elderly: this.comfort.elderly,
      layout: hall?.kiosk?.layout ?? "departments",
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    const back = stepBack(this.step, this.#way(this.#state.state?.hall));
    if (back) this.#go(back);
  };

  static override styles = [controls, kioskStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-kiosk": HallKiosk;
  }
}
