import type { HallSnapshot, RefusedTickets } from "@hall/contract";
import { clockTime, controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** Nobody may be about to read it any more after so long. */
const OPEN_MS = 30_000;

/** For the staff: tickets of this kiosk that the hub could not take over, until somebody has dealt with them. */
@customElement("kiosk-refused")
export class KioskRefused extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @state() private open = false;

  readonly #locale = new LocaleController(this, words);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(false);
  }

  override render() {
    const refused = this.hall?.kiosk?.refused ?? [];
    if (refused.length === 0) return nothing;
    const { t } = this.#locale;
    const tickets = refused.reduce((all, { codes }) => all + codes.split(" ").length, 0);
    return html`<section aria-label=${t("refused-for-staff")}>
      <button aria-expanded=${this.open ? "true" : "false"} @click=${() => this.#show(!this.open)}>
        ${t("refused-notice", { n: tickets })}
      </button>
      ${this.open ? this.#list(refused) : nothing}
    </section>`;
  }

  #list(refused: readonly RefusedTickets[]) {
    const { t } = this.#locale;
    return html`<ul>
        ${refused.map(
          (one) => html`<li>
            <b>${one.codes.replaceAll(" ", " · ")}</b>
            ${t("refused-why", { time: this.#times(one), why: t(`refused-${one.because}`) })}
          </li>`,
        )}
      </ul>
      <p>${t("refused-what-to-do")}</p>`;
  }

  #times({ from, until }: RefusedTickets): string {
    const { language } = this.#locale;
    const [first, last] = [from, until].map((at) => clockTime(at, this.hall?.timeZone ?? "UTC", language));
    return first === last ? `${first}` : `${first}–${last}`;
  }

  #show(open: boolean): void {
    clearTimeout(this.#timer);
    this.open = open;
    if (open) this.#timer = setTimeout(() => this.#show(false), OPEN_MS);
  }

  static override styles = [
    controls,
    css`
      section {
        padding: var(--hall-space-1) var(--hall-space-4);
        border-block: 1px dashed var(--hall-line);
        color: var(--hall-quiet);
        font-size: var(--hall-text-16);
      }
      button {
        width: 100%;
        font-size: inherit;
        text-align: start;
      }
      ul {
        display: grid;
        gap: var(--hall-space-1);
        max-height: 30vh;
        margin: var(--hall-space-1) 0;
        padding: 0;
        overflow-y: auto;
        list-style: none;
      }
      p {
        margin: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-refused": KioskRefused;
  }
}
