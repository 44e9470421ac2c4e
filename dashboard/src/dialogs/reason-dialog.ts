import type { Fault } from "@hall/contract";
import { controls, faultText, LocaleController, shared } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { dialogStyles } from "./dialog-styles.ts";

export type ReasonQuestion = {
  title: string;
  text: string;
  go: string;
  /** What is usually said: what is sent, and how it reads in the screen's language. */
  reasons: readonly { value: string; label: string }[];
  /** It may be sent without a word. */
  optional?: boolean;
};

/** Sends the reason; answers why it was refused, or nothing when it was done. */
export type SubmitReason = (reason: string | undefined) => Promise<Fault | undefined>;

/**
 * A native modal dialog that asks for a reason, one of those offered or one's own words, and stays open with what was
 * entered until the hub has accepted it. Escape cancels; Enter sends; focus goes back to where it was.
 */
@customElement("reason-dialog")
export class ReasonDialog extends LitElement {
  @state() private question: ReasonQuestion | undefined;
  @state() private chosen: string | undefined;
  @state() private other = "";
  @state() private busy = false;
  @state() private complaint = "";
  @state() private fault: Fault | undefined;
  @query("dialog") private dialog: HTMLDialogElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #shared = new LocaleController(this, shared);
  #submit: SubmitReason | undefined;

  async ask(question: ReasonQuestion, submit: SubmitReason): Promise<void> {
    this.question = question;
    this.#submit = submit;
    this.chosen = undefined;
    this.other = "";
    this.complaint = "";
    this.fault = undefined;
    await this.updateComplete;
    if (!this.dialog || this.dialog.open) return;
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  override render() {
    const { question } = this;
    const { t, language } = this.#locale;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      ${
        question === undefined
          ? nothing
          : html`<form @submit=${this.#send} novalidate>
              <h2 id="title">${question.title}</h2>
              <p>${question.text}</p>
              ${this.#choices(question)}
              <p class="fault" role="alert">${this.fault ? faultText(this.fault, language) : this.complaint}</p>
              <div class="foot">
                <button type="button" @click=${() => this.dialog?.close()}>${this.#shared.t("cancel")}</button>
                <button type="submit" class="main" aria-disabled=${this.busy}>
                  ${this.busy ? t("dialog-sending") : question.go}
                </button>
              </div>
            </form>`
      }
    </dialog>`;
  }

  #choices({ reasons, optional = false }: ReasonQuestion) {
    const { t } = this.#locale;
    return html`<fieldset>
      <legend>${t("reason-list")}</legend>
      ${reasons.map(
        ({ value, label }) => html`<label class="choice">
          <input
            type="radio"
            name="reason"
            .checked=${this.chosen === value}
            @change=${() => this.#choose(value)}
          />
          <span>${label}</span>
        </label>`,
      )}
      <label class="own">
        <span>${t(optional ? "reason-optional" : "reason-other")}</span>
        <input type="text" maxlength="200" autocomplete="off" .value=${this.other} @input=${this.#write} />
      </label>
    </fieldset>`;
  }

  #choose(value: string): void {
    this.chosen = value;
    this.other = "";
  }

  readonly #write = (event: InputEvent): void => {
    this.other = (event.target as HTMLInputElement).value; // as: listens on our own input
    if (this.other.trim()) this.chosen = undefined;
  };

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.question || this.busy) return;
    const reason = this.other.trim() || this.chosen;
    this.fault = undefined;
    this.complaint = reason || this.question.optional ? "" : this.#locale.t("reason-missing");
    if (this.complaint) return;
    this.busy = true;
    try {
      this.fault = await this.#submit?.(reason);
    } finally {
      this.busy = false;
    }
    if (!this.fault) this.dialog?.close();
  };

  readonly #closed = (): void => {
    this.question = undefined;
  };

  static override styles = [controls, dialogStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "reason-dialog": ReasonDialog;
  }
}
