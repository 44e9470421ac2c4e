import { html, LitElement, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import type { Fault } from "../../faults.ts";
import type { Language } from "../../ids.ts";
import { dialogStyles } from "../dialog-styles.ts";
import { faultText } from "../fault-text.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/** Sends what was entered; answers why it was refused, or nothing when it was done. */
export type Submit<Answer> = (answer: Answer) => Promise<Fault | undefined>;

/**
 * A native modal dialog that asks for what an action needs and stays open, with everything that was entered, until
 * the hub has accepted it or the person cancels. Escape cancels; Enter sends; focus goes back to where it was.
 */
export abstract class AskDialog<Question, Answer> extends LitElement {
  @state() protected question: Question | undefined;
  @state() protected busy = false;
  /** What is missing in the form, in words. */
  @state() protected complaint = "";
  @state() private fault: Fault | undefined;
  @query("dialog") private dialog: HTMLDialogElement | null | undefined;

  readonly #shared = new LocaleController(this, shared);
  #submit: Submit<Answer> | undefined;
  #closed: (() => void) | undefined;

  /** The language in which it asks. */
  get language(): Language {
    return this.#shared.language;
  }

  /** Opens, and ends when the dialog has closed, whatever came of it. */
  async ask(question: Question, submit: Submit<Answer>): Promise<void> {
    this.question = question;
    this.#submit = submit;
    this.fault = undefined;
    this.complaint = "";
    this.begin(question);
    await this.updateComplete;
    if (!this.dialog || this.dialog.open) return;
    this.dialog.showModal();
    this.#letKeysScroll();
    this.focusFirst();
    await new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
  }

  /** Sets the form to what is most likely right. */
  protected abstract begin(question: Question): void;
  protected abstract heading(question: Question): string;
  protected abstract body(question: Question): TemplateResult;
  /** The word on the button that does it. */
  protected abstract go(): string;
  /** What was entered; undefined (with `complaint` set) when something is missing. */
  protected abstract entered(question: Question): Answer | undefined;
  protected severe = false;
  /** The word on the way out. */
  protected leave(): string {
    return this.#shared.t("cancel");
  }
  /** All is done and there is nothing left to cancel. */
  protected over = false;

  /** Enter alone accepts what is proposed, unless a dialog has something better to begin with. */
  protected focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>("[data-first], button.go")?.focus();
  }

  protected close(): void {
    this.dialog?.close();
  }

  override updated(): void {
    this.#letKeysScroll();
  }

  /** A body that is cut off and holds nothing to focus is scrolled by keys once it can be focused itself. */
  #letKeysScroll(): void {
    const body = this.renderRoot.querySelector<HTMLElement>(".body");
    if (!body) return;
    const reachable = body.querySelector("button, input, select, textarea, a, [tabindex]") !== null;
    body.toggleAttribute("tabindex", body.scrollHeight > body.clientHeight && !reachable);
    if (body.hasAttribute("tabindex")) body.tabIndex = 0;
  }

  override render() {
    const { question } = this;
    const { t, language } = this.#shared;
    return html`<dialog aria-labelledby="title" @close=${this.#done}>
      ${
        question === undefined
          ? nothing
          : html`<form @submit=${this.#send} novalidate>
              <h2 id="title">${this.heading(question)}</h2>
              <div class="body">${this.body(question)}</div>
              <p class="fault" role="alert">${this.fault ? faultText(this.fault, language) : this.complaint}</p>
              <div class="foot">
                ${
                  this.over
                    ? nothing
                    : html`<button type="button" @click=${() => this.close()}>${this.leave()}<kbd>Esc</kbd></button>`
                }
                <button type="submit" class="go ${this.severe ? "severe" : "main"}" aria-disabled=${this.busy}>
                  ${this.busy ? t("sending") : this.go()}
                </button>
              </div>
            </form>`
      }
    </dialog>`;
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.send();
  };

  /** Sends the form; a second press meanwhile does nothing. */
  protected async send(): Promise<void> {
    const { question } = this;
    if (question === undefined || this.busy) return;
    this.complaint = "";
    this.fault = undefined;
    const answer = this.entered(question);
    if (answer === undefined) return;
    this.busy = true;
    try {
      this.fault = await this.#submit?.(answer);
    } finally {
      this.busy = false;
    }
    if (!this.fault) this.accepted();
  }

  /** What happens when the hub has accepted it. */
  protected accepted(): void {
    this.close();
  }

  readonly #done = (): void => {
    this.question = undefined;
    this.#closed?.();
    this.#closed = undefined;
  };

  static override styles = dialogStyles;
}
