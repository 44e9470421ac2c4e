import type { HallSnapshot } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { doorsOf, ticketsAgainstPeople, waitWords } from "./door-text.ts";
import { words } from "./words.ts";

/** What waits do not show: the time before the ticket, and whether tickets and people fit; nothing without cameras. */
@customElement("door-panel")
export class DoorPanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.#locale;
    const doors = doorsOf(hall);
    const fit = ticketsAgainstPeople(hall, t);
    if (!doors && !fit) return nothing;
    return html`<dl aria-label=${t("title")}>
      ${
        doors
          ? html`<dt>${t("wait")}</dt>
            <dd>
              <b>${waitWords(doors, t)}</b>
              <span class="quiet">${t("counts", { arrivals: doors.arrivals, tickets: doors.tickets })}</span>
            </dd>`
          : nothing
      }
      ${
        fit
          ? html`<dt>${t("tickets")}</dt>
            <dd>${fit.facts} <b class=${fit.apart ? "apart" : ""}>${fit.looks}</b></dd>`
          : nothing
      }
    </dl>`;
  }

  static override styles = css`
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 2px var(--hall-space-2);
      margin: var(--hall-space-1) 0 0;
      padding-top: var(--hall-space-1);
      border-top: 1px solid var(--hall-line);
      font-size: var(--hall-text-14);
    }
    dt,
    .quiet {
      color: var(--hall-quiet);
    }
    dd {
      margin: 0;
    }
    .apart {
      color: var(--hall-warning);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "door-panel": DoorPanel;
  }
}
