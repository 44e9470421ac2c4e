import type { HallSnapshot } from "@hall/contract";
import { clockTime, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Desk, workOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import type { Standing } from "../why-not.ts";
import { panelStyles } from "./panel-styles.ts";

/** My counter and its state, my name, today's work, the line, and whether the hall still gives out numbers. */
@customElement("desk-bar")
export class DeskBar extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) standing: Standing = { permissions: [] };

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk, standing } = this;
    if (!hall || !desk) return nothing;
    const { t } = this.#locale;
    const { counter, clerk } = desk;
    const { medianMs } = workOf(hall, clerk.clerkId);
    const elsewhere = clerk.state === "break" || clerk.state === "away" || clerk.state === "back-office";
    return html`<section aria-label=${t("desk-me")}>
      <b class="number">${t("counter-number", { number: counter.number })}</b>
      <hall-chip .state=${elsewhere ? clerk.state : counter.state}></hall-chip>
      <b>${clerk.name}</b>
      <span>${t("desk-served", { n: clerk.servedToday })}</span>
      ${medianMs === undefined ? nothing : html`<span>${t("desk-median", { time: duration(medianMs) })}</span>`}
      ${this.#stopped(hall)}
      <hall-chip class="line" .state=${standing.cut ? "offline" : "online"}
        >${t(standing.cut ? "desk-offline" : "desk-connected")}</hall-chip
      >
    </section>`;
  }

  #stopped({ ticketing, timeZone }: HallSnapshot) {
    if (!ticketing?.stopped) return nothing;
    const { t, language } = this.#locale;
    const time = ticketing.since ? clockTime(ticketing.since, timeZone, language) : "";
    return html`<hall-chip state="warning">${t("desk-stopped", { time })}</hall-chip>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px var(--hall-space-2);
      }
      .number {
        font-size: var(--hall-text-20);
      }
      .line {
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
