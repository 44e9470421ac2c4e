import type { HallSnapshot, Reply } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { explainText } from "../explain-text.ts";
import { words } from "../messages/words.ts";
import { panelStyles } from "./panel-styles.ts";

/** Why the first in line is next, by the hub's own explanation. */
@customElement("why-next")
export class WhyNext extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) next?: Reply<"visit:explain"> | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall } = this;
    const { visit, explain } = this.next ?? {};
    if (!hall || !visit || !explain) return nothing;
    const { t, language } = this.#locale;
    return html`<p>${t("why-next", { code: visit.code, why: explainText(explain, hall, language, t) })}</p>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      p {
        margin-top: 4px;
        font-size: var(--hall-text-14);
        color: var(--hall-quiet);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "why-next": WhyNext;
  }
}
