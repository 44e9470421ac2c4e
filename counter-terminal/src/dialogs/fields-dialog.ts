import { AskDialog, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Field } from "../desk.ts";
import { words } from "../messages/words.ts";

export type FieldsQuestion = {
  code: string;
  fields: readonly Field[];
  values: Readonly<Record<string, string>>;
};
/** Only what was changed; an empty text clears a field. */
export type Filled = Record<string, string>;

/** What the services of the visit ask the clerk to fill in. */
@customElement("fields-dialog")
export class FieldsDialog extends AskDialog<FieldsQuestion, Filled> {
  readonly #locale = new LocaleController(this, words);
  @state() private values: Readonly<Record<string, string>> = {};

  protected override begin({ values }: FieldsQuestion): void {
    this.values = values;
  }

  protected override heading({ code }: FieldsQuestion): string {
    return this.#locale.t("fields-title", { code });
  }

  protected override go(): string {
    return this.#locale.t("fields-go");
  }

  protected override body({ fields }: FieldsQuestion) {
    return html`${fields.map((field, index) => this.#field(field, index === 0))}`;
  }

  protected override entered({ fields, values }: FieldsQuestion): Filled | undefined {
    const { t, language } = this.#locale;
    const wrong = fields.find(
      ({ kind, fieldId }) => kind === "number" && Number.isNaN(Number(this.#value(fieldId))),
    );
    if (wrong) {
      this.complaint = t("fields-number", { field: wrong.name[language] });
      return undefined;
    }
    const changed = fields
      .map(({ fieldId }) => fieldId)
      .filter((id) => this.#value(id) !== (values[id] ?? ""));
    if (changed.length > 0) return Object.fromEntries(changed.map((id) => [id, this.#value(id)]));
    this.close(); // nothing to send
    return undefined;
  }

  #value(fieldId: string): string {
    return (this.values[fieldId] ?? "").trim();
  }

  #field({ fieldId, name, kind, required, choices = [] }: Field, first: boolean) {
    const { t, language } = this.#locale;
    const value = this.values[fieldId] ?? "";
    const label = html`<span>${name[language]}${required ? html` <span class="quiet">${t("fields-required")}</span>` : ""}</span>`;
    const set = (event: Event): void => {
      const { value } = event.target as HTMLInputElement | HTMLSelectElement; // as: listens on our own control
      this.values = { ...this.values, [fieldId]: value };
      this.complaint = "";
    };
    if (kind === "choice")
      return html`<label class="own"
        >${label}
        <select ?data-first=${first} @change=${set}>
          <option value="" ?selected=${value === ""}>${t("fields-empty")}</option>
          ${choices.map((choice) => html`<option value=${choice["zh-CN"]} ?selected=${isChoice(choice, value)}>${choice[language]}</option>`)}
        </select></label
      >`;
    return html`<label class="own"
      >${label}
      <input
        type="text"
        inputmode=${kind === "number" ? "decimal" : "text"}
        maxlength="500"
        autocomplete="off"
        ?data-first=${first}
        .value=${value}
        @input=${set}
    /></label>`;
  }
}

function isChoice(choice: Record<string, string>, value: string): boolean {
  return Object.values(choice).includes(value);
}

declare global {
  interface HTMLElementTagNameMap {
    "fields-dialog": FieldsDialog;
  }
}
