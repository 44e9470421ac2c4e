import type { HallSnapshot } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { lifeEventChoices } from "./choices.ts";
import { go } from "./go.ts";
import type { Step } from "./steps.ts";
import "../ring/hall-ring.ts";

/** The last seconds before the kiosk goes home are shown. */
const WARN_SECONDS = 10;
const CHOOSING = new Set(["departments", "life-events", "search", "services"]);

/** Above each step: back, the other ways to choose, and in the last seconds the ring. Fires `still-here`. */
@customElement("kiosk-back")
export class KioskBack extends LitElement {
  @property({ attribute: false }) step: Step = { at: "home" };
  @property({ attribute: false }) back: Step = { at: "home" };
  @property({ attribute: false }) hall?: HallSnapshot;
  /** Seconds until home. */
  @property({ type: Number }) left: number | undefined;
  /** A document was read. */
  @property({ type: Boolean }) identified = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    return html`
      <button @click=${() => go(this, this.back)}>← ${this.back.at === "home" ? t("home") : t("back-choosing")}</button>
      ${this.back.at === "home" ? nothing : html`<button @click=${() => go(this, { at: "home" })}>${t("home")}</button>`}
      ${CHOOSING.has(this.step.at) ? this.#ways() : nothing}
      ${this.identified ? html`<span class="identified" role="status">✓ ${t("identified")}</span>` : nothing}
      ${this.#ring()}
    `;
  }

  #ways() {
    const { t } = this.#locale;
    const { hall } = this;
    if (!hall) return nothing;
    const events = lifeEventChoices(hall).length > 0;
    const departments = hall.departments.length > 1;
    return html`<nav aria-label=${t("ways")}>
      ${departments ? this.#way({ at: "departments" }, t("way-departments")) : nothing}
      ${events ? this.#way({ at: "life-events" }, t("way-life-events")) : nothing}
      ${this.#way({ at: "search" }, t("way-search"))}
    </nav>`;
  }

  #way(step: Step, label: string) {
    return html`<button aria-pressed=${this.step.at === step.at ? "true" : "false"} @click=${() => go(this, step)}>
      ${label}
    </button>`;
  }

  #ring() {
    const { t } = this.#locale;
    const { left } = this;
    if (left === undefined || left > WARN_SECONDS) return nothing;
    return html`<button class="ring" @click=${() => this.dispatchEvent(new CustomEvent("still-here"))}>
      <hall-ring .left=${left} .total=${WARN_SECONDS} .label=${t("home-in", { n: left })}></hall-ring>
      ${t("still-here")}
    </button>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1);
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
      }
      .identified {
        padding: var(--hall-space-1) var(--hall-space-2);
        border-radius: var(--hall-radius);
        background: var(--hall-serving-ground);
        color: var(--hall-serving);
      }
      .ring {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
        margin-inline-start: auto;
      }
      hall-ring {
        width: 2.75rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-back": KioskBack;
  }
}
