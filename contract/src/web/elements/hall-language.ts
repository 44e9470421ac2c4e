import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { Language } from "../../ids.ts";
import { controls } from "../controls.ts";
import { setLanguage } from "../language.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/** Each language by its own name, for people who cannot read the other. */
const OWN_NAMES: Record<Language, string> = { "zh-CN": "中文", en: "English" };

/** Switches the language of the whole page at once. */
@customElement("hall-language")
export class HallLanguage extends LitElement {
  readonly #locale = new LocaleController(this, shared);

  override render() {
    return html`<div role="group" aria-label=${this.#locale.t("language")}>
      ${Language.options.map(
        (language) =>
          html`<button
            type="button"
            lang=${language}
            aria-pressed=${language === this.#locale.language ? "true" : "false"}
            @click=${() => setLanguage(language)}
          >
            ${OWN_NAMES[language]}
          </button>`,
      )}
    </div>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: inline-block;
      }
      div {
        display: flex;
        gap: var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-language": HallLanguage;
  }
}
