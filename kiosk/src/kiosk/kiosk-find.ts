import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { go } from "./go.ts";
import type { TicketMemory } from "./ticket-memory.ts";

const LONGEST_CODE = 8;

/** A pad of large keys to find a ticket that this kiosk gave some minutes ago. */
@customElement("kiosk-find")
export class KioskFind extends LitElement {
  @property({ attribute: false }) memory?: TicketMemory;
  /** The letters that codes of this hall begin with. */
  @property({ attribute: false }) prefixes: readonly string[] = [];
  /** How long tickets can be found. */
  @property({ type: Number }) minutes = 10;

  @state() private typed = "";
  @state() private missed: string | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const letters = [...new Set(this.prefixes.flatMap((prefix) => [...prefix]))].sort();
    return html`
      <h1>${t("find-title")}</h1>
      <p class="quiet">${t("find-hint", { minutes: this.minutes })}</p>
      <output aria-live="polite">${this.typed || "—"}</output>
      <p role="alert">${this.missed ? t("find-none", { code: this.missed }) : nothing}</p>
      <div class="keys letters">${letters.map((key) => this.#key(key))}</div>
      <div class="keys">
        ${[..."123456789"].map((key) => this.#key(key))}
        <button @click=${this.#erase} aria-label=${t("find-delete")}>⌫</button>
        ${this.#key("0")}
        <button class="main" aria-disabled=${this.typed ? "false" : "true"} @click=${this.#find}>${t("find-go")}</button>
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKey);
  }

  #key(key: string) {
    return html`<button @click=${() => this.#type(key)}>${key}</button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (/^[a-z0-9]$/i.test(event.key)) this.#type(event.key.toUpperCase());
    else if (event.key === "Backspace") this.#erase();
  };

  #type(key: string): void {
    this.missed = undefined;
    this.typed = (this.typed + key).slice(0, LONGEST_CODE);
  }

  #erase(): void {
    this.typed = this.typed.slice(0, -1);
  }

  #find(): void {
    if (!this.typed) return;
    const kept = this.memory?.find(this.typed);
    if (kept) go(this, { at: "ticket", ...kept });
    else {
      this.missed = this.typed;
      this.typed = "";
    }
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: var(--hall-space-2);
        flex: 1;
        text-align: center;
      }
      h1 {
        font-size: var(--hall-text-40);
      }
      output {
        min-width: 6em;
        border-bottom: 3px solid var(--hall-brand);
        font-size: var(--hall-text-64);
        font-weight: var(--hall-strong);
        line-height: 1.2;
      }
      [role="alert"] {
        min-height: 1.4em;
        color: var(--hall-severe);
      }
      .keys {
        display: grid;
        grid-template-columns: repeat(3, minmax(6rem, 9rem));
        gap: var(--hall-space-1);
        font-size: var(--hall-text-28);
      }
      @media (orientation: landscape) {
        :host {
          grid-template-columns: 1fr 1fr;
          column-gap: var(--hall-space-6);
        }
        :host > :not(.keys) {
          grid-column: 1;
        }
        .letters {
          align-content: end;
        }
        .letters + .keys {
          grid-column: 2;
          grid-row: 1 / span 5;
          align-content: center;
          justify-content: start;
        }
      }
      .letters {
        grid-template-columns: repeat(auto-fit, minmax(4.5rem, 6rem));
        justify-content: center;
        width: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-find": KioskFind;
  }
}
