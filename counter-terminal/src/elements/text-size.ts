import { LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { SIZES, type Size } from "../habits.ts";
import { words } from "../messages/words.ts";
import { habits } from "../this-machine.ts";

const SHOWN = Object.keys(SIZES) as Size[]; // as: Object.keys forgets the names

/** Three sizes of the whole page, kept for this clerk on this machine. */
@customElement("text-size")
export class TextSize extends LitElement {
  readonly #locale = new LocaleController(this, words);
  readonly #habits = new LiveController(this, () => habits);

  override render() {
    const { t } = this.#locale;
    const now = (this.#habits.state ?? habits.state).size;
    return html`<div role="group" aria-label=${t("size-label")}>
      ${SHOWN.map(
        (size) => html`<button
          type="button"
          class=${size}
          aria-label="${t("size-label")}: ${t(`size-${size}`)}"
          aria-pressed=${size === now ? "true" : "false"}
          @click=${() => habits.choose({ size })}
        >A</button>`,
      )}
    </div>`;
  }

  static override styles = [
    controls,
    css`
      div {
        display: flex;
        gap: 4px;
      }
      button {
        min-width: var(--hall-touch);
        padding: 0;
      }
      .compact { font-size: 13px; }
      .normal { font-size: 16px; }
      .large { font-size: 20px; }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "text-size": TextSize;
  }
}
