import { css, LitElement, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sparkPaths } from "../spark-paths.ts";
import type { Trend } from "../trends.ts";

/** A small curve without axes; `label` says in words what it shows. Where nothing was known there is no line. */
@customElement("spark-line")
export class SparkLine extends LitElement {
  @property({ attribute: false }) trend: Trend = [];
  @property() label = "";

  override render() {
    const paths = sparkPaths(this.trend, { width: 120, height: 32 });
    if (paths.length === 0) return nothing;
    return svg`<svg viewBox="0 0 120 32" preserveAspectRatio="none" role="img" aria-label=${this.label}>
      ${paths.map((path) => svg`<path d=${path} />`)}
    </svg>`;
  }

  static override styles = css`
    :host {
      display: block;
      height: 2rem;
    }
    svg {
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    path {
      fill: none;
      stroke: var(--hall-brand);
      stroke-width: 0.1rem;
      stroke-linejoin: round;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "spark-line": SparkLine;
  }
}
