import { controls } from "@hall/contract/web";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { pageOf, type ServiceChoice, serviceChoices } from "./choices.ts";
import { go, order } from "./go.ts";
import { KioskChoice } from "./kiosk-choice.ts";
import { tileStyles } from "./tile-styles.ts";
import "./kiosk-groups.ts";

const PAGE = 12;
const ELDERLY_PAGE = 6;

/** The services with what waiting for them means; one touch takes a number, or several are chosen first. */
@customElement("kiosk-services")
export class KioskServices extends KioskChoice {
  /** All services without one. */
  @property() departmentId?: string | undefined;
  @property() lifeEventId?: string | undefined;

  @state() private page = 0;

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.locale;
    const choices = serviceChoices(hall, this);
    const shown = pageOf(choices, this.page, this.elderly ? ELDERLY_PAGE : PAGE);
    return html`
      <h1>${t("choose-service")}${this.#of()}</h1>
      ${this.lifeEventId === undefined ? nothing : this.#allAtOnce(choices.filter((choice) => !this.closed(hall, choice)))}
      <ul class="tiles">
        ${shown.items.map((choice) => html`<li>${this.tile(hall, choice)}</li>`)}
      </ul>
      ${
        shown.pages > 1
          ? html`<button class="more" @click=${() => this.#turn(shown.page + 1)}>
            ${t("more")} · ${t("page-of", { page: shown.page + 1, pages: shown.pages })}
          </button>`
          : nothing
      }
      <div class="ways">
        <kiosk-groups .groups=${hall.groups ?? []} .order=${this.order}></kiosk-groups>
        ${this.elderly ? nothing : this.#several()}
      </div>
    `;
  }

  #turn(page: number): void {
    this.page = page;
  }

  /** The department or the occasion, beside the heading. */
  #of() {
    const { language } = this.locale;
    const department = this.hall?.departments.find(({ departmentId }) => departmentId === this.departmentId);
    const event = this.hall?.lifeEvents?.find(({ lifeEventId }) => lifeEventId === this.lifeEventId);
    const name = department?.name ?? event?.name;
    return name ? html` · ${name[language]}` : nothing;
  }

  /** An occasion is done with one ticket, as far as it can be done now. */
  #allAtOnce(open: readonly ServiceChoice[]) {
    if (open.length < 2) return nothing;
    const serviceIds = open.map(({ service }) => service.serviceId);
    return html`<button
      class="main"
      @click=${() => {
        order(this, { ...this.order, several: true, serviceIds });
        this.showList();
      }}
    >
      ${this.locale.t("all-at-once", { n: serviceIds.length })}
    </button>`;
  }

  #several() {
    const { t } = this.locale;
    const { several, serviceIds } = this.order;
    const none = serviceIds.length === 0;
    return html`<div class="several">
      <button
        aria-pressed=${several ? "true" : "false"}
        @click=${() => order(this, { ...this.order, several: !several, serviceIds: [] })}
      >
        ${t("several")}
      </button>
      ${
        several
          ? html`<button
            class="main"
            aria-disabled=${none ? "true" : "false"}
            @click=${() => none || go(this, { at: "chosen" })}
          >
            ${none ? t("several-none") : t("several-list", { n: serviceIds.length })}
          </button>`
          : nothing
      }
    </div>`;
  }

  static override styles = [
    controls,
    tileStyles,
    css`
      .ways,
      .several {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-2);
      }
      .ways {
        margin-top: auto;
      }
      kiosk-groups {
        flex: 1 1 100%;
      }
      .several {
        flex: 1 1 100%;
      }
      .several button {
        flex: 1 1 14rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-services": KioskServices;
  }
}
