import type { HallView, LiveState } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, EverySecond, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { peopleWaiting } from "./choices.ts";
import { go } from "./go.ts";
import { isOpenAt } from "./opening.ts";
import { firstChoice } from "./steps.ts";

/** The start: two doors, and why one of them may be shut. */
@customElement("kiosk-home")
export class KioskHome extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ type: Boolean, reflect: true }) elderly = false;

  readonly #locale = new LocaleController(this, words);
  readonly #state = new LiveController(this, () => this.live);

  constructor() {
    super();
    new EverySecond(this); // the hall opens and closes by the clock
  }

  override render() {
    const state = this.#state.state;
    const { t } = this.#locale;
    const why = state && this.#shut(state);
    const waiting = state?.hall && state.phase === "live" ? peopleWaiting(state.hall) : undefined;
    return html`
      <button class="main" aria-disabled=${why ? "true" : "false"} aria-describedby="take" @click=${this.#take}>
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <path d="M8 10h32v9a5 5 0 0 0 0 10v9H8v-9a5 5 0 0 0 0-10Z" />
          <path d="M19 20h10M19 28h10" />
        </svg>
        <strong>${t("door-take")}</strong>
        <span id="take">${why ?? t("door-take-hint")}</span>
        ${why || waiting === undefined ? nothing : html`<span>${t("people-waiting", { n: waiting })}</span>`}
      </button>
      <button @click=${() => go(this, { at: "find" })} aria-describedby="find">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="21" cy="21" r="11" />
          <path d="m29 29 10 10" />
        </svg>
        <strong>${t("door-find")}</strong>
        <span id="find">${t("door-find-hint")}</span>
      </button>
    `;
  }

  /** Why no number can be taken now; undefined when it can. */
  #shut({ phase, hall }: LiveState): string | undefined {
    const { t } = this.#locale;
    if (phase !== "live" || !hall) return t("door-offline");
    const now = this.live?.now();
    if (now && isOpenAt(hall.hours, now, hall.timeZone)) return undefined;
    const hours = hall.hours === "-" ? t("hall-closed-today") : t("hall-hours", { hours: hall.hours });
    return `${t("hall-closed")} · ${hours}`;
  }

  #take(): void {
    const state = this.#state.state;
    if (!state?.hall || this.#shut(state)) return;
    go(this, firstChoice({ departments: state.hall.departments.length, elderly: this.elderly }));
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
        gap: var(--hall-space-4);
        align-content: center;
        flex: 1;
      }
      button {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: var(--hall-space-1);
        min-height: 18rem;
        padding: var(--hall-space-3);
        box-shadow: var(--hall-shadow);
        border-color: var(--hall-line);
        font-weight: var(--hall-normal);
        white-space: normal;
      }
      button.main {
        font-weight: var(--hall-normal);
      }
      button.main[aria-disabled="true"] {
        background: var(--hall-unknown-ground);
        color: var(--hall-unknown);
        border-color: var(--hall-line);
        box-shadow: none;
      }
      strong {
        font-size: var(--hall-text-64);
        line-height: 1.1;
      }
      :host([elderly]) {
        gap: var(--hall-space-2);
      }
      :host([elderly]) strong {
        font-size: var(--hall-text-40);
      }
      :host([elderly]) button {
        min-height: 12rem;
      }
      span {
        font-size: var(--hall-text-20);
      }
      svg {
        width: 5rem;
        height: 5rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 2.5;
        stroke-linejoin: round;
        stroke-linecap: round;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-home": KioskHome;
  }
}
