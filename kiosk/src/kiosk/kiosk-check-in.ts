import { controls, LocaleController } from "@hall/contract/web";
import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { entryPageStyles } from "./entry-page-styles.ts";
import { ask } from "./go.ts";
import "./kiosk-entry.ts";

/** References are written without 0, O, 1, I and L, for people read them out. */
const LETTERS = ["ABCDEFGH", "JKMNPQRS", "TUVWXYZ"];

/** What is shorter is no reference yet. */
const SHORTEST = 4;

/** The booked visitor is here, by the reference of the booking: bookings are made without a document. */
@customElement("kiosk-check-in")
export class KioskCheckIn extends LitElement {
  @state() private wrong = "";

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    return html`
      <h1>${t("check-in-title")}</h1>
      <p class="quiet">${t("check-in-hint")}</p>
      <p role="alert">${this.wrong}</p>
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
    const whole = reference.length >= SHORTEST;
    this.wrong = whole ? "" : this.#locale.t("check-in-short");
    if (whole) ask(this, { ask: "check-in", by: { reference } });
  }

  static override styles = [controls, entryPageStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-check-in": KioskCheckIn;
  }
}
