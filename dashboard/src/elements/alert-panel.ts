import type { AlertView, HallSnapshot } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { chime, keepSound, soundWanted } from "../alarm.ts";
import { newAlerts, openAlerts, resolvedAlerts, steadyOrder } from "../alert-order.ts";
import { alertText } from "../alert-text.ts";
import { words } from "../messages/words.ts";
import "./alert-row.ts";
import { panelStyles } from "./panel-styles.ts";

const SHOWN_RESOLVED = 50;

/** The hall's alerts: open ones by severity, today's resolved ones folded; a new one is heard and read out. */
@customElement("alert-panel")
export class AlertPanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  @property() why?: string | undefined;
  @property({ type: Boolean }) may = false;
  @state() private sound = soundWanted();
  @state() private news: AlertView | undefined;

  readonly #locale = new LocaleController(this, words);
  #order: string[] = [];
  #known: Set<string> | undefined;
  #held = { pointer: false, focus: false };

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("hall")) this.#take();
  }

  #take(): void {
    const alerts = this.hall?.alerts ?? [];
    this.#order = steadyOrder(this.#order, alerts, this.#held.pointer || this.#held.focus);
    const [worst] = openAlerts(newAlerts(this.#known, alerts));
    this.#known = new Set([...(this.#known ?? []), ...alerts.map(({ alertId }) => alertId)]);
    if (!worst) return;
    this.news = worst;
    if (this.sound) chime(worst.severity);
  }

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    const open = openAlerts(hall.alerts).length;
    const news = this.news ? t("alert-new", { text: alertText(this.news, { hall, language, t }) }) : "";
    const severe = this.news?.severity === "severe";
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("alerts")}</h2>
        <span class=${open > 0 ? "badge" : "badge none"}>${t("alerts-open", { n: open })}</span>
        <label class="edge small">
          <input type="checkbox" role="switch" aria-checked=${this.sound} .checked=${this.sound} @change=${this.#switchSound} />
          ${t("alert-sound")}
        </label>
      </div>
      <div class="unseen" role="status">${severe ? "" : news}</div>
      <div class="unseen" role="alert">${severe ? news : ""}</div>
      ${open === 0 ? html`<hall-empty>${t("alerts-none")}</hall-empty>` : nothing}
      ${this.#open(hall)} ${this.#resolved(hall)}
    </section>`;
  }

  #open(hall: HallSnapshot) {
    const rows = this.#order.flatMap((id) => hall.alerts.find(({ alertId }) => alertId === id) ?? []);
    return html`<ul
      class="open"
      @pointerenter=${() => this.#hold({ pointer: true })}
      @pointerleave=${() => this.#hold({ pointer: false })}
      @focusin=${this.#focused}
      @focusout=${() => this.#hold({ focus: false })}
    >
      ${this.#rows(rows)}
    </ul>`;
  }

  #rows(alerts: AlertView[]) {
    return repeat(
      alerts,
      ({ alertId }) => alertId,
      (alert) => html`<li>
        <alert-row .hall=${this.hall} .alert=${alert} .now=${this.now} .why=${this.why}></alert-row>
      </li>`,
    );
  }

  #resolved(hall: HallSnapshot) {
    const { t } = this.#locale;
    const resolved = resolvedAlerts(hall.alerts).filter(({ alertId }) => !this.#order.includes(alertId));
    if (resolved.length === 0) return nothing;
    const shown = resolved.slice(0, SHOWN_RESOLVED);
    return html`<details>
      <summary>
        ${t("alerts-resolved", { n: resolved.length })}
        ${resolved.length > shown.length ? html`<span class="quiet">${t("alerts-more", { n: shown.length })}</span>` : nothing}
      </summary>
      <ul>${this.#rows(shown)}</ul>
    </details>`;
  }

  /** Once nobody points at the list any more, it puts itself in order. */
  #hold(change: Partial<{ pointer: boolean; focus: boolean }>): void {
    this.#held = { ...this.#held, ...change };
    if (this.#held.pointer || this.#held.focus) return;
    this.#order = steadyOrder(this.#order, this.hall?.alerts ?? [], false);
    this.requestUpdate();
  }

  /** A button that was clicked keeps the focus for hours; only a focus that the person sees holds the list. */
  readonly #focused = (event: FocusEvent): void => {
    const [target] = event.composedPath();
    this.#hold({ focus: target instanceof Element && target.matches(":focus-visible") });
  };

  readonly #switchSound = (event: Event): void => {
    this.sound = (event.target as HTMLInputElement).checked; // as: listens on our own input
    keepSound(this.sound);
    if (this.sound) chime("notice");
  };

  static override styles = [
    panelStyles,
    css`
      ul {
        display: grid;
        gap: var(--hall-space-1);
      }
      .badge {
        padding: 0 0.6em;
        border-radius: 1em;
        background: var(--hall-severe);
        color: var(--hall-surface);
        font-weight: var(--hall-strong);
      }
      .badge.none {
        background: none;
        color: var(--hall-quiet);
        font-weight: var(--hall-normal);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
        min-height: 2.25rem;
      }
      input[type="checkbox"] {
        width: 1.1em;
        min-height: 1.1em;
        margin: 0;
        accent-color: var(--hall-brand);
      }
      details {
        margin-top: var(--hall-space-2);
      }
      summary {
        min-height: 2rem;
        cursor: pointer;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "alert-panel": AlertPanel;
  }
}
