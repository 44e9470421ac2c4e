import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

/** The hall's guarantee and its limits. */
@customElement("figure-section")
export class FigureSection extends RoutingSection {
  protected override body(_draft: RoutingDraft, _state: DraftState, fields: Fields) {
    const { t } = this.locale;
    return html`<section aria-labelledby="figures">
      <div class="head"><h2 id="figures">${t("figures")}</h2></div>
      <div class="row">
        ${fields.number(["boundMinutes"], t("figure-bound"), { min: 5, max: 600 })}
        ${fields.number(["reservedMinutes"], t("figure-reserved"), { min: 1 })}
        ${fields.number(["recallMinutes"], t("figure-recall"))}
        ${fields.number(["maxCalls"], t("figure-calls"), { min: 1, max: 20 })}
        ${fields.number(["undoSeconds"], t("figure-undo"), { max: 60 })}
      </div>
      <p class="small quiet">${t("figure-bound-hint")}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "figure-section": FigureSection;
  }
}
