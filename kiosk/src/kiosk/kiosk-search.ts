import { controls } from "@hall/contract/web";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { searchChoices } from "./choices.ts";
import { besideKeyboard } from "./entry-page-styles.ts";
import { KioskChoice } from "./kiosk-choice.ts";
import { tileStyles } from "./tile-styles.ts";
import "./kiosk-entry.ts";

const MOST_FOUND = 6;
const LETTERS = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];

/** Services by name, by pinyin or by its first letters: 身份证, shenfenzheng, sfz. */
@customElement("kiosk-search")
export class KioskSearch extends KioskChoice {
  @state() private typed = "";

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.locale;
    const found = searchChoices(hall, this.typed);
    return html`
      <kiosk-entry
        label=${t("search-label")}
        .letters=${LETTERS}
        longest="24"
        @typed=${this.#type}
      ></kiosk-entry>
      <p role="status" class="quiet">${this.#said(found.length)}</p>
      <ul class="tiles">
        ${found.slice(0, MOST_FOUND).map((choice) => html`<li>${this.tile(hall, choice)}</li>`)}
      </ul>
    `;
  }

  #type(event: CustomEvent<string>): void {
    this.typed = event.detail;
  }

  #said(found: number): string {
    const { t } = this.locale;
    if (this.typed.trim() === "") return t("search-hint");
    return found === 0 ? t("search-none", { text: this.typed }) : t("search-found", { n: found });
  }

  static override styles = [
    controls,
    tileStyles,
    css`
      p {
        text-align: center;
        font-size: var(--hall-text-28);
      }
      ${besideKeyboard(1)}
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-search": KioskSearch;
  }
}
