import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import { AskDialog } from "./ask-dialog.ts";

export type ReasonQuestion = {
  title: string;
  text: string;
  go: string;
  /** What the hall offers: what is sent, and how it reads in the screen's language. */
  reasons: readonly { value: string; label: string }[];
  /** It may be sent without a word; the answer is then empty. */
  optional?: boolean;
  /** Nothing is proposed: whoever answers has to choose. */
  deliberate?: boolean;
  severe?: boolean;
};

/** Asks for a reason: one of those offered, by arrow or number key, or the clerk's own words. */
@customElement("hall-reason")
export class HallReason extends AskDialog<ReasonQuestion, string> {
  @state() private chosen: string | undefined;
  @state() private other = "";
  readonly #locale = new LocaleController(this, shared);

  protected override begin(question: ReasonQuestion): void {
    this.chosen = proposed(question);
    this.other = "";
    this.severe = question.severe ?? false;
  }

  protected override heading({ title }: ReasonQuestion): string {
    return title;
  }

  protected override go(): string {
    return this.question?.go ?? "";
  }

  protected override body({ text, reasons }: ReasonQuestion) {
    const { t } = this.#locale;
    return html`<p>${text}</p>
      <fieldset @keydown=${this.#byNumber}>
        <legend>${t("reason-list")}</legend>
        ${reasons.map(
          ({ value, label }, index) => html`<label class="choice">
            <input
              type="radio"
              name="reason"
              .checked=${this.chosen === value}
              ?data-first=${index === 0}
              @change=${() => this.#choose(value)}
            />
            <span>${label}</span><span class="quiet">${index + 1}</span>
          </label>`,
        )}
        <label class="row">
          <span>${t("reason-other")}</span>
          <input
            type="text"
            maxlength="200"
            style="flex: 1"
            autocomplete="off"
            .value=${this.other}
            ?data-first=${reasons.length === 0}
            @input=${this.#write}
          />
        </label>
      </fieldset>`;
  }

  protected override entered({ optional = false }: ReasonQuestion): string | undefined {
    const reason = this.other.trim() || this.chosen;
    if (!reason && optional) return "";
    if (!reason) this.complaint = this.#locale.t("reason-missing");
    return reason;
  }

  #choose(value: string): void {
    this.chosen = value;
    this.other = "";
  }

  readonly #write = (event: InputEvent): void => {
    this.other = (event.target as HTMLInputElement).value; // as: listens on our own input
    if (this.other.trim()) this.chosen = undefined;
    else if (this.question) this.chosen ??= proposed(this.question);
  };

  readonly #byNumber = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
    const reason = this.question?.reasons[Number(event.key) - 1];
    if (!reason) return;
    event.preventDefault();
    this.#choose(reason.value);
    this.renderRoot.querySelectorAll<HTMLElement>('input[type="radio"]')[Number(event.key) - 1]?.focus();
  };
}

function proposed({ reasons, optional, deliberate }: ReasonQuestion): string | undefined {
  return optional || deliberate ? undefined : reasons[0]?.value;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-reason": HallReason;
  }
}
