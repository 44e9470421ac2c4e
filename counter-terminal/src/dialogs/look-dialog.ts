import type { Explanation, HallSnapshot, VisitView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import "../elements/visit-card.ts";
import { explainText } from "../explain-text.ts";
import type { HallLine, Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";

export type LookQuestion = {
  hall: HallSnapshot;
  visit: VisitView;
  explain: Explanation;
  reads: Reads;
  live: HallLine;
  /** The counter is free, so the next one could be called from here. */
  mayCall: boolean;
};

/** Who would be next, with everything that is known, before the board shows it. */
@customElement("look-dialog")
export class LookDialog extends AskDialog<LookQuestion, true> {
  readonly #locale = new LocaleController(this, words);

  protected override begin({ mayCall }: LookQuestion): void {
    this.over = !mayCall;
  }

  protected override heading({ visit }: LookQuestion): string {
    return this.#locale.t("look-title", { code: visit.code });
  }

  protected override go(): string {
    const { t } = this.#locale;
    return this.over ? t("look-close") : t("act-call-next");
  }

  protected override body({ hall, visit, explain, reads, live }: LookQuestion) {
    const { t, language } = this.#locale;
    return html`<p class="quiet">${t("look-text")}</p>
      <visit-card .hall=${hall} .visit=${visit} .now=${live.now() ?? new Date(0)} .reads=${reads}></visit-card>
      <p>${t("why-next", { code: visit.code, why: explainText(explain, hall, language, t) })}</p>`;
  }

  protected override entered(): true {
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "look-dialog": LookDialog;
  }
}
