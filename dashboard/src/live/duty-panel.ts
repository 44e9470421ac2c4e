import type { ClerkView, HallSnapshot, VisitView } from "@hall/contract";
import { clockTime, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CounterActEvent, OpenVisitEvent } from "../elements/dashboard-events.ts";
import { panelStyles } from "../elements/panel-styles.ts";
import "../visit/find-visit.ts";
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
      <h2 id="title">${t("duty")}</h2>
      <div class="head">
        <find-visit .visits=${hall.visits}></find-visit>
        ${this.#ticketing(hall)}
      </div>
      <div class="parts">
        ${forgotten.length + calls.length + off.length === 0 ? html`<span class="quiet small">${t("duty-fine")}</span>` : nothing}
        ${this.#part(
          "forgotten",
          forgotten.map((one) => this.#forgotten(one, hall)),
        )}
        ${this.#part(
          "off",
          off.map((clerk) => this.#off(clerk, hall, now)),
        )}
        ${this.#part(
          "calls",
          calls.map((visit) => this.#call(visit, hall, now)),
        )}
      </div>
    </section>`;
  }

  #part(what: "forgotten" | "off" | "calls", items: readonly TemplateResult[]) {
    if (items.length === 0) return nothing;
    return html`<div class="part">
      <h3 id=${what}>${this.#locale.t(what)}</h3>
      <ul aria-labelledby=${what}>${items}</ul>
    </div>`;
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
      :host {
        padding-block: 4px;
      }
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hall-space-2);
      }
      .head {
        order: 2;
        margin: 0;
        margin-inline-start: auto;
      }
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hall-space-3);
      }
      .part {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hall-space-1);
      }
      h3 {
        font-size: var(--hall-text-14);
        color: var(--hall-quiet);
        font-weight: 400;
      }
      h2 {
        order: -1;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hall-space-2);
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
