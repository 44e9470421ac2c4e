import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { controls } from "../controls.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

export type Question = {
  title: string;
  text?: string;
  /** The word on the button that does it; default: OK. */
  yes?: string;
  /** The word on the button that does not; default: Cancel. */
  no?: string;
  severe?: boolean;
  /** Nothing to decide: one button. */
  tell?: boolean;
};

/** Asks before something that cannot be taken back; a native modal dialog. */
@customElement("hall-confirm")
export class HallConfirm extends LitElement {
  @state() private question: Question | undefined;
  @query("dialog") private dialog: HTMLDialogElement | null | undefined;

  readonly #locale = new LocaleController(this, shared);
  #answer: ((yes: boolean) => void) | undefined;

  /** A question is on the screen. */
  get asking(): boolean {
    return this.dialog?.open ?? false;
  }

  /** True when the person says yes; false on no, Escape, or when another question comes. */
  async ask(question: Question): Promise<boolean> {
    this.#done(false);
    this.question = question;
    await this.updateComplete;
    if (!this.dialog) return false; // not on a page
    this.dialog.returnValue = "";
    this.dialog.showModal();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** Closes without an answer, as "no". */
  dismiss(): void {
    this.dialog?.close("no");
  }

  override render() {
    const { title = "", text = "", yes, no, severe, tell } = this.question ?? {};
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title" aria-describedby="text" @close=${this.#closed}>
      <form method="dialog">
        <h2 id="title">${title}</h2>
        <p id="text">${text}</p>
        <div>
          ${tell ? nothing : html`<button value="no">${no ?? t("cancel")}</button>`}
          <button value="yes" class=${severe ? "severe" : "main"}>${yes ?? t("confirm")}</button>
        </div>
      </form>
    </dialog>`;
  }

  #closed(): void {
    this.#done(this.dialog?.returnValue === "yes");
  }

  #done(yes: boolean): void {
    this.#answer?.(yes);
    this.#answer = undefined;
  }

  static override styles = [
    controls,
    css`
      dialog {
        max-width: min(32rem, 90vw);
        padding: var(--hall-space-3);
        border: none;
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        color: var(--hall-ink);
        box-shadow: var(--hall-shadow);
      }
      dialog::backdrop {
        background: rgb(11 20 32 / 55%);
      }
      h2 {
        font-size: 1.25em;
      }
      p {
        margin-block: var(--hall-space-1) var(--hall-space-3);
      }
      div {
        display: flex;
        justify-content: flex-end;
        gap: var(--hall-space-2);
      }
      button {
        min-width: 6em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-confirm": HallConfirm;
  }
}
