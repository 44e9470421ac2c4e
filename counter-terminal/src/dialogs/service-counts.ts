import type { HallSnapshot, VisitView } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { serviceName } from "../texts.ts";

const MOST_SERVICES = 20;
export type Counts = ReadonlyMap<string, number>;

/** What is most likely done in the step that runs: its own service once; of those still open, nothing. */
export function likelyDone({ serviceIds, step, openServiceIds }: VisitView): Counts {
  const own = step?.serviceId;
  if (own === undefined) return new Map(serviceIds.map((serviceId) => [serviceId, 1]));
  return new Map([[own, 1], ...(openServiceIds ?? []).map((id): [string, number] => [id, 0])]);
}

/** How often each service was done; others can be added. */
@customElement("service-counts")
export class ServiceCounts extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) counts: Counts = new Map();
  @property({ type: Boolean }) disabled = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${this.#locale.t("finish-what")}</legend>
      ${[...this.counts].map(([serviceId, count]) => this.#count(hall, serviceId, count))} ${this.#more(hall)}
    </fieldset>`;
  }

  #count(hall: HallSnapshot, serviceId: string, count: number) {
    const { t, language } = this.#locale;
    const service = serviceName(hall, serviceId, language);
    return html`<div class="row">
      <span>${service}</span>
      <input
        type="number"
        min="0"
        max="999"
        inputmode="numeric"
        aria-label=${t("finish-count", { service })}
        .value=${String(count)}
        @input=${(event: Event) => this.#set(serviceId, numberIn(event))}
        @keydown=${this.#enter}
      />
    </div>`;
  }

  /** The form is outside of this element's tree, so the browser would not send it. */
  #enter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.closest("form")?.requestSubmit();
  }

  #more(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const others = hall.services.filter(({ serviceId }) => !this.counts.has(serviceId));
    if (others.length === 0 || this.counts.size >= MOST_SERVICES) return nothing;
    return html`<label class="row">
      <span>${t("finish-add")}</span>
      <select @change=${this.#add}>
        <option value="">${t("finish-add-none")}</option>
        ${others.map(({ serviceId, name }) => html`<option value=${serviceId}>${name[language]}</option>`)}
      </select>
    </label>`;
  }

  readonly #add = (event: Event): void => {
    const select = event.target as HTMLSelectElement; // as: listens on our own select
    if (select.value) this.#set(select.value, 1);
    select.value = "";
  };

  #set(serviceId: string, count: number): void {
    const whole = Number.isFinite(count) ? Math.min(999, Math.max(0, Math.round(count))) : 0;
    this.counts = new Map(this.counts).set(serviceId, whole);
    this.dispatchEvent(new Event("change"));
  }

  static override styles = [
    controls,
    css`
      fieldset {
        display: grid;
        gap: var(--hall-space-1);
        min-width: 0;
        margin: 0;
        padding: 0;
        border: none;
      }
      fieldset:disabled {
        opacity: 0.6;
      }
      legend {
        padding: 0 0 4px;
        font-weight: var(--hall-strong);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hall-space-2);
      }
      .row span {
        flex: 1;
        min-width: 10rem;
        overflow-wrap: anywhere;
      }
      input {
        width: 6em;
      }
      select {
        flex: 1;
        min-width: 12rem;
      }
    `,
  ];
}

function numberIn(event: Event): number {
  return (event.target as HTMLInputElement).valueAsNumber; // as: listens on our own input
}

declare global {
  interface HTMLElementTagNameMap {
    "service-counts": ServiceCounts;
  }
}
