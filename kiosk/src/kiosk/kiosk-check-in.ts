import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { ask } from "./go.ts";
import "./kiosk-entry.ts";

/** References are written without 0, O, 1, I and L, for people read them out. */
const LETTERS = ["ABCDEFGH", "JKMNPQRS", "TUVWXYZ"];

/** The booked visitor is here: by the reference of the booking, or by the card that it was made with. */
@customElement("kiosk-check-in")
export class KioskCheckIn extends LitElement {
  /** A card reader stands at this kiosk. */
  @property({ type: Boolean }) reader = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    return html`
      <h1>${t("check-in-title")}</h1>
      <p class="quiet">${this.reader ? t("check-in-hint-reader") : t("check-in-hint")}</p>
      <kiosk-entry
        label=${t("check-in-label")}
        capitals
        longest="12"
        .letters=${LETTERS}
        go=${t("check-in-go")}
        @entered=${(event: CustomEvent<string>) => this.#enter(event.detail)}
      ></kiosk-entry>
    `;
  }

  #enter(reference: string): void {
    if (reference.length >= 4) ask(this, { ask: "check-in", by: { reference } });
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--hall-space-2);
        text-align: center;
      }
      h1 {
        font-size: var(--hall-text-40);
      }
      @media (orientation: landscape) {
        :host {
          display: grid;
          grid-template-columns: 1fr 1.5fr;
          grid-template-rows: repeat(2, auto) 1fr;
          align-items: start;
          column-gap: var(--hall-space-4);
        }
        :host > * {
          grid-column: 1;
        }
        :host > kiosk-entry {
          grid-column: 2;
          grid-row: 1 / span 3;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-check-in": KioskCheckIn;
  }
}
