import type { HallSnapshot, VisitView } from "@hall/contract";
import { LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Desk, resumable, sinceOf } from "../desk.ts";
import { KEY_OF } from "../keys.ts";
import { words } from "../messages/words.ts";
import { parkedWith, serviceNames } from "../texts.ts";
import { panelStyles } from "./panel-styles.ts";

/**
 * Who is out of line for the moment: missed, and parked with this clerk or by one who has left, each list with the key
 * that brings them back.
 */
@customElement("aside-panel")
export class AsidePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk } = this;
    if (!hall || !desk) return nothing;
    return html`${this.#list(hall, "missed", desk.missed, KEY_OF.return)}
      ${this.#list(hall, "parked", resumable(desk, false), KEY_OF.park)}`;
  }

  #list(hall: HallSnapshot, kind: "missed" | "parked", visits: readonly VisitView[], key: string) {
    const { t } = this.#locale;
    if (visits.length === 0)
      return html`<section><h2>${t(kind)} <span>${t(`${kind}-empty`)}</span></h2></section>`;
    return html`<section>
      <h2>${t(kind)} <b>${t("line-count", { n: visits.length })}</b> <kbd>${key}</kbd></h2>
      <ul>${visits.map((visit) => this.#row(hall, visit))}</ul>
    </section>`;
  }

  #row(hall: HallSnapshot, visit: VisitView) {
    const { t, language } = this.#locale;
    const n = minutesBetween(new Date(sinceOf(visit)), this.now);
    const calls = visit.status === "missed" ? t("now-calls-n", { n: visit.calls ?? 1 }) : undefined;
    const stranded = this.desk?.parked.stranded.includes(visit) ? parkedWith(hall, visit, t) : undefined;
    return html`<li>
      <b>${visit.code}</b>
      <span>${[t("line-minutes", { n }), calls, stranded].filter(Boolean).join(" · ")}</span>
      <span class="quiet service">${serviceNames(hall, visit.serviceIds, language)}</span>
    </li>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      h2 {
        margin-bottom: 0;
      }
      h2 span {
        font-weight: var(--hall-normal);
      }
      kbd {
        margin-inline-start: auto;
        padding: 0 0.4em;
        border: 1px solid currentColor;
        border-radius: 4px;
        font: inherit;
        font-size: var(--hall-text-14);
      }
      section + section {
        margin-top: 4px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hall-space-1);
        font-size: var(--hall-text-14);
      }
      .service {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "aside-panel": AsidePanel;
  }
}
