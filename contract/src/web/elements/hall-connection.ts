import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Language } from "../../ids.ts";
import { LiveController } from "../../live/live-controller.ts";
import type { HallView, LiveState } from "../../live/live-hall.ts";
import { faultText } from "../fault-text.ts";
import { clockTime } from "../format.ts";
import { LocaleController, type Translate } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import type { zh } from "../messages/zh-CN.ts";

/**
 * Says what the screen's knowledge is worth: nothing while it is live, since when it is old while the line is
 * down, or why the hub refuses it. The slot takes what people should do meanwhile.
 */
@customElement("hall-connection")
export class HallConnection extends LitElement {
  @property({ attribute: false }) live?: HallView;

  readonly #locale = new LocaleController(this, shared);
  readonly #state = new LiveController(this, () => this.live);

  override render() {
    const state = this.#state.state;
    const words = state && connectionText(state, this.#locale.t, this.#locale.language);
    if (!words) return html`<div role="status"></div>`;
    return html`<div role="status">
      <p class=${state.phase}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1 15.5 15H.5Z" fill="none" stroke="currentColor" stroke-width="1.6" />
          <path d="M8 6v4.5M8 12v1.2" stroke="currentColor" stroke-width="1.6" />
        </svg>
        <span>${words}${state.phase === "offline" ? this.#advice() : nothing}</span>
      </p>
    </div>`;
  }

  #advice() {
    return this.textContent?.trim() ? html` · <slot></slot>` : nothing;
  }

  static override styles = css`
    :host {
      display: block;
    }
    p {
      display: flex;
      align-items: center;
      gap: 0.6em;
      margin: 0;
      padding: var(--hall-space-1) var(--hall-space-2);
      background: var(--hall-warning-ground);
      color: var(--hall-warning);
    }
    p.refused {
      background: var(--hall-severe-ground);
      color: var(--hall-severe);
    }
    svg {
      flex: none;
      width: 1.2em;
      height: 1.2em;
    }
  `;
}

/** The words of the banner; undefined when there is nothing to say. */
export function connectionText(
  state: LiveState,
  t: Translate<typeof zh>,
  language: Language,
): string | undefined {
  switch (state.phase) {
    case "live":
      return undefined;
    case "connecting":
      return t("connecting");
    case "offline": {
      const { staleSince, hall } = state;
      return staleSince && hall
        ? t("offline", { time: clockTime(staleSince, hall.timeZone, language) })
        : t("offline-first");
    }
    case "refused":
      return t("refused", { why: state.fault ? faultText(state.fault, language) : t("unknown") });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-connection": HallConnection;
  }
}
