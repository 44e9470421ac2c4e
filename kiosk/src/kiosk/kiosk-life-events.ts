import type { HallView } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { lifeEventChoices } from "./choices.ts";
import { go } from "./go.ts";
import { tileStyles } from "./tile-styles.ts";

/** Occasions in life (一件事) as tiles, each with the services that belong to it. */
@customElement("kiosk-life-events")
export class KioskLifeEvents extends LitElement {
  @property({ attribute: false }) live?: HallView;

  readonly #locale = new LocaleController(this, words);
  readonly #hall = new LiveController(
    this,
    () => this.live,
    (state) => state.hall,
  );

  override render() {
    const hall = this.#hall.state;
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    return html`
      <h1>${t("choose-life-event")}</h1>
      <ul class="tiles">
        ${lifeEventChoices(hall).map(
          ({ lifeEventId, name, services }) => html`<li>
            <button @click=${() => go(this, { at: "services", lifeEventId })}>
              <strong>${name[language]}</strong>
              <span class="facts">${services.map((service) => service.name[language]).join(" · ")}</span>
            </button>
          </li>`,
        )}
      </ul>
    `;
  }

  static override styles = [controls, tileStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-life-events": KioskLifeEvents;
  }
}
