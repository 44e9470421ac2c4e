import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LiveController } from "../../live/live-controller.ts";
import type { HallView } from "../../live/live-hall.ts";
import { EverySecond } from "../every-second.ts";
import { clockTime, longDate } from "../format.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";

/**
 * The hall's clock, in its time zone and at its speed.
 *
 * @csspart date - the day, where `with-date` is set
 */
@customElement("hall-clock")
export class HallClock extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ type: Boolean, attribute: "with-date" }) withDate = false;

  readonly #locale = new LocaleController(this, shared);
  readonly #zone = new LiveController(
    this,
    () => this.live,
    (state) => state.hall?.timeZone,
  );

  constructor() {
    super();
    new EverySecond(this);
  }

  override render() {
    const now = this.live?.now();
    const zone = this.#zone.state;
    if (!now || !zone) return nothing;
    const { language } = this.#locale;
    return html`
      ${this.withDate ? html`<span part="date">${longDate(now, zone, language)}</span>` : nothing}
      <time datetime=${now.toISOString()}>${clockTime(now, zone, language)}</time>
    `;
  }

  static override styles = css`
    time {
      font-weight: var(--hall-strong);
    }
    [part="date"] {
      color: var(--hall-quiet);
      margin-inline-end: 0.5em;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-clock": HallClock;
  }
}
