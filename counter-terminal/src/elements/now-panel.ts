import type { HallSnapshot, Result, VisitDetail, VisitView } from "@hall/contract";
import { clockTime, duration, LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Desk, sinceOf, workOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import { marksOf, reasonText, serviceName } from "../texts.ts";
import { panelStyles } from "./panel-styles.ts";
import "./visit-story.ts";

/** Reads one visit with its steps and its story. */
export type ReadVisit = (visitId: string) => Promise<Result<VisitDetail>>;

/** Who is at the counter now, or what the counter is doing instead. */
@customElement("now-panel")
export class NowPanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ attribute: false }) read?: ReadVisit;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk } = this;
    if (!hall || !desk) return nothing;
    return html`<h2>${this.#locale.t("now")}</h2>
      ${desk.visit ? this.#visit(hall, desk, desk.visit) : this.#nobody(hall, desk)}`;
  }

  #visit(hall: HallSnapshot, { situation }: Desk, visit: VisitView) {
    const { t, language } = this.#locale;
    const called = situation === "called";
    const inState = this.now.getTime() - sinceOf(visit);
    return html`
      <p class="huge ${called ? "called" : "serving"}">${visit.code}</p>
      <p class="state">
        <hall-chip .state=${called ? "called" : "serving"}></hall-chip>
        <b>${duration(inState)}</b>
        ${called ? html`<span>${t("now-calls", { n: visit.calls ?? 1 })}</span>` : nothing}
      </p>
      ${called ? html`<p class="quiet">${this.#noShow(hall, inState)}</p>` : nothing}
      ${this.#marks(visit)}
      <ul class="services">
        ${visit.serviceIds.map((id) => html`<li>${serviceName(hall, id, language)}</li>`)}
      </ul>
      ${this.#facts(visit)}
      <visit-story .hall=${hall} .visit=${visit} .read=${this.read}></visit-story>
    `;
  }

  #noShow({ noShowSeconds }: HallSnapshot, inState: number): string {
    const { t } = this.#locale;
    const left = noShowSeconds * 1_000 - inState;
    return left > 0 ? t("now-no-show-in", { time: duration(left) }) : t("now-no-show-due");
  }

  #marks(visit: VisitView) {
    const { t, language } = this.#locale;
    const marks = marksOf(visit, language, t);
    if (marks.length === 0) return nothing;
    return html`<p class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</p>`;
  }

  #facts(visit: VisitView) {
    const { t } = this.#locale;
    const step = Number(visit.step?.stepId.split("/")[1] ?? 0);
    const waited = visit.calledAt && minutesBetween(visit.issuedAt, new Date(visit.calledAt));
    return html`<dl>
      ${
        waited === undefined || waited === ""
          ? nothing
          : html`<dt>${t("now-waited")}</dt><dd>${t("line-minutes", { n: waited })}</dd>`
      }
      ${step > 0 ? html`<dt>${t("now-step")}</dt><dd>${t("now-step-n", { n: step })}</dd>` : nothing}
    </dl>`;
  }

  #nobody(hall: HallSnapshot, desk: Desk) {
    const { t, language } = this.#locale;
    const { situation, clerk, counter, line } = desk;
    const reason = situation === "break" ? clerk.reason : situation === "paused" ? counter.reason : undefined;
    const offered = situation === "break" ? hall.breakReasons : hall.pauseReasons;
    const since = situation === "break" ? clerk.since : situation === "free" ? undefined : counter.since;
    const waiting = line.callable.length;
    return html`
      <p class="huge words">${t(situation === "free" ? "now-free" : `now-${stateOf(situation)}`)}</p>
      ${since ? html`<p>${t("now-since", { time: clockTime(since, hall.timeZone, language) })}</p>` : nothing}
      ${reason ? html`<p>${t("now-reason", { reason: reasonText(reason, offered, language) })}</p>` : nothing}
      <p class="quiet">${waiting > 0 ? t("now-free-some", { n: waiting }) : t("now-free-none")}</p>
      ${this.#last(hall, desk)}
    `;
  }

  #last(hall: HallSnapshot, { clerk }: Desk) {
    const { t, language } = this.#locale;
    const { last } = workOf(hall, clerk.clerkId);
    if (!last?.finishedAt) return nothing;
    const time = clockTime(last.finishedAt, hall.timeZone, language);
    return html`<p class="quiet">${t("now-last", { code: last.code, time })}</p>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      .huge {
        font-size: var(--hall-text-64);
        font-weight: var(--hall-strong);
        line-height: 1.1;
        overflow-wrap: anywhere;
      }
      .words {
        font-size: var(--hall-text-20);
        line-height: 1.6;
      }
      .called {
        color: var(--hall-called);
      }
      .serving {
        color: var(--hall-serving);
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hall-space-1);
        font-size: var(--hall-text-20);
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-top: var(--hall-space-1);
        color: var(--hall-brand);
      }
      .services {
        margin-block: var(--hall-space-1);
        font-size: var(--hall-text-20);
        font-weight: var(--hall-strong);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--hall-space-2);
      }
      dt {
        color: var(--hall-quiet);
      }
    `,
  ];
}

function stateOf(situation: Desk["situation"]): "closed" | "paused" | "break" {
  return situation === "paused" || situation === "break" ? situation : "closed";
}

declare global {
  interface HTMLElementTagNameMap {
    "now-panel": NowPanel;
  }
}
