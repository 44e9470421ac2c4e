import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { found, type Pick } from "../pick.ts";

/** The active choice, or what was typed, has changed. */
export class PickEvent extends Event {
  constructor() {
    super("pick");
  }
}

/**
 * One of many by keyboard: what is typed narrows the list, arrows move in it, Enter sends the form around it. The
 * list is that of the moment when it was opened, so nothing moves under the hand.
 */
@customElement("pick-list")
export class PickList extends LitElement {
  @property({ attribute: false }) picks: readonly Pick[] = [];
  /** What the field asks for. */
  @property() label = "";
  /** Id of the chosen one; empty while nothing is chosen. Typing chooses the first that is found. */
  @property() value = "";
  /** What to say when there is nothing to choose from. */
  @property() empty = "";
  @state() private typed = "";
  @query("input") private input: HTMLInputElement | null | undefined;

  readonly #locale = new LocaleController(this, words);

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** What was typed, as it stands in the field. */
  get text(): string {
    return this.typed.trim();
  }

  override updated(): void {
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  override render() {
    const { t } = this.#locale;
    const shown = found(this.picks, this.typed);
    return html`<label>
        <span>${this.label}</span>
        <input
          type="text"
          role="combobox"
          aria-label=${this.label}
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${this.value ? `pick-${this.#index(shown)}` : nothing}
          autocomplete="off"
          placeholder=${t("pick-type")}
          .value=${this.typed}
          @input=${this.#type}
          @keydown=${this.#move}
        />
      </label>
      <div id="list" role="listbox" aria-label=${this.label}>
        ${shown.map((one, index) => this.#option(one, index, shown[index - 1]?.group))}
      </div>
      ${shown.length > 0 ? nothing : html`<p class="none quiet" role="status">${this.picks.length === 0 ? this.empty : t("pick-none", { words: this.typed })}</p>`}`;
  }

  /* eslint-disable lit-a11y/click-events-have-key-events -- the keys of a combobox belong to its input */
  #option(one: Pick, index: number, groupBefore: string | undefined) {
    const chosen = one.id === this.value;
    const head = one.group !== undefined && one.group !== groupBefore;
    return html`${head ? html`<div class="group" role="presentation">${one.group}</div>` : nothing}
      <div
        id="pick-${index}"
        role="option"
        aria-selected=${chosen ? "true" : "false"}
        aria-disabled=${one.why === undefined ? "false" : "true"}
        @click=${() => this.#choose(one.id)}
      >
        <b>${one.label}</b><span class="quiet">${one.detail ?? nothing}</span>
        ${one.why === undefined ? nothing : html`<span class="why">${one.why}</span>`}
      </div>`;
  }

  /* eslint-enable lit-a11y/click-events-have-key-events */

  readonly #type = (event: InputEvent): void => {
    this.typed = (event.target as HTMLInputElement).value; // as: listens on our own input
    this.#first();
    this.dispatchEvent(new PickEvent());
  };

  /** The best choice of what is shown: the first that can be chosen, else the first. */
  #first(): void {
    const shown = found(this.picks, this.typed);
    this.value = (shown.find(({ why }) => why === undefined) ?? shown[0])?.id ?? "";
  }

  #index(shown: readonly Pick[]): number {
    return shown.findIndex(({ id }) => id === this.value);
  }

  readonly #move = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const shown = found(this.picks, this.typed);
    const at = this.#index(shown);
    const to: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 5,
      PageUp: at - 5,
    };
    const wanted = to[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      const next = shown[Math.min(shown.length - 1, Math.max(0, wanted))];
      if (next) this.#choose(next.id);
    } else if (event.key === "Enter") {
      event.preventDefault(); // the form is outside of this element's tree, so the browser would not send it
      this.closest("form")?.requestSubmit();
    }
  };

  #choose(id: string): void {
    this.value = id;
    this.input?.focus();
    this.dispatchEvent(new PickEvent());
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
        min-width: 0;
      }
      label {
        display: grid;
        gap: 4px;
        font-weight: var(--hall-strong);
      }
      input {
        min-width: 0;
        font-weight: var(--hall-normal);
      }
      #list {
        max-height: min(var(--pick-height, 21rem), 46vh);
        overflow: auto;
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
      }
      #list:empty {
        display: none;
      }
      .group {
        padding: 4px var(--hall-space-1) 0;
        color: var(--hall-quiet);
        font-size: var(--hall-text-14);
      }
      [role="option"] {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hall-space-1);
        min-height: var(--hall-touch);
        padding: 0.5rem var(--hall-space-1);
        cursor: pointer;
      }
      [role="option"] .quiet {
        overflow-wrap: anywhere;
      }
      [aria-selected="true"] {
        background: var(--hall-brand-ground);
        box-shadow: inset 4px 0 0 var(--hall-brand);
      }
      [aria-disabled="true"] b {
        color: var(--hall-unknown);
      }
      .why {
        margin-inline-start: auto;
        color: var(--hall-warning);
      }
      .none {
        padding: var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "pick-list": PickList;
  }
}
