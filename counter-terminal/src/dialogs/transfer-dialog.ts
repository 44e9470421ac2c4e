import type { HallSnapshot, Place, Request, VisitView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { counterNumber, queueNames } from "../texts.ts";

export type TransferQuestion = { visit: VisitView; hall: HallSnapshot; clerkId: string; counterId: string };
export type Transferred = Omit<Request<"visit:transfer">, "visitId">;

const PLACES: readonly Place[] = ["front", "back", "keep"];

/** Where a visit goes on: in a queue, at a counter, or with a clerk, first or last in line. */
@customElement("transfer-dialog")
export class TransferDialog extends AskDialog<TransferQuestion, Transferred> {
  readonly #locale = new LocaleController(this, words);
  /** A target as JSON: also the value of its radio button. */
  @state() private to = "";
  @state() private place: Place = "back";

  protected override begin(): void {
    this.to = "";
    this.place = "back";
  }

  protected override heading({ visit }: TransferQuestion): string {
    return this.#locale.t("transfer-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("transfer-go");
  }

  protected override body(question: TransferQuestion) {
    const { t } = this.#locale;
    return html`
      ${this.#group(t("transfer-queues"), this.#queues(question))}
      ${this.#group(t("transfer-counters"), this.#counters(question))}
      ${this.#group(t("transfer-clerks"), this.#clerks(question), t("transfer-nobody"))}
      ${this.#group(
        t("transfer-place"),
        PLACES.map(
          (place) => html`<label class="choice">
            <input
              type="radio"
              name="place"
              .checked=${this.place === place}
              @change=${() => {
                this.place = place;
              }}
            />${t(`transfer-${place}`)}
          </label>`,
        ),
      )}
    `;
  }

  protected override entered(): Transferred | undefined {
    if (this.to) return { to: JSON.parse(this.to) as Transferred["to"], place: this.place }; // as: written by #choice
    this.complaint = this.#locale.t("transfer-choose");
    return undefined;
  }

  #group(legend: string, choices: TemplateResult[], otherwise = "") {
    return html`<fieldset>
      <legend>${legend}</legend>
      ${choices.length > 0 ? html`<div class="two">${choices}</div>` : html`<p class="quiet">${otherwise}</p>`}
    </fieldset>`;
  }

  #choice(to: Transferred["to"], name: string, beside: unknown, first = false) {
    const value = JSON.stringify(to);
    return html`<label class="choice">
      <input
        type="radio"
        name="to"
        ?data-first=${first}
        .checked=${this.to === value}
        @change=${() => {
          this.to = value;
          this.complaint = "";
        }}
      /><span>${name}</span><span class="quiet">${beside}</span>
    </label>`;
  }

  #queues({ hall }: TransferQuestion): TemplateResult[] {
    const { t, language } = this.#locale;
    return hall.queues.map(({ queueId, name, waiting }, index) =>
      this.#choice({ queueId }, name[language], t("transfer-waiting", { n: waiting }), index === 0),
    );
  }

  #counters({ hall, counterId: mine }: TransferQuestion): TemplateResult[] {
    const { t, language } = this.#locale;
    return hall.counters
      .filter(({ counterId }) => counterId !== mine)
      .sort((a, b) => a.number - b.number)
      .map(({ counterId, number, state: is, queueIds }) =>
        this.#choice(
          { counterId },
          t("counter-number", { number }),
          html`<hall-chip .state=${is}></hall-chip> ${queueNames(hall, queueIds.slice(0, 2), language)}${
            queueIds.length > 2 ? "…" : nothing
          }`,
        ),
      );
  }

  #clerks({ hall, clerkId: me }: TransferQuestion): TemplateResult[] {
    const { t } = this.#locale;
    return hall.clerks
      .filter(({ clerkId }) => clerkId !== me)
      .map(({ clerkId, name, counterId, state: is }) =>
        this.#choice(
          { clerkId },
          name,
          html`<hall-chip .state=${is}></hall-chip> ${t("counter-number", { number: counterNumber(hall, counterId) })}`,
        ),
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "transfer-dialog": TransferDialog;
  }
}
