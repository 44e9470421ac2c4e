import type { HallSnapshot, ServiceView } from "@hall/contract";
import { clockTime, controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { go } from "./go.ts";
import { askAtCounter, printerTrouble } from "./printer.ts";
import type { ShownTicket } from "./steps.ts";
import "../ring/hall-ring.ts";

/** The ticket itself, as large as the screen allows. */
@customElement("kiosk-ticket")
export class KioskTicket extends LitElement {
  @property({ attribute: false }) ticket?: ShownTicket;
  @property({ attribute: false }) hall?: HallSnapshot;
  /** What it is for. */
  @property({ attribute: false }) services: readonly ServiceView[] = [];
  /** Seconds until the kiosk goes home, and the full time. */
  @property({ type: Number }) left = 0;
  @property({ type: Number }) total = 10;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { ticket } = this;
    if (!ticket) return nothing;
    const { t, language } = this.#locale;
    return html`
      <section aria-labelledby="title">
        <h1 id="title">${ticket.again ? t("ticket-again") : t("ticket-title")}</h1>
        <p class="code">${ticket.code}</p>
        <p class="services">${this.services.map(({ name }) => name[language]).join(" · ")}</p>
        ${ticket.offline ? html`<p class="place">${t("ticket-offline")}</p>` : this.#place(ticket)}
        ${
          ticket.url
            ? html`<div class="phone">
              <hall-qr .text=${ticket.url} .label=${t("ticket-qr")}></hall-qr>
              <p>${t("ticket-qr")}</p>
            </div>`
            : nothing
        }
        ${this.#paper(ticket)}
      </section>
      <button class="main" @click=${() => go(this, { at: "home" })}>
        ${t("ticket-done")}
        <hall-ring .left=${this.left} .total=${this.total} .label=${t("home-in", { n: this.left })}></hall-ring>
      </button>
    `;
  }

  /** Where in line, how long, and what is promised. */
  #place({ ahead, wait, noLaterFirstAfter }: ShownTicket) {
    const { t, language } = this.#locale;
    const zone = this.hall?.timeZone;
    return html`<p class="place">
        ${ahead === undefined ? nothing : html`<b>${ahead === 0 ? t("ticket-first") : t("ticket-ahead", { n: ahead })}</b>`}
        <hall-wait .range=${wait ?? null}></hall-wait>
      </p>
      ${
        noLaterFirstAfter && zone
          ? html`<p class="promise">${t("ticket-promise", { time: clockTime(noLaterFirstAfter, zone, language) })}</p>`
          : nothing
      }`;
  }

  /** Take the slip; or why there is none, and what to do instead. */
  #paper({ code, offline }: ShownTicket) {
    const { t } = this.#locale;
    const trouble = offline ? "silent" : this.hall && printerTrouble(this.hall);
    if (!trouble)
      return html`<p class="take">${t("ticket-take")}</p><p class="quiet">${t("ticket-no-paper")}</p>`;
    const counter = this.hall && askAtCounter(this.hall);
    return html`<p class="trouble" role="alert">
      ${offline ? nothing : html`${t(`printer-${trouble}`)}<br />`}
      ${counter === undefined ? t("printer-photo", { code }) : t("printer-photo-counter", { code, counter })}
    </p>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: var(--hall-space-3);
        flex: 1;
      }
      section {
        display: grid;
        justify-items: center;
        gap: var(--hall-space-2);
        padding: var(--hall-space-4);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        box-shadow: var(--hall-shadow);
        text-align: center;
      }
      h1 {
        font-size: var(--hall-text-28);
        color: var(--hall-serving);
      }
      .code {
        font-size: var(--hall-text-160);
        font-weight: var(--hall-strong);
        line-height: 1;
        letter-spacing: 0.02em;
      }
      .services {
        font-size: var(--hall-text-28);
      }
      .place {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0 1em;
        font-size: var(--hall-text-28);
      }
      .promise {
        color: var(--hall-quiet);
      }
      .trouble {
        padding: var(--hall-space-2) var(--hall-space-3);
        border-radius: var(--hall-radius);
        background: var(--hall-warning-ground);
        color: var(--hall-warning);
        font-size: var(--hall-text-28);
        font-weight: var(--hall-strong);
      }
      .phone {
        display: grid;
        justify-items: center;
        gap: var(--hall-space-1);
      }
      hall-qr {
        width: 17rem;
      }
      .take {
        font-size: var(--hall-text-28);
        font-weight: var(--hall-strong);
      }
      button {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--hall-space-2);
        min-height: 5.5rem;
        font-size: var(--hall-text-28);
      }
      hall-ring {
        width: 3.5rem;
        --hall-ink: var(--hall-on-brand);
        --hall-brand: var(--hall-on-brand);
        --hall-line: rgb(255 255 255 / 35%);
      }
      @media (orientation: portrait) and (max-height: 1100px) {
        .code {
          font-size: var(--hall-text-96);
        }
        section {
          gap: var(--hall-space-1);
          padding: var(--hall-space-2);
        }
        hall-qr {
          width: 12rem;
        }
        button {
          position: sticky;
          bottom: 0;
        }
      }
      @media (orientation: landscape) {
        :host {
          gap: var(--hall-space-2);
        }
        .code {
          font-size: var(--hall-text-96);
        }
        section {
          gap: var(--hall-space-1);
          padding: var(--hall-space-2);
          grid-template-columns: 1.4fr 1fr;
          column-gap: var(--hall-space-4);
        }
        section > * {
          grid-column: 1;
        }
        .phone {
          grid-column: 2;
          grid-row: 1 / span 7;
          align-self: center;
        }
        hall-qr {
          width: 14rem;
        }
        button {
          min-height: 4rem;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-ticket": KioskTicket;
  }
}
