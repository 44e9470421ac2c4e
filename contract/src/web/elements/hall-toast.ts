import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Fault } from "../../faults.ts";
import { faultText } from "../fault-text.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/** What has to be said: a text, or a refusal that is put into words when drawn, so that it follows the language. */
type Said = { text: string } | { fault: Fault };

const SHOWN_MS = 6_000;

/** One short message at a time: what was done, or why it was not. Read out by screen readers; goes by itself. */
@customElement("hall-toast")
export class HallToast extends LitElement {
  @state() private said: Said | undefined;

  readonly #locale = new LocaleController(this, shared);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string): void {
    this.#say({ text });
  }

  /** A refusal, by the rule's words in the page's language. */
  refuse(fault: Fault): void {
    this.#say({ fault });
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.said = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const said = this.said;
    const refused = said !== undefined && "fault" in said;
    const words = said && ("fault" in said ? faultText(said.fault, this.#locale.language) : said.text);
    return html`
      <div role="status">${words && !refused ? html`<p>${words}</p>` : nothing}</div>
      <div role="alert">${words && refused ? html`<p class="refused">${words}</p>` : nothing}</div>
    `;
  }

  #say(said: Said): void {
    clearTimeout(this.#timer);
    this.said = said;
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  }

  static override styles = css`
    :host {
      position: fixed;
      z-index: 10;
      inset: auto 0 var(--hall-space-3) 0;
      display: flex;
      justify-content: center;
      pointer-events: none;
    }
    p {
      margin: 0;
      max-width: min(40rem, 90vw);
      padding: var(--hall-space-2) var(--hall-space-3);
      border-radius: var(--hall-radius);
      background: var(--hall-ink);
      color: var(--hall-paper);
      box-shadow: var(--hall-shadow);
    }
    .refused {
      background: var(--hall-severe-ground);
      color: var(--hall-severe);
      outline: 2px solid var(--hall-severe);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-toast": HallToast;
  }
}
