import { AskDialog, LocaleController } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import { words } from "../messages/words.ts";
import type { Pick } from "../pick.ts";

export type PickQuestion = { title: string; text: string; label: string; go: string; picks: readonly Pick[] };

/** Chooses one of several, as they stood when it was opened. Answers its id. */
@customElement("pick-dialog")
export class PickDialog extends AskDialog<PickQuestion, string> {
  readonly #locale = new LocaleController(this, words);
  @state() private chosen = "";

  protected override begin({ picks }: PickQuestion): void {
    this.chosen = picks[0]?.id ?? "";
  }

  protected override heading({ title }: PickQuestion): string {
    return title;
  }

  protected override go(): string {
    return this.question?.go ?? "";
  }

  protected override body({ text, label, picks }: PickQuestion) {
    return html`${text ? html`<p>${text}</p>` : nothing}
      <pick-list data-first label=${label} .picks=${picks} .value=${this.chosen} @pick=${this.#choose}></pick-list>`;
  }

  protected override entered(): string | undefined {
    if (this.chosen) return this.chosen;
    this.complaint = this.#locale.t("pick-missing");
    return undefined;
  }

  readonly #choose = (event: Event): void => {
    this.chosen = (event.currentTarget as PickList).value; // as: listens on our own element
    this.complaint = "";
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "pick-dialog": PickDialog;
  }
}
