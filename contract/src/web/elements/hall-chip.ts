import { css, html, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import type { zh } from "../messages/zh-CN.ts";

type Tone = "ink" | "quiet" | "brand" | "called" | "serving" | "warning" | "severe" | "unknown";
const SHAPES = {
  ring: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z",
  disc: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z",
  arrow: "M3 2 14 8 3 14Z",
  bars: "M3 2.5h3.6v11H3Zm6.4 0H13v11H9.4Z",
  square: "M3 3h10v10H3Z",
  cross: "M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4Z",
  tick: "M6.3 13.6 1.6 8.9 3.2 7.3l3.1 3.1 6.6-7 1.6 1.5Z",
  triangle: "M8 1.5 15 14H1Z",
  dash: "M2 6.5h12v3H2Z",
} as const;

/** Every state that a chip can show: its shape and its tone; the word comes from the catalogue. */
const CHIPS = {
  booked: ["ring", "brand"],
  waiting: ["ring", "ink"],
  called: ["arrow", "called"],
  serving: ["disc", "serving"],
  parked: ["bars", "warning"],
  missed: ["cross", "severe"],
  finished: ["tick", "quiet"],
  left: ["dash", "quiet"],
  void: ["cross", "quiet"],
  open: ["disc", "serving"],
  paused: ["bars", "warning"],
  closed: ["square", "quiet"],
  idle: ["ring", "quiet"],
  calling: ["arrow", "called"],
  break: ["bars", "warning"],
  "back-office": ["square", "warning"],
  away: ["dash", "warning"],
  online: ["disc", "serving"],
  offline: ["cross", "severe"],
  "never-seen": ["dash", "unknown"],
  unknown: ["dash", "unknown"],
  notice: ["ring", "brand"],
  warning: ["triangle", "warning"],
  severe: ["triangle", "severe"],
  raised: ["triangle", "severe"],
  acknowledged: ["ring", "warning"],
  resolved: ["tick", "serving"],
  attended: ["disc", "serving"],
  leaving: ["ring", "warning"],
  absent: ["cross", "severe"],
  returning: ["ring", "serving"],
} as const satisfies Record<string, readonly [keyof typeof SHAPES, Tone]>;
export type ChipState = keyof typeof CHIPS;

/** A state as a word with a shape and a colour; never the colour alone. The slot may replace the word. */
@customElement("hall-chip")
export class HallChip extends LitElement {
  @property() state: ChipState = "unknown";

  readonly #locale = new LocaleController(this, shared);

  override render() {
    const [shape, tone] = CHIPS[this.state];
    const key: keyof typeof zh = `state-${this.state}`;
    return html`<span class=${tone}>
      <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${SHAPES[shape]} fill-rule="evenodd" />`}</svg>
      <slot>${this.#locale.t(key)}</slot>
    </span>`;
  }

  static override styles = css`
    :host {
      display: inline-block;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 0.35em;
      white-space: nowrap;
    }
    svg {
      width: 0.8em;
      height: 0.8em;
      fill: currentColor;
    }
    .ink { color: var(--hall-ink); }
    .quiet { color: var(--hall-quiet); }
    .brand { color: var(--hall-brand); }
    .called { color: var(--hall-called); }
    .serving { color: var(--hall-serving); }
    .warning { color: var(--hall-warning); }
    .severe { color: var(--hall-severe); }
    .unknown { color: var(--hall-unknown); }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-chip": HallChip;
  }
}
