import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { words } from "../messages/words.ts";
import type { CalledRow } from "./called-rows.ts";

/**
 * Who is called to which counter; newest on top, held bright while it is announced.
 *
 * @csspart row - one called ticket
 */
@customElement("board-called")
export class BoardCalled extends LitElement {
  @property({ attribute: false }) rows: readonly CalledRow[] = [];
  /** The visits that are announced now. */
  @property({ attribute: false }) bright: ReadonlySet<string> = new Set();

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    if (this.rows.length === 0) return html`<hall-empty>${t("board-nobody-called")}</hall-empty>`;
    return html`<ol aria-live="polite" aria-label=${t("board-called")}>
      ${repeat(
        this.rows,
        ({ visitId }) => visitId,
        ({ visitId, code, counter, serving, paper }) => html`<li
          part="row"
          class="${serving ? "serving" : "called"} ${this.bright.has(visitId) ? "bright" : ""}"
        >
          <b>${code}${paper ? html` <small>${t("board-roll")}</small>` : ""}</b>
          ${
            serving
              ? html`<span class="state">${t("board-serving")}</span>`
              : html`<svg viewBox="0 0 64 32" aria-hidden="true"><path d="M4 16h48M40 4l14 12-14 12" /></svg>`
          }
          <span class="counter">${counter === undefined ? html`<hall-unknown></hall-unknown>` : t("counter-number", { n: counter })}</span>
        </li>`,
      )}
    </ol>`;
  }

  static override styles = css`
    :host {
      display: block;
      min-height: 0;
    }
    ol {
      display: grid;
      grid-template-rows: repeat(8, minmax(0, 1fr));
      height: 100%;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto 1fr;
      align-items: center;
      gap: 0.5em;
      padding-inline: 0.5em;
      border-bottom: 1px solid var(--hall-line);
      color: var(--hall-called);
      font-size: min(5rem, 8.2vh);
      line-height: 1;
      white-space: nowrap;
      transition: background var(--hall-motion);
    }
    li:nth-child(8) {
      border-bottom: none;
    }
    li.serving {
      color: var(--hall-quiet);
    }
    li.bright {
      background: var(--hall-called);
      color: var(--hall-paper);
    }
    .counter {
      justify-self: end;
      font-weight: var(--hall-strong);
    }
    .serving .counter,
    .serving b {
      font-weight: var(--hall-normal);
    }
    .state,
    small {
      font-size: 0.4em;
    }
    svg {
      width: 1.4em;
      height: 0.7em;
      fill: none;
      stroke: currentColor;
      stroke-width: 5;
    }
    hall-empty {
      height: 100%;
      font-size: var(--hall-text-40);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "board-called": BoardCalled;
  }
}
