import type { HallSnapshot } from "@hall/contract";
import { duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type ActionName, type Standing, whyNot } from "../actions.ts";
import { type Desk, workOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import { whyText } from "../texts.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";

/** My counter, its state, my name, today's work, the line, and the ways out. */
@customElement("desk-bar")
export class DeskBar extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) standing: Standing = { permissions: [] };
  @property({ type: Boolean }) busy = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk, standing } = this;
    if (!hall || !desk) return nothing;
    const { t } = this.#locale;
    const { counter, clerk } = desk;
    const { medianMs } = workOf(hall, clerk.clerkId);
    return html`<section aria-label=${t("desk-me")}>
      <b class="number">${t("counter-number", { number: counter.number })}</b>
      <hall-chip .state=${clerk.state === "break" ? "break" : counter.state}></hall-chip>
      <span>${clerk.name}</span>
      <span>${t("desk-served", { n: clerk.servedToday })}</span>
      ${medianMs === undefined ? nothing : html`<span>${t("desk-median", { time: duration(medianMs) })}</span>`}
      <hall-chip .state=${standing.cut ? "offline" : "online"}
        >${t(standing.cut ? "desk-offline" : "desk-connected")}</hall-chip
      >
      <span class="ways">${this.#button("close", desk)} ${this.#button("leave-counter", desk)}</span>
    </section>`;
  }

  #button(action: ActionName, desk: Desk) {
    const { t } = this.#locale;
    const why = whyNot(action, desk, this.standing);
    return html`<hall-button
      data-action=${action}
      .why=${why && whyText(why, t)}
      ?busy=${this.busy}
      @click=${(event: MouseEvent) => this.dispatchEvent(new DeskActionEvent({ action, source: sourceOf(event) }))}
      >${t(`act-${action}`)}</hall-button
    >`;
  }

  static override styles = [
    ...panelStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hall-space-2);
      }
      .number {
        font-size: var(--hall-text-20);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
        margin-inline-start: auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "desk-bar": DeskBar;
  }
}
