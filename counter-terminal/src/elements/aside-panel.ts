import type { HallSnapshot, Place, VisitView } from "@hall/contract";
import { clockTime, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type ActionName, type Standing, whyNot } from "../actions.ts";
import { type Desk, sinceOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import { serviceNames, whyText } from "../texts.ts";
import { type Asked, DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";

const PLACES: readonly Place[] = ["front", "keep", "back"];

/** Who is out of line for the moment: missed, to be returned when they come back, and parked with this clerk. */
@customElement("aside-panel")
export class AsidePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) standing: Standing = { permissions: [] };
  @property({ type: Boolean }) busy = false;
  @property() kind: "missed" | "parked" = "missed";

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk, kind } = this;
    if (!hall || !desk) return nothing;
    const { t } = this.#locale;
    const visits = desk[kind];
    if (visits.length === 0) return html`<h2>${t(kind)}</h2><p class="quiet">${t(`${kind}-empty`)}</p>`;
    return html`<h2>${t(kind)} <b>${t("line-count", { n: visits.length })}</b></h2>
      <ul>
        ${repeat(
          visits,
          ({ visitId }) => visitId,
          (visit) => this.#row(hall, desk, visit),
        )}
      </ul>`;
  }

  #row(hall: HallSnapshot, desk: Desk, visit: VisitView) {
    const { t, language } = this.#locale;
    const time = clockTime(new Date(sinceOf(visit)), hall.timeZone, language);
    const buttons =
      this.kind === "missed"
        ? html`${PLACES.map((place) => this.#button(desk, visit, "return", { place }))}
          ${this.#button(desk, visit, "leave")}`
        : this.#button(desk, visit, "resume");
    return html`<li>
      <span class="code">${visit.code}</span>
      <span class="quiet">${t("row-since", { time })}</span>
      <span class="quiet service">${serviceNames(hall, visit.serviceIds, language)}</span>
      <div class="buttons" role="group" aria-label=${visit.code}>${buttons}</div>
    </li>`;
  }

  #button(desk: Desk, visit: VisitView, action: ActionName, more: Pick<Asked, "place"> = {}) {
    const { t } = this.#locale;
    const why = whyNot(action, desk, this.standing);
    return html`<hall-button
      .why=${why && whyText(why, t)}
      ?busy=${this.busy}
      @click=${(event: MouseEvent) =>
        this.dispatchEvent(new DeskActionEvent({ action, visit, source: sourceOf(event), ...more }))}
      >${more.place ? t(`return-${more.place}`) : t(`act-${action}`)}</hall-button
    >`;
  }

  static override styles = [
    ...panelStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hall-space-1);
        padding-block: 6px;
        border-top: 1px solid var(--hall-line);
      }
      .service {
        flex: 1;
        min-width: 6rem;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-inline-start: auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "aside-panel": AsidePanel;
  }
}
