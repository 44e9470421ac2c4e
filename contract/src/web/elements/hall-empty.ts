import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/** A place where there is nothing to show: either yet (`loading`), or because there is nothing; the slot says it. */
@customElement("hall-empty")
export class HallEmpty extends LitElement {
  @property({ type: Boolean }) loading = false;

  readonly #locale = new LocaleController(this, shared);

  override render() {
    if (this.loading)
      return html`<p role="status" aria-busy="true"><slot>${this.#locale.t("loading")}</slot></p>`;
    return html`<p><slot></slot></p>`;
  }

  static override styles = css`
    :host {
      display: grid;
      place-items: center;
      min-height: 6em;
      color: var(--hall-quiet);
    }
    p {
      margin: 0;
      text-align: center;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-empty": HallEmpty;
  }
}
