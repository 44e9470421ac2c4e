import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { controls } from "../controls.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/** A value that nobody can know now: hatched, and in words; never a zero. */
@customElement("hall-unknown")
export class HallUnknown extends LitElement {
  readonly #locale = new LocaleController(this, shared);

  override render() {
    return html`<span class="hatched"><slot>${this.#locale.t("unknown")}</slot></span>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: inline-block;
      }
      span {
        display: inline-block;
        padding: 0 0.4em;
        border-radius: 4px;
        font-weight: var(--hall-normal);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-unknown": HallUnknown;
  }
}
