import { LiveController } from "@hall/contract/live";
import { duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ActionName } from "../actions.ts";
import type { Desk } from "../desk.ts";
import { words } from "../messages/words.ts";
import { pauseOffer } from "../this-machine.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";

/**
 * The camera sees nobody and it is not yet an absence: offers a pause with a reason, in a place that is kept for it.
 * Quiet: it is said once and never sounds; answered with "I am here" it stays away for this leaving.
 */
@customElement("leaving-offer")
export class LeavingOffer extends LitElement {
  @property({ attribute: false }) desk: Desk | undefined;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ type: Boolean }) busy = false;

  readonly #locale = new LocaleController(this, words);

  constructor() {
    super();
    new LiveController(this, () => pauseOffer);
  }

  override render() {
    return html`<div role="status">${this.#offer()}</div>`;
  }

  #offer() {
    const { desk, now } = this;
    const { t } = this.#locale;
    if (desk?.leaving === undefined || !pauseOffer.standsFor(desk)) return nothing;
    const time = duration(Math.max(0, now.getTime() - Date.parse(desk.leaving)));
    return html`<p>
      <span>${t("offer-ask")} <span class="time" aria-hidden="true">${t("offer-time", { time })}</span></span>
      ${this.#button("pause", "F8", t("offer-go"))} ${this.#button("stay", "W", t("act-stay"))}
    </p>`;
  }

  #button(action: ActionName, key: string, word: string) {
    return html`<hall-button
      id=${action}
      key=${key}
      ?busy=${this.busy}
      @click=${(event: MouseEvent) => this.#ask(action, event)}
      >${word}</hall-button
    >`;
  }

  #ask(action: ActionName, event: MouseEvent): void {
    this.dispatchEvent(new DeskActionEvent({ action, source: sourceOf(event) }));
  }

  static override styles = [
    ...panelStyles,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
        min-height: 2.5rem;
        padding: 2px var(--hall-space-1) 2px var(--hall-space-2);
        border: 1px solid var(--hall-edge);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        line-height: 1.2;
      }
      p > span {
        flex: 1;
      }
      .time {
        color: var(--hall-quiet);
      }
      hall-button {
        flex: none;
      }
      hall-button::part(button) {
        min-height: 2rem;
        padding: 0 var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "leaving-offer": LeavingOffer;
  }
}
