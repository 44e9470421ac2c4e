import type { SessionView } from "@hall/contract";
import { type HubSession, type HubSocket, LiveController, type LiveHall } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** The hall as its manager watches it. */
@customElement("hall-room")
export class HallRoom extends LitElement {
  @property({ attribute: false }) live?: LiveHall;
  @property({ attribute: false }) socket?: HubSocket;
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) person?: SessionView;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);

  override render() {
    const { hall } = this.#live.state ?? {};
    if (!hall) return nothing;
    const { t } = this.#locale;
    return html`<main>
      <h2>${t("counters")}</h2>
      <ul>
        ${hall.counters.map(
          (counter) => html`<li>
            ${t("counter-number", { number: counter.number })}
            <hall-chip .state=${counter.state}></hall-chip>
          </li>`,
        )}
      </ul>
    </main>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--hall-space-2);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-room": HallRoom;
  }
}
