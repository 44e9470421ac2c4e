import type { HallSnapshot } from "@hall/contract";
import { callHub, EnrolledScreen, HubSession, LiveController, type LiveHall } from "@hall/contract/live";
import { controls, LocaleController, setLanguage } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { IdleTimer } from "./idle-timer.ts";
import { type Comfort, PLAIN } from "./kiosk-bar.ts";
import { kioskStyles } from "./kiosk-styles.ts";
import { NewDay } from "./new-day.ts";
import { Speech } from "./speech.ts";
import { spokenStep } from "./spoken-step.ts";
import { type Step, secondsToHome, stepBack } from "./steps.ts";
import { TicketMemory } from "./ticket-memory.ts";
import "./kiosk-departments.ts";
import "./kiosk-failed.ts";
import "./kiosk-find.ts";
import "./kiosk-home.ts";
import "./kiosk-services.ts";
import "./kiosk-ticket.ts";

const FIND_MINUTES = 10;
const COMFORT_SECONDS = 30;
/** The last seconds before the kiosk goes home are shown. */
const WARN_SECONDS = 10;

/** The ticket kiosk: one step at a time, and back to a clean start when the visitor has gone. */
@customElement("hall-kiosk")
export class HallKiosk extends LitElement {
  readonly screen = new EnrolledScreen("kiosk");
  readonly session = new HubSession({ credential: this.screen, language: "zh-CN" });

  @state() private step: Step = { at: "home" };
  @state() private comfort: Comfort = PLAIN;

  readonly #locale = new LocaleController(this, words);
  readonly #inside = new LiveController(this, () => this.session);
  readonly #hall = new LiveController(
    this,
    () => this.#live,
    (live) => live.hall,
  );
  readonly #memory = new TicketMemory(FIND_MINUTES * 60_000, () => performance.now());
  readonly #speech = new Speech(globalThis.speechSynthesis);
  readonly #idle = new IdleTimer(this, { seconds: () => this.#seconds(), onEnd: () => this.#forget() });

  constructor() {
    super();
    new NewDay(this, () => this.#live);
  }

  get #live(): LiveHall | undefined {
    const inside = this.session.state;
    return inside.phase === "inside" ? inside.live : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.session.start();
    window.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    if (inside?.phase !== "inside") return html`<hall-empty loading></hall-empty>`;
    return this.#kiosk(inside.live);
  }

  #kiosk(live: LiveHall) {
    const hall = this.#hall.state;
    const { t, language } = this.#locale;
    return html`
      <header>
        <h1>${hall?.name[language] ?? ""}</h1>
        <hall-clock .live=${live} with-date></hall-clock>
      </header>
      <hall-connection .live=${live}>${t("staff-hint")}</hall-connection>
      <main tabindex="-1" @kiosk-go=${(event: CustomEvent<Step>) => this.#go(event.detail)}>
        ${this.#back(hall)} ${hall ? this.#shown(live, hall) : html`<hall-empty loading></hall-empty>`}
      </main>
      <kiosk-bar
        .comfort=${this.comfort}
        @comfort=${(event: CustomEvent<Comfort>) => this.#setComfort(event.detail)}
      ></kiosk-bar>
    `;
  }

  #shown(live: LiveHall, hall: HallSnapshot) {
    const { step, comfort } = this;
    switch (step.at) {
      case "home":
        return html`<kiosk-home .live=${live} .elderly=${comfort.elderly}></kiosk-home>`;
      case "departments":
        return html`<kiosk-departments .live=${live}></kiosk-departments>`;
      case "services":
        return html`<kiosk-services
          .live=${live}
          .departmentId=${step.departmentId}
          .elderly=${comfort.elderly}
        ></kiosk-services>`;
      case "taking":
        return html`<hall-empty loading>${this.#locale.t("taking")}</hall-empty>`;
      case "ticket":
        return html`<kiosk-ticket
          .ticket=${step.ticket}
          .services=${hall.services.filter(({ serviceId }) => step.serviceIds.includes(serviceId))}
          .left=${this.#idle.left ?? 0}
          .total=${secondsToHome(step) ?? 1}
        ></kiosk-ticket>`;
      case "failed":
        return html`<kiosk-failed .fault=${step.fault}></kiosk-failed>`;
      case "find":
        return html`<kiosk-find
          .memory=${this.#memory}
          .prefixes=${hall.services.map(({ prefix }) => prefix)}
          .minutes=${FIND_MINUTES}
        ></kiosk-find>`;
    }
  }

  /** Back and home, and in the last seconds the ring. */
  #back(hall: HallSnapshot | undefined) {
    const back = stepBack(this.step, this.#way(hall));
    if (!back) return nothing;
    const { t } = this.#locale;
    const { left } = this.#idle;
    return html`<div class="back">
      <button @click=${() => this.#go(back)}>← ${back.at === "home" ? t("home") : t("other-departments")}</button>
      ${
        left !== undefined && left <= WARN_SECONDS
          ? html`<button @click=${this.#idle.restart}>
            <hall-ring .left=${left} .total=${WARN_SECONDS} .label=${t("home-in", { n: left })}></hall-ring>
            ${t("still-here")}
          </button>`
          : nothing
      }
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("step") || changed.get("step") === undefined) return;
    this.renderRoot.querySelector("main")?.focus();
  }

  #go(step: Step): void {
    this.step = step;
    this.#idle.restart();
    if (this.comfort.sound) this.#speak();
    if (step.at === "taking") void this.#take(step);
  }

  async #take({ serviceIds, priority }: Extract<Step, { at: "taking" }>): Promise<void> {
    const live = this.#live;
    if (!live) return;
    const answer = await callHub(live.socket, "visit:take-ticket", {
      serviceIds: [...serviceIds],
      language: this.#locale.language,
      ...(priority ? { class: "priority" as const } : {}),
    });
    if (answer.ok) {
      const kept = { ticket: answer.value, serviceIds };
      this.#memory.keep(kept);
      this.#go({ at: "ticket", ...kept });
    } else this.#go({ at: "failed", fault: answer.fault });
  }

  #setComfort(comfort: Comfort): void {
    this.comfort = comfort;
    document.documentElement.dataset.elderly = String(comfort.elderly);
    this.toggleAttribute("low", comfort.low);
    if (comfort.sound) this.#speak();
    else this.#speech.hush();
    this.#idle.restart();
  }

  /** Nothing of the visitor who has gone stays: step, language, comforts. */
  #forget(): void {
    setLanguage("zh-CN");
    this.#setComfort(PLAIN);
    this.renderRoot.querySelector("kiosk-bar")?.close();
    this.#go({ at: "home" });
  }

  #seconds(): number | undefined {
    const seconds = secondsToHome(this.step);
    if (seconds !== undefined || this.step.at !== "home") return seconds;
    const { elderly, sound, low } = this.comfort;
    return elderly || sound || low || this.#locale.language !== "zh-CN" ? COMFORT_SECONDS : undefined;
  }

  #speak(): void {
    this.#speech.say(spokenStep(this.step, this.#locale.t), this.#locale.language);
  }

  #way(hall: HallSnapshot | undefined) {
    return { departments: hall?.departments.length ?? 0, elderly: this.comfort.elderly };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    const back = stepBack(this.step, this.#way(this.#hall.state));
    if (back) this.#go(back);
  };

  static override styles = [controls, kioskStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-kiosk": HallKiosk;
  }
}
