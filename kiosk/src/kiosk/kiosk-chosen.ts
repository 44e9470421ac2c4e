import { controls } from "@hall/contract/web";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { offered } from "./choices.ts";
import { ask, order } from "./go.ts";
import { KioskChoice } from "./kiosk-choice.ts";
import { toggleService } from "./order.ts";
import "./kiosk-groups.ts";

/** The list of services that go on one ticket, to look at and to change, before the number is taken. */
@customElement("kiosk-chosen")
export class KioskChosen extends KioskChoice {
  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t, language } = this.locale;
    const { serviceIds } = this.order;
    const services = serviceIds.flatMap(
      (id) => offered(hall).find(({ serviceId }) => serviceId === id) ?? [],
    );
    const none = services.length === 0;
    return html`
      <h1>${t("chosen-title", { n: services.length })}</h1>
      <p class="quiet">${t("chosen-hint")}</p>
      <ol>
        ${services.map(
          ({ serviceId, name, bring }) => html`<li>
            <span>
              <b>${name[language]}</b>
              ${bring ? html`<small>${t("service-bring", { bring: bring[language] })}</small>` : nothing}
            </span>
            <button
              aria-label=${t("chosen-remove", { service: name[language] })}
              @click=${() => order(this, toggleService(this.order, serviceId))}
            >
              ✕
            </button>
          </li>`,
        )}
      </ol>
      <kiosk-groups .groups=${hall.groups ?? []} .order=${this.order}></kiosk-groups>
      <button
        class="main"
        aria-disabled=${none ? "true" : "false"}
        @click=${() => none || ask(this, { ask: "take", serviceIds })}
      >
        ${none ? t("several-none") : t("several-go", { n: services.length })}
      </button>
    `;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--hall-space-2);
      }
      h1 {
        font-size: var(--hall-text-40);
      }
      ol {
        display: grid;
        gap: var(--hall-space-1);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--hall-space-2);
        padding: var(--hall-space-2);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        font-size: var(--hall-text-28);
      }
      li span {
        flex: 1;
      }
      small {
        display: block;
        font-size: var(--hall-text-20);
        color: var(--hall-quiet);
      }
      li button {
        min-width: var(--hall-touch);
      }
      .main {
        margin-top: auto;
        min-height: 5.5rem;
        font-size: var(--hall-text-28);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-chosen": KioskChosen;
  }
}
