import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/**
 * A field with a keyboard of large keys under it. The field is a real one: a physical keyboard, an input method and a
 * screen reader work as everywhere. Fires `typed` with the text at each change, and `entered` at the end.
 */
@customElement("kiosk-entry")
export class KioskEntry extends LitElement {
  /** What is asked for. */
  @property() label = "";
  /** The letters of the keyboard, row by row; digits are always there. */
  @property({ attribute: false }) letters: readonly string[] = [];
  /** The word on the key that ends it; without one there is no such key. */
  @property() go = "";
  @property({ type: Number }) longest = 20;
  @property({ type: Boolean }) capitals = false;

  @state() private text = "";
  @query("input") private field: HTMLInputElement | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    return html`
      <label for="field">${this.label}</label>
      <input
        id="field"
        inputmode="none"
        autocomplete="off"
        spellcheck="false"
        maxlength=${this.longest}
        .value=${this.text}
        @input=${(event: InputEvent) => this.#become((event.target as HTMLInputElement).value /* as: of this field */)}
        @keydown=${(event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && this.#enter()}
      />
      <div class="keyboard">
        ${this.letters.map((row) => html`<div class="row">${[...row].map((key) => this.#key(key))}</div>`)}
        <div class="row digits">
          ${[..."1234567890"].map((key) => this.#key(key))}
        </div>
        <div class="row ends">
          <button @click=${() => this.#become("")}>${t("entry-clear")}</button>
          <button @click=${() => this.#become(this.text.slice(0, -1))} aria-label=${t("find-delete")}>⌫</button>
          ${
            this.go
              ? html`<button class="main" aria-disabled=${this.text.trim() ? "false" : "true"} @click=${this.#enter}>
                ${this.go}
              </button>`
              : ""
          }
        </div>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  /** Empties the field for another try. */
  clear(): void {
    this.#become("");
    this.field?.focus();
  }

  #key(key: string) {
    return html`<button @click=${() => this.#become(this.text + key)}>${key}</button>`;
  }

  #become(text: string): void {
    const next = this.capitals ? text.toUpperCase() : text;
    this.text = next.slice(0, this.longest);
    this.dispatchEvent(new CustomEvent("typed", { detail: this.text }));
  }

  readonly #enter = (): void => {
    const text = this.text.trim();
    if (text) this.dispatchEvent(new CustomEvent("entered", { detail: text }));
  };

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hall-space-2);
        width: 100%;
      }
      label {
        font-size: var(--hall-text-28);
        text-align: center;
      }
      input {
        width: min(100%, 16em);
        justify-self: center;
        border-width: 2px;
        border-color: var(--hall-brand);
        font-size: var(--hall-text-40);
        font-weight: var(--hall-strong);
        text-align: center;
        user-select: text;
        -webkit-user-select: text;
      }
      .keyboard {
        display: grid;
        gap: var(--hall-space-1);
        width: min(100%, 60rem);
        justify-self: center;
      }
      .row {
        display: flex;
        justify-content: center;
        gap: var(--hall-space-1);
      }
      .row button {
        flex: 1 1 0;
        min-width: 0;
        max-width: 6rem;
        padding: 0;
        font-size: var(--hall-text-28);
      }
      /* What ends it is in sight however little room there is. */
      .ends {
        position: sticky;
        bottom: 0;
        background: var(--hall-paper);
      }
      .ends button {
        max-width: none;
        font-size: var(--hall-text-20);
      }
      .ends .main {
        flex: 2;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-entry": KioskEntry;
  }
  interface HTMLElementEventMap {
    typed: CustomEvent<string>;
    entered: CustomEvent<string>;
  }
}
