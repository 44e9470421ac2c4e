import type { ClerkView, HallSnapshot, VisitView } from "@hall/contract";
import { clockTime, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CounterActEvent, OpenVisitEvent } from "../elements/dashboard-events.ts";
import { panelStyles } from "../elements/panel-styles.ts";
import { type Forgotten, forgottenSteps } from "./forgotten.ts";
import { TicketingActEvent } from "./live-events.ts";
import { words } from "./words.ts";

/** What should not go on unseen: forgotten steps, open calls, clerks who are not at their counter, stopped tickets. */
@customElement("duty-panel")
export class DutyPanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  @property({ type: Boolean, attribute: "may-end" }) mayEnd = false;
  @property({ type: Boolean, attribute: "may-stop" }) mayStop = false;
  @property() why?: string | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, now } = this;
    if (!hall || !now) return nothing;
    const { t } = this.#locale;
    const calls = hall.visits.filter(({ status }) => status === "called");
    const off = hall.clerks.filter(({ state }) => ["break", "back-office", "away"].includes(state));
    const forgotten = forgottenSteps(hall, now);
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("duty")}</h2>
        ${this.#ticketing(hall)}
      </div>
      <div class="parts">
        <div>
          <h3>${t("forgotten")}</h3>
          ${forgotten.length === 0 ? html`<p class="quiet">${t("forgotten-none")}</p>` : nothing}
          <ul>${forgotten.map((one) => this.#forgotten(one, hall))}</ul>
        </div>
        <div>
          <h3>${t("calls")}</h3>
          ${calls.length === 0 ? html`<p class="quiet">${t("calls-none")}</p>` : nothing}
          <ul>${calls.map((visit) => this.#call(visit, hall, now))}</ul>
        </div>
        <div>
          <h3>${t("off")}</h3>
          ${off.length === 0 ? html`<p class="quiet">${t("off-none")}</p>` : nothing}
          <ul>${off.map((clerk) => this.#off(clerk, hall, now))}</ul>
        </div>
      </div>
    </section>`;
  }

  #ticketing({ ticketing, timeZone, queues }: HallSnapshot) {
    const { t, language } = this.#locale;
    const stopped = ticketing?.stopped === true;
    const names = ticketing?.queueIds?.map(
      (id) => queues.find(({ queueId }) => queueId === id)?.name[language] ?? id,
    );
    const button = html`<hall-button .why=${this.why} @click=${() => this.dispatchEvent(new TicketingActEvent(stopped ? "resume" : "stop"))}
      >${t(stopped ? "resume" : "stop")}</hall-button
    >`;
    return html`${
      stopped && ticketing.since
        ? html`<span class="stopped" role="status"
            >${t("stopped-since", {
              time: clockTime(ticketing.since, timeZone, language),
              queues: names?.join(", ") ?? t("stop-all"),
              notice: ticketing.notice?.[language] ?? "",
            })}</span
          >`
        : nothing
    }<span class="edge">${this.mayStop ? button : nothing}</span>`;
  }

  #forgotten({ visit, counterId, minutes, expected }: Forgotten, hall: HallSnapshot) {
    const { t } = this.#locale;
    const counter = numberOf(hall, counterId);
    const clerk = hall.clerks.find(({ clerkId }) => clerkId === visit.clerkId)?.name ?? "";
    return html`<li class="late">
      ${t("forgotten-line", { counter, clerk, code: visit.code, minutes, expected })}
      ${
        this.mayEnd
          ? html`<hall-button .why=${this.why} @click=${() => this.dispatchEvent(new CounterActEvent("finish", counterId))}
              >${t("forgotten-end")}</hall-button
            >`
          : nothing
      }
    </li>`;
  }

  #call(
    { visitId, code, counterId = "", since, calledAt, calls = 1 }: VisitView,
    hall: HallSnapshot,
    now: Date,
  ) {
    const { t } = this.#locale;
    const long = duration(now.getTime() - Date.parse(since ?? calledAt ?? now.toISOString()));
    const counter = numberOf(hall, counterId);
    return html`<li>
      <button class="code" @click=${() => this.dispatchEvent(new OpenVisitEvent(visitId))}>${code}</button>
      ${t("calls-line", { code: "", counter, long })}${calls > 1 ? html` <span class="quiet">${t("calls-times", { n: calls })}</span>` : nothing}
    </li>`;
  }

  #off({ name, counterId, state, reason, since }: ClerkView, hall: HallSnapshot, now: Date) {
    const { t, language } = this.#locale;
    const long = duration(now.getTime() - Date.parse(since));
    const known = [...hall.breakReasons, ...hall.pauseReasons].find(
      (text) => text["zh-CN"] === reason || text.en === reason,
    );
    return html`<li>
      <hall-chip .state=${state}></hall-chip>
      ${t("off-line", { clerk: name, counter: numberOf(hall, counterId), long })}
      ${reason ? html`<span class="quiet">${known?.[language] ?? reason}</span>` : nothing}
    </li>`;
  }

  static override styles = [
    panelStyles,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: var(--hall-space-1) var(--hall-space-3);
      }
      h3 {
        font-size: var(--hall-text-14);
        color: var(--hall-quiet);
        font-weight: 400;
      }
      ul {
        font-size: var(--hall-text-14);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.5em;
        padding: 2px 0;
      }
      .late {
        color: var(--hall-severe);
      }
      .stopped {
        padding: 2px 8px;
        border-radius: var(--hall-radius);
        background: var(--hall-warning-ground);
        color: var(--hall-warning);
        font-size: var(--hall-text-14);
      }
    `,
  ];
}

function numberOf({ counters }: HallSnapshot, id: string): number | string {
  return counters.find(({ counterId }) => counterId === id)?.number ?? id;
}

declare global {
  interface HTMLElementTagNameMap {
    "duty-panel": DutyPanel;
  }
}
