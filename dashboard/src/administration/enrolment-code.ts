import type { DeviceView, EnrolmentView } from "@hall/contract";
import { clockTime, controls, duration, EverySecond, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { enrolmentLink } from "./enrolment-link.ts";
import { words } from "./words.ts";

const CODE_MS = 15 * 60_000;

/** A one-time code, large, with the link to open on the screen and its QR code, until it is too old. */
@customElement("enrolment-code")
export class EnrolmentCode extends LitElement {
  @property({ attribute: false }) enrolment?: EnrolmentView;
  @property({ attribute: false }) devices: readonly DeviceView[] = [];
  @property({ attribute: false }) timeZone = "UTC";

  readonly #locale = new LocaleController(this, words);
  #shownSince = 0;

  constructor() {
    super();
    new EverySecond(this);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("enrolment")) this.#shownSince = performance.now();
  }

  override render() {
    const { t, language } = this.#locale;
    const { enrolment } = this;
    if (!enrolment) return nothing;
    // Counted here: the clock of this screen, or of a simulated day, need not be the hub's.
    const left = CODE_MS - (performance.now() - this.#shownSince);
    if (left <= 0) return html`<p role="alert">${t("enrol-over")}</p>`;
    const time = clockTime(enrolment.expiresAt, this.timeZone, language);
    return html`<section aria-labelledby="title">
      <h3 id="title">${t("enrol-code", { id: enrolment.id })}</h3>
      <p class="code" role="status">${enrolment.code}</p>
      <p>${t("enrol-until", { time, left: duration(left) })}</p>
      ${this.#way(enrolment)}
    </section>`;
  }

  #way(enrolment: EnrolmentView) {
    const { t } = this.#locale;
    const link = enrolmentLink(enrolment, this.devices, location.origin);
    if (!link) return html`<p>${t("enrol-no-page")}</p>`;
    return html`<p>${t("enrol-link")}: <a href=${link} target="_blank" rel="noreferrer">${link}</a></p>
      <hall-qr .text=${link} label=${t("enrol-code", { id: enrolment.id })}></hall-qr>`;
  }

  static override styles = [
    controls,
    css`
      section {
        display: grid;
        justify-items: start;
        gap: var(--hall-space-1);
        padding: var(--hall-space-3);
        border: 2px solid var(--hall-brand);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
      }
      .code {
        font-size: var(--hall-text-64);
        font-weight: var(--hall-strong);
        letter-spacing: 0.1em;
        line-height: 1.1;
        overflow-wrap: anywhere;
      }
      a {
        color: var(--hall-brand);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "enrolment-code": EnrolmentCode;
  }
}
