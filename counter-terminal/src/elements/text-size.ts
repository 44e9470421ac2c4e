import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { rememberedSize, type Size, setSize } from "../text-size.ts";

const SHOWN: readonly Size[] = ["1", "2", "3"];

/** Three sizes of type for the whole page, kept for this machine. */
@customElement("text-size")
export class TextSize extends LitElement {
  @state() private size: Size = "1";
  readonly #locale = new LocaleController(this, words);
  readonly #place = { root: document.documentElement, storage: localStorage };

  override connectedCallback(): void {
    super.connectedCallback();
    this.size = rememberedSize(this.#place);
  }

  override render() {
    const { t } = this.#locale;
    return html`<div role="group" aria-label=${t("size-label")}>
      ${SHOWN.map(
        (size) => html`<button
          type="button"
          class="size-${size}"
          aria-label="${t("size-label")}: ${t(`size-${size}`)}"
          aria-pressed=${size === this.size ? "true" : "false"}
          @click=${() => this.#choose(size)}
        >A</button>`,
      )}
    </div>`;
  }

  #choose(size: Size): void {
    this.size = size;
    setSize(size, this.#place);
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
      .size-1 { font-size: 14px; }
      .size-2 { font-size: 17px; }
      .size-3 { font-size: 20px; }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "text-size": TextSize;
  }
}
