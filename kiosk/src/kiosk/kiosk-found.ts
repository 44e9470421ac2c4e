import type { FoundVisit, HallSnapshot } from "@hall/contract";
import { clockTime, controls, LocaleController, shared, translate } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { ask, go } from "./go.ts";
import { firstChoice } from "./steps.ts";

/** The tickets that were found: where each stands, and what can be done with it here. */
@customElement("kiosk-found")
export class KioskFound extends LitElement {
  @property({ attribute: false }) visits: readonly FoundVisit[] = [];
  @property({ attribute: false }) hall?: HallSnapshot;
  /** `exists`: the visitor wanted another number for the same. */
  @property() why: "asked" | "exists" = "asked";
  /** By a document, so that it may be printed again. */
  @property({ type: Boolean }) identified = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    if (this.visits.length === 0) return this.#none();
    return html`
      <h1 role="status">${this.why === "exists" ? t("exists-title") : t("found-title")}</h1>
      ${this.why === "exists" ? html`<p>${t("exists-hint")}</p>` : nothing}
      <ul>
        ${this.visits.map((visit) => this.#visit(visit))}
      </ul>
      ${this.identified ? nothing : html`<p class="quiet">${t("found-identify")}</p>`}
    `;
  }

  #none() {
    const { t } = this.#locale;
    return html`
      <h1 role="status">${t("found-none")}</h1>
      <p>${t("found-none-hint")}</p>
      <div class="ways">
        <button @click=${() => go(this, { at: "find" })}>${t("try-again")}</button>
        <button @click=${() => go(this, { at: "check-in" })}>${t("door-check-in")}</button>
        <button class="main" @click=${this.#take}>${t("door-take")}</button>
      </div>
    `;
  }

  #visit(visit: FoundVisit) {
    const { t, language } = this.#locale;
    const services = (this.hall?.services ?? []).filter(({ serviceId }) =>
      visit.serviceIds.includes(serviceId),
    );
    const booked = visit.status === "booked";
    const at = visit.bookedAt && this.hall && clockTime(visit.bookedAt, this.hall.timeZone, language);
    return html`<li>
      <p class="code">${booked && at ? t("found-booked-at", { time: at }) : visit.code}</p>
      <p><b>${translate(shared, language, `state-${visit.status}`)}</b>${this.#place(visit)}</p>
      <p class="quiet">${services.map(({ name }) => name[language]).join(" · ")}</p>
      ${this.identified ? this.#acts(visit) : nothing}
    </li>`;
  }

  #place({ status, ahead, wait, counterId }: FoundVisit) {
    const { t } = this.#locale;
    if (status === "waiting" && ahead !== undefined)
      return html` · ${ahead === 0 ? t("ticket-first") : t("ticket-ahead", { n: ahead })} · <hall-wait .range=${wait ?? null}></hall-wait>`;
    const counter = this.hall?.counters.find((one) => one.counterId === counterId);
    return counter ? html` · ${t("counter-number", { n: counter.number })}` : nothing;
  }

  #acts({ visitId, status, serviceIds }: FoundVisit) {
    const { t } = this.#locale;
    if (status === "booked")
      return html`<button class="main" @click=${() => ask(this, { ask: "check-in", by: { visitId } })}>
        ${t("check-in-go")}
      </button>`;
    return html`<button class="main" @click=${() => ask(this, { ask: "reprint", visitId, serviceIds })}>
      ${t("reprint")}
    </button>`;
  }

  #take(): void {
    const departments = this.hall?.departments.length ?? 0;
    go(this, firstChoice({ departments, elderly: false, layout: this.hall?.kiosk?.layout ?? "departments" }));
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: var(--hall-space-2);
        font-size: var(--hall-text-28);
      }
      h1 {
        font-size: var(--hall-text-40);
      }
      ul {
        display: grid;
        gap: var(--hall-space-2);
      }
      li {
        display: grid;
        gap: var(--hall-space-1);
        padding: var(--hall-space-3);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        box-shadow: var(--hall-shadow);
      }
      .code {
        font-size: var(--hall-text-64);
        font-weight: var(--hall-strong);
        line-height: 1.1;
      }
      .ways {
        display: flex;
        gap: var(--hall-space-2);
      }
      .ways button {
        flex: 1;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-found": KioskFound;
  }
}
