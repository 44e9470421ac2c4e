import type { AlertView, HallSnapshot } from "@hall/contract";
import { LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { shownReason } from "../alert-reasons.ts";
import { alertText, reasonCodes, visitOf } from "../alert-text.ts";
import { OpenEvidenceEvent } from "../cameras/evidence/open-evidence.ts";
import { words as evidenceWords } from "../cameras/evidence/words.ts";
import { words } from "../messages/words.ts";
import { minutesText, momentText } from "../time-text.ts";
import { type AlertAct, AlertActEvent, OpenVisitEvent } from "./dashboard-events.ts";
import { panelStyles } from "./panel-styles.ts";

/** One alert: what, since when, how late, who has it, and the one thing to do. */
@customElement("alert-row")
export class AlertRow extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) alert?: AlertView;
  @property({ attribute: false }) now?: Date;
  /** Why nothing can be done now. */
  @property() why?: string | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #evidence = new LocaleController(this, evidenceWords);

  override render() {
    const { hall, alert } = this;
    if (!hall || !alert) return nothing;
    const { t, language } = this.#locale;
    const open = alert.state !== "resolved";
    return html`<article class=${open ? alert.severity : "resolved"}>
      <p class="line">
        <hall-chip .state=${open ? alert.severity : "resolved"}></hall-chip>
        ${open ? html`<hall-chip .state=${alert.state}></hall-chip>` : nothing}
        <span class="edge">${open ? this.#due(alert) : nothing}</span>
      </p>
      <p class="text">${alertText(alert, { hall, language, t })}</p>
      <p class="small quiet">${this.#story(alert, hall)}</p>
      ${open ? this.#acts(alert, hall) : nothing}${this.#pictures(alert, hall)}
    </article>`;
  }

  #due({ dueAt, escalated }: AlertView) {
    const { t } = this.#locale;
    const { now } = this;
    if (!now) return nothing;
    const left = Math.ceil((Date.parse(dueAt) - now.getTime()) / 60_000);
    if (left < 0) return html`<b class="late">${t("alert-late", { time: minutesText(-left, t) })}</b>`;
    const due = t("alert-due", { time: minutesText(left, t) });
    return escalated === 0
      ? html`<span class="quiet">${due}</span>`
      : html`<span class="soon">${due} · ${t("alert-escalated", { percent: escalated })}</span>`;
  }

  #story(alert: AlertView, hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const time = (at: string): string => momentText(at, this.now ?? new Date(at), hall.timeZone, language);
    const { since, acknowledgedBy, acknowledgedAt, resolvedAt, resolvedBy, reason } = alert;
    const minutes = minutesBetween(since, resolvedAt ? new Date(resolvedAt) : (this.now ?? new Date(since)));
    const codes = reasonCodes(alert);
    const parts = [
      t("alert-since", { time: time(since), long: minutesText(minutes, t) }),
      ...(codes.length > 0 ? [t("alert-reasons", { codes: codes.join(" ") })] : []),
      ...(acknowledgedBy && acknowledgedAt
        ? [t("alert-taken", { who: acknowledgedBy, time: time(acknowledgedAt) })]
        : []),
      ...(resolvedAt ? [this.#end(time(resolvedAt), resolvedBy)] : []),
      ...(reason ? [t("alert-reason", { reason: shownReason(reason, t) })] : []),
    ];
    return parts.join(" · ");
  }

  #end(time: string, by: string | undefined): string {
    const { t } = this.#locale;
    if (by === undefined || by === "cause-ended") return t("alert-ended", { time });
    return t("alert-ended-by", { time, who: by });
  }

  #acts(alert: AlertView, hall: HallSnapshot) {
    const { t } = this.#locale;
    const visitId = visitOf(alert, hall);
    const act = (name: AlertAct) => () => this.dispatchEvent(new AlertActEvent(name, alert.alertId));
    return html`<p class="acts">
      ${
        alert.state === "raised"
          ? html`<hall-button data-act="acknowledge" .why=${this.why} @click=${act("acknowledge")}
              >${t("alert-acknowledge")}</hall-button
            >`
          : nothing
      }
      <hall-button data-act="resolve" .why=${this.why} @click=${act("resolve")}>${t("alert-resolve")}</hall-button>
      ${
        visitId
          ? html`<button class="code edge" @click=${() => this.dispatchEvent(new OpenVisitEvent(visitId))}>
              ${t("open-visit", { code: String(alert.facts.code ?? "") })}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** Where the hall keeps pictures of absences, also after the alert has ended. */
  #pictures({ kind, alertId, facts }: AlertView, { evidence }: HallSnapshot) {
    const { t } = this.#evidence;
    if (!evidence || (kind !== "counter-absent" && kind !== "absent-while-serving")) return nothing;
    const open = () => this.dispatchEvent(new OpenEvidenceEvent(alertId, String(facts.counter ?? "")));
    return html`<p class="acts"><hall-button id="pictures" @click=${open}>${t("open")}</hall-button></p>`;
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
        border: none;
      }
      article {
        display: grid;
        gap: 2px;
        padding: var(--hall-space-1);
        border-radius: var(--hall-radius);
        border-inline-start: 4px solid var(--hall-line);
        background: var(--hall-paper);
      }
      .severe { border-inline-start-color: var(--hall-severe); background: var(--hall-severe-ground); }
      .warning { border-inline-start-color: var(--hall-warning); background: var(--hall-warning-ground); }
      .notice { border-inline-start-color: var(--hall-brand); }
      .line, .acts {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
      }
      .line {
        font-size: var(--hall-text-14);
      }
      .text {
        font-weight: var(--hall-strong);
      }
      .resolved .text {
        font-weight: var(--hall-normal);
      }
      .late { color: var(--hall-severe); }
      .soon { color: var(--hall-warning); font-weight: var(--hall-strong); }
      .acts hall-button::part(button) {
        min-height: 2rem;
        font-size: var(--hall-text-14);
      }
      .quiet { color: var(--hall-ink); }
      .resolved .quiet { color: var(--hall-quiet); }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "alert-row": AlertRow;
  }
}
