import type { HallView } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { EverySecond, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { askAtCounter } from "./printer.ts";
import { bellState } from "./staff-bell.ts";

/** What has become of the call for staff; nothing while nobody has called. */
@customElement("kiosk-bell")
export class KioskBellNotice extends LitElement {
  @property({ attribute: false }) live?: HallView;

  readonly #locale = new LocaleController(this, words);
  readonly #state = new LiveController(this, () => this.live);

  constructor() {
    super();
    new EverySecond(this); // a call that nobody answers says so after a while
  }

  override render() {
    const hall = this.#state.state?.hall;
    const state = bellState(hall?.kiosk?.bell, this.live?.now());
    return html`<div role="status">
      ${state === "quiet" || !hall ? nothing : html`<p class=${state}>${this.#text(state, askAtCounter(hall))}</p>`}
    </div>`;
  }

  #text(state: "rung" | "long" | "coming", counter: number | undefined): string {
    const { t } = this.#locale;
    if (state !== "long") return t(`bell-${state}`);
    return counter === undefined ? t("bell-long") : t("bell-long-counter", { counter });
  }

  static override styles = css`
    p {
      margin: 0;
      padding: var(--hall-space-2) var(--hall-space-4);
      background: var(--hall-warning-ground);
      color: var(--hall-warning);
      font-weight: var(--hall-strong);
    }
    p.coming {
      background: var(--hall-serving-ground);
      color: var(--hall-serving);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-bell": KioskBellNotice;
  }
}
