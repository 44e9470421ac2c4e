import type { HallSnapshot } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { order } from "./go.ts";
import { NO_ORDER, type Order, toggleGroup } from "./order.ts";

/** Asks once whether the visitor belongs to a special group; whoever does not answer has skipped it. */
@customElement("kiosk-groups")
export class KioskGroups extends LitElement {
  @property({ attribute: false }) groups: NonNullable<HallSnapshot["groups"]> = [];
  @property({ attribute: false }) order: Order = NO_ORDER;

  readonly #locale = new LocaleController(this, words);

  override render() {
    if (this.groups.length === 0) return nothing;
    const { t, language } = this.#locale;
    return html`<fieldset>
      <legend>${t("groups")} <span class="quiet">${t("groups-hint")}</span></legend>
      ${this.groups.map(
        ({ groupId, name }) => html`<button
          aria-pressed=${this.order.group === groupId ? "true" : "false"}
          @click=${() => order(this, toggleGroup(this.order, groupId))}
        >
          ${name[language]}
        </button>`,
      )}
    </fieldset>`;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
        margin: 0;
        padding: var(--hall-space-1) var(--hall-space-2) var(--hall-space-2);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
      }
      legend {
        padding-inline: var(--hall-space-1);
        font-weight: var(--hall-strong);
      }
      legend .quiet {
        font-weight: var(--hall-normal);
        font-size: var(--hall-text-16);
      }
      button {
        flex: 1 1 auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-groups": KioskGroups;
  }
}
