import { readIdentity, ruleText } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { entryPageStyles } from "./entry-page-styles.ts";
import { ask } from "./go.ts";
import "./kiosk-entry.ts";

const ALPHABET = ["ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ"];

/** Finds a ticket again, by its number (place only) or by the document that it was taken with (prints it too). */
@customElement("kiosk-find")
export class KioskFind extends LitElement {
  /** The letters that codes of this hall begin with. */
  @property({ attribute: false }) prefixes: readonly string[] = [];
  /** A card reader stands at this kiosk. */
  @property({ type: Boolean }) reader = false;

  @state() private by: "code" | "document" = "code";
  @state() private wrong = "";

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const byCode = this.by === "code";
    const letters = [...new Set(this.prefixes.flatMap((prefix) => [...prefix]))].sort().join("");
    return html`
      <h1>${t("find-title")}</h1>
      <div class="tabs" role="group" aria-label=${t("find-title")}>
        <button aria-pressed=${byCode ? "true" : "false"} @click=${() => this.#change("code")}>${t("find-by-code")}</button>
        <button aria-pressed=${byCode ? "false" : "true"} @click=${() => this.#change("document")}>
          ${t("find-by-document")}
        </button>
      </div>
      <p class="quiet">${byCode ? t("find-hint") : this.reader ? t("document-hint-reader") : t("document-hint")}</p>
      <p role="alert">${this.wrong || nothing}</p>
      ${
        byCode
          ? html`<kiosk-entry
            label=${t("find-label")}
            capitals
            longest="8"
            .letters=${[letters]}
            go=${t("find-go")}
            @entered=${(event: CustomEvent<string>) => ask(this, { ask: "find", code: event.detail })}
          ></kiosk-entry>`
          : html`<kiosk-entry
            label=${t("document-label")}
            capitals
            longest="20"
            .letters=${ALPHABET}
            go=${t("find-go")}
            @entered=${(event: CustomEvent<string>) => this.#identify(event.detail)}
          ></kiosk-entry>`
      }
    `;
  }

  #change(by: "code" | "document"): void {
    this.by = by;
    this.wrong = "";
  }

  /** A slip of the finger is told here, before anything is sent. */
  #identify(typed: string): void {
    const read = readIdentity(typed);
    this.wrong = read.ok ? "" : ruleText(`identity-${read.because}`, {}, this.#locale.language);
    if (read.ok) ask(this, { ask: "identify", number: read.number });
  }

  static override styles = [
    controls,
    entryPageStyles,
    css`
      .tabs {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-find": KioskFind;
  }
}
