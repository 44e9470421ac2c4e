import { css, html, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";

const AROUND = 2 * Math.PI * 20;

/** The seconds that are left, as a ring that empties and as a number. */
@customElement("hall-ring")
export class HallRing extends LitElement {
  /** Seconds left. */
  @property({ type: Number }) left = 0;
  /** Seconds of the full ring. */
  @property({ type: Number }) total = 1;
  /** What happens at the end, for those who cannot see it. */
  @property() label = "";

  override render() {
    const share = Math.min(1, Math.max(0, this.left / this.total));
    return html`<svg viewBox="0 0 48 48" role="img" aria-label=${this.label}>
      <circle class="whole" cx="24" cy="24" r="20" />
      ${svg`<circle class="left" cx="24" cy="24" r="20"
        stroke-dasharray="${AROUND}" stroke-dashoffset="${AROUND * (1 - share)}" transform="rotate(-90 24 24)" />`}
      ${svg`<text x="24" y="24" text-anchor="middle" dominant-baseline="central">${Math.ceil(this.left)}</text>`}
    </svg>`;
  }

  static override styles = css`
    :host {
      display: inline-block;
      width: 4rem;
      aspect-ratio: 1;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    circle {
      fill: none;
      stroke-width: 4;
    }
    .whole {
      stroke: var(--hall-line);
    }
    .left {
      stroke: var(--hall-brand);
      transition: stroke-dashoffset var(--hall-motion) linear;
    }
    text {
      fill: var(--hall-ink);
      font: var(--hall-strong) 16px var(--hall-font);
      font-variant-numeric: tabular-nums;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-ring": HallRing;
  }
}
