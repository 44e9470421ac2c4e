import type { HallSnapshot, Request, VisitView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { serviceNames } from "../texts.ts";
import { type Outcome, outcomeChoices } from "./outcome-choices.ts";
import { type Counts, likelyDone, type ServiceCounts } from "./service-counts.ts";
import "./service-counts.ts";

export type FinishQuestion = { visit: VisitView; hall: HallSnapshot };
export type Finished = Omit<Request<"visit:finish">, "visitId">;

/** What was actually done: the step's service once unless the clerk says otherwise; Enter alone accepts. */
@customElement("finish-dialog")
export class FinishDialog extends AskDialog<FinishQuestion, Finished> {
  readonly #locale = new LocaleController(this, words);
  @state() private counts: Counts = new Map();
  @state() private outcome: Outcome = "done";

  protected override begin({ visit }: FinishQuestion): void {
    this.counts = likelyDone(visit);
    this.outcome = "done";
  }

  protected override heading({ visit }: FinishQuestion): string {
    return this.#locale.t("finish-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("finish-go");
  }

  protected override body({ hall, visit }: FinishQuestion) {
    const { t } = this.#locale;
    return html`${this.#stillOpen(hall, visit)}
      <service-counts
        .hall=${hall}
        .counts=${this.counts}
        ?disabled=${this.outcome !== "done"}
        @change=${this.#count}
      ></service-counts>
      ${outcomeChoices(t, this.outcome, (outcome) => {
        this.outcome = outcome;
      })}`;
  }

  /** A visitor with more to do must not be sent home by a habit of the hand. */
  #stillOpen(hall: HallSnapshot, { openServiceIds = [] }: VisitView) {
    if (openServiceIds.length === 0) return nothing;
    const { t, language } = this.#locale;
    const services = serviceNames(hall, openServiceIds, language);
    return html`<p class="warning">${t("finish-open", { services })}</p>`;
  }

  protected override entered(): Finished {
    if (this.outcome !== "done") return { outcome: this.outcome };
    const done = [...this.counts].map(([serviceId, count]) => ({ serviceId, count }));
    return { outcome: "done", done };
  }

  readonly #count = (event: Event): void => {
    this.counts = (event.currentTarget as ServiceCounts).counts; // as: listens on our own element
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "finish-dialog": FinishDialog;
  }
}
