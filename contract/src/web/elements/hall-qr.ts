import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import { qrPath } from "../qr-path.ts";

/** A QR code as one SVG path, black on white in every theme, for cameras do not read dark ones well. */
@customElement("hall-qr")
export class HallQr extends LitElement {
  /** What it says, usually an address; a path is completed with where this page came from. */
  @property() text = "";
  /** What it is for, for those who cannot see it. */
  @property() label = "";

  readonly #locale = new LocaleController(this, shared);

  override render() {
    if (!this.text) return nothing;
    const { path, size } = qrPath(new URL(this.text, document.baseURI).href);
    return html`<svg
      viewBox="-4 -4 ${size + 8} ${size + 8}"
      role="img"
      aria-label=${this.#locale.t("qr-label", { what: this.label || this.text })}
      shape-rendering="crispEdges"
    >
      <rect x="-4" y="-4" width=${size + 8} height=${size + 8} fill="#fff" />
      <path d=${path} fill="#000" />
    </svg>`;
  }

  static override styles = css`
    :host {
      display: inline-block;
      width: 10rem;
      aspect-ratio: 1;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      border-radius: var(--hall-radius);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-qr": HallQr;
  }
}
