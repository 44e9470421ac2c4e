import type { HallSnapshot, Request, VisitView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { serviceName } from "../texts.ts";

export type FinishQuestion = { visit: VisitView; hall: HallSnapshot };
export type Finished = Omit<Request<"visit:finish">, "visitId">;
type Outcome = NonNullable<Finished["outcome"]>;

const OUTCOMES: readonly Outcome[] = ["done", "not-possible", "not-recorded"];
const MOST_SERVICES = 20;

/** What was actually done: the visit's services once each unless the clerk says otherwise; Enter alone accepts. */
@customElement("finish-dialog")
export class FinishDialog extends AskDialog<FinishQuestion, Finished> {
  readonly #locale = new LocaleController(this, words);
  @state() private counts: ReadonlyMap<string, number> = new Map();
  @state() private outcome: Outcome = "done";

  protected override begin({ visit }: FinishQuestion): void {
    this.counts = new Map(visit.serviceIds.map((serviceId) => [serviceId, 1]));
    this.outcome = "done";
  }

  protected override heading({ visit }: FinishQuestion): string {
    return this.#locale.t("finish-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("finish-go");
  }

  protected override body({ hall }: FinishQuestion) {
    const { t } = this.#locale;
    return html`
      <fieldset ?disabled=${this.outcome !== "done"}>
        <legend>${t("finish-what")}</legend>
        ${[...this.counts].map(([serviceId, count]) => this.#count(hall, serviceId, count))}
        ${this.#more(hall)}
      </fieldset>
      <fieldset>
        <legend>${t("finish-outcome")}</legend>
        <div class="two">
          ${OUTCOMES.map(
            (outcome) => html`<label class="choice">
              <input
                type="radio"
                name="outcome"
                .checked=${this.outcome === outcome}
                @change=${() => this.#become(outcome)}
              />${t(`outcome-${outcome}`)}
            </label>`,
          )}
        </div>
      </fieldset>
    `;
  }

  protected override entered(): Finished {
    if (this.outcome !== "done") return { outcome: this.outcome };
    const done = [...this.counts].map(([serviceId, count]) => ({ serviceId, count }));
    return { outcome: "done", done };
  }

  #count(hall: HallSnapshot, serviceId: string, count: number) {
    const { t, language } = this.#locale;
    const service = serviceName(hall, serviceId, language);
    return html`<div class="row">
      <span style="flex: 1">${service}</span>
      <input
        type="number"
        min="0"
        max="999"
        inputmode="numeric"
        style="width: 6em"
        aria-label=${t("finish-count", { service })}
        .value=${String(count)}
        @change=${(event: Event) => this.#set(serviceId, numberIn(event))}
      />
    </div>`;
  }

  #more(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const others = hall.services.filter(({ serviceId }) => !this.counts.has(serviceId));
    if (others.length === 0 || this.counts.size >= MOST_SERVICES) return nothing;
    return html`<label class="row">
      <span>${t("finish-add")}</span>
      <select style="flex: 1; min-width: 12rem" @change=${this.#add}>
        <option value="">${t("finish-add-none")}</option>
        ${others.map(({ serviceId, name }) => html`<option value=${serviceId}>${name[language]}</option>`)}
      </select>
    </label>`;
  }

  readonly #add = (event: Event): void => {
    const select = event.target as HTMLSelectElement; // as: listens on our own select
    if (select.value) this.#set(select.value, 1);
    select.value = "";
  };

  #become(outcome: Outcome): void {
    this.outcome = outcome;
  }

  #set(serviceId: string, count: number): void {
    const whole = Number.isFinite(count) ? Math.min(999, Math.max(0, Math.round(count))) : 0;
    this.counts = new Map(this.counts).set(serviceId, whole);
  }
}

function numberIn(event: Event): number {
  return (event.target as HTMLInputElement).valueAsNumber; // as: listens on our own input
}

declare global {
  interface HTMLElementTagNameMap {
    "finish-dialog": FinishDialog;
  }
}
