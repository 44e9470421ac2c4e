import { controls, LocaleController, shared } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** The hub was never reached from this tab: what happened, what a clerk can do, and a code for whoever mends it. */
@customElement("hub-away")
export class HubAway extends LitElement {
  readonly #locale = new LocaleController(this, words);
  readonly #shared = new LocaleController(this, shared);

  override render() {
    const { t } = this.#locale;
    return html`<main>
      <h1>${t("hub-title")}</h1>
      <p>${t("hub-text")}</p>
      <ul>
        <li>${t("hub-cable")}</li>
        <li>${t("hub-others")}</li>
        <li>${t("hub-paper")}</li>
      </ul>
      <hall-button @click=${() => location.reload()}>${t("hub-retry")}</hall-button>
      <p class="quiet">${this.#shared.t("fault-code", { code: `HUB-AWAY ${location.host}` })}</p>
    </main>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("hall-button")?.focus();
  }

  static override styles = [
    controls,
    css`
      main {
        display: grid;
        justify-items: start;
        gap: var(--hall-space-2);
        max-width: 44rem;
        margin: 0 auto;
        padding: var(--hall-space-4) var(--hall-space-3);
      }
      h1 {
        font-size: var(--hall-text-28);
      }
      ul {
        display: grid;
        gap: var(--hall-space-1);
        padding-inline-start: 1.2em;
        list-style: disc;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hub-away": HubAway;
  }
}
