import type { Fault } from "@hall/contract";
import { controls, faultText, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { go } from "./go.ts";
import type { Doing } from "./steps.ts";

const OFFLINE_WORDS = {
  "nothing-reserved": "door-offline",
  over: "door-offline",
  "used-up": "offline-used-up",
  closed: "hall-closed",
  stopped: "door-stopped",
} as const;

/** Why it did not work, in the words of the rule, and what to do next. */
@customElement("kiosk-failed")
export class KioskFailed extends LitElement {
  @property({ attribute: false }) fault?: Fault;
  @property() what?: Doing | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { fault } = this;
    if (!fault) return nothing;
    const { t } = this.#locale;
    const unsure = fault.details?.line === "no-answer";
    const done = this.what === "taking" ? "taken" : "done";
    return html`<section role="alert">
      <h1>${t(`${unsure ? "maybe" : "not"}-${done}`)}</h1>
      <p>${unsure ? t("maybe-taken-hint") : this.#why(fault)}</p>
      <p class="quiet">${t("staff-hint")}</p>
      <div>
        <button @click=${() => go(this, { at: "home" })}>${t("home")}</button>
      </div>
    </section>`;
  }

  #why(fault: Fault): string {
    const { t, language } = this.#locale;
    const offline = fault.details?.offline;
    if (typeof offline === "string" && isOffline(offline)) return t(OFFLINE_WORDS[offline]);
    return faultText(fault, language);
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        align-content: center;
        flex: 1;
      }
      section {
        display: grid;
        gap: var(--hall-space-2);
        padding: var(--hall-space-4);
        border-radius: var(--hall-radius);
        border: 2px solid var(--hall-warning);
        background: var(--hall-warning-ground);
        font-size: var(--hall-text-28);
      }
      h1 {
        font-size: var(--hall-text-40);
        color: var(--hall-warning);
      }
      div {
        display: flex;
        gap: var(--hall-space-2);
      }
      button {
        flex: 1;
      }
    `,
  ];
}

function isOffline(reason: string): reason is keyof typeof OFFLINE_WORDS {
  return Object.hasOwn(OFFLINE_WORDS, reason);
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-failed": KioskFailed;
  }
}
