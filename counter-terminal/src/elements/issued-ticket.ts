import type { TicketView } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** A ticket to be told or shown across the desk: the number, how many are before it, and the QR for the visitor's phone. */
@customElement("issued-ticket")
export class IssuedTicket extends LitElement {
  @property({ attribute: false }) ticket?: TicketView | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    if (!this.ticket) return html``;
    const { t } = this.#locale;
    const { code, url, ahead } = this.ticket;
    return html`<p class="code">${code}</p>
      <p>${t("ticket-ahead", { n: ahead })}</p>
      <hall-qr .text=${url} .label=${t("ticket-qr", { code })}></hall-qr>
      <p class="quiet">${t("ticket-done")}</p>`;
  }

  static override styles = css`
    :host {
      display: grid;
      justify-items: center;
      gap: var(--hall-space-1);
      text-align: center;
    }
    p {
      margin: 0;
    }
    .code {
      font-size: var(--hall-text-64);
      font-weight: var(--hall-strong);
      line-height: 1.1;
    }
    .quiet {
      color: var(--hall-quiet);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "issued-ticket": IssuedTicket;
  }
}
