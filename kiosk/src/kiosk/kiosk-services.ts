import type { HallView } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { pageOf, type ServiceChoice, serviceChoices } from "./choices.ts";
import { go } from "./go.ts";
import { tileStyles } from "./tile-styles.ts";

const PAGE = 12;
const ELDERLY_PAGE = 6;
const MOST_SERVICES = 8;

/** The services with what waiting for them means; one touch takes a number, or several are chosen first. */
@customElement("kiosk-services")
export class KioskServices extends LitElement {
  @property({ attribute: false }) live?: HallView;
  /** All services without one. */
  @property() departmentId?: string | undefined;
  @property({ type: Boolean, reflect: true }) elderly = false;

  @state() private several = false;
  @state() private priority = false;
  @state() private chosen: readonly string[] = [];
  @state() private page = 0;

  readonly #locale = new LocaleController(this, words);
  readonly #hall = new LiveController(
    this,
    () => this.live,
    (live) => live.hall,
  );

  override render() {
    const hall = this.#hall.state;
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    const choices = serviceChoices(hall, this.departmentId);
    const shown = pageOf(choices, this.page, this.elderly ? ELDERLY_PAGE : PAGE);
    const department = hall.departments.find(({ departmentId }) => departmentId === this.departmentId);
    return html`
      <h1>${t("choose-service")}${department ? html` · ${department.name[language]}` : nothing}</h1>
      <ul class="tiles">
        ${shown.items.map((choice) => html`<li>${this.#tile(choice)}</li>`)}
      </ul>
      ${
        shown.pages > 1
          ? html`<button class="more" @click=${() => this.#turn(shown.page + 1)}>
            ${t("more")} · ${t("page-of", { page: shown.page + 1, pages: shown.pages })}
          </button>`
          : nothing
      }
      ${this.#ways()}
    `;
  }

  #tile({ service, queue }: ServiceChoice) {
    const { t, language } = this.#locale;
    const chosen = this.chosen.includes(service.serviceId);
    return html`<button
      aria-pressed=${this.several ? (chosen ? "true" : "false") : nothing}
      @click=${() => this.#choose(service.serviceId)}
    >
      <strong>${service.name[language]}</strong>
      ${
        queue
          ? html`<span class="facts">
            <span>${t("service-waiting", { n: queue.waiting })}</span>
            <hall-wait .range=${queue.wait}></hall-wait>
          </span>`
          : nothing
      }
      ${queue?.openCounters === 0 ? html`<span class="closed">${t("service-no-counter")}</span>` : nothing}
      ${service.bring ? html`<span class="quiet">${t("service-bring", { bring: service.bring[language] })}</span>` : nothing}
    </button>`;
  }

  /** Below the tiles: a priority number, and several services on one ticket. */
  #ways() {
    const { t } = this.#locale;
    return html`<div class="ways">
      <button
        aria-pressed=${this.priority ? "true" : "false"}
        @click=${() => {
          this.priority = !this.priority;
        }}
      >
        <b>${t("priority")}</b> <span>${t("priority-hint")}</span>
      </button>
      ${
        this.elderly
          ? nothing
          : html`<button aria-pressed=${this.several ? "true" : "false"} @click=${this.#toggleSeveral}>
            ${t("several")}
          </button>`
      }
      ${
        this.several
          ? html`<button
            class="main"
            aria-disabled=${this.chosen.length === 0 ? "true" : "false"}
            @click=${() => this.#take(this.chosen)}
          >
            ${this.chosen.length === 0 ? t("several-none") : t("several-go", { n: this.chosen.length })}
          </button>`
          : nothing
      }
    </div>`;
  }

  #turn(page: number): void {
    this.page = page;
  }

  #toggleSeveral(): void {
    this.several = !this.several;
    this.chosen = [];
  }

  #choose(serviceId: string): void {
    if (!this.several) this.#take([serviceId]);
    else if (this.chosen.includes(serviceId)) this.chosen = this.chosen.filter((id) => id !== serviceId);
    else if (this.chosen.length < MOST_SERVICES) this.chosen = [...this.chosen, serviceId];
  }

  #take(serviceIds: readonly string[]): void {
    if (serviceIds.length > 0) go(this, { at: "taking", serviceIds, priority: this.priority });
  }

  static override styles = [
    controls,
    tileStyles,
    css`
      :host([elderly]) {
        gap: var(--hall-space-2);
      }
      :host([elderly]) .tiles {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
        gap: var(--hall-space-1);
      }
      :host([elderly]) .tiles button {
        padding: var(--hall-space-2);
      }
      .closed {
        color: var(--hall-warning);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-2);
        margin-top: auto;
      }
      .ways button {
        flex: 1 1 14rem;
        padding-block: var(--hall-space-1);
      }
      .ways button span {
        display: block;
        font-size: var(--hall-text-16);
        font-weight: var(--hall-normal);
      }
      .tiles button[aria-pressed="true"] {
        border-inline-start-color: var(--hall-brand);
        background: var(--hall-brand-ground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-services": KioskServices;
  }
}
