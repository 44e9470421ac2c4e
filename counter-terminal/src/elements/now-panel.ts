import type { Explanation, HallSnapshot, VisitView } from "@hall/contract";
import { clockTime, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Desk, type Situation, sinceOf, workOf } from "../desk.ts";
import { explainText } from "../explain-text.ts";
import type { Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";
import { reasonText } from "../texts.ts";
import { panelStyles } from "./panel-styles.ts";
import "./visit-card.ts";

/** Why somebody was called by this desk. */
export type CalledBecause = { visitId: string; explain: Explanation };

/** Who is at the counter now, or what the counter is doing instead. */
@customElement("now-panel")
export class NowPanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ attribute: false }) reads?: Reads;
  @property({ attribute: false }) because: CalledBecause | undefined;

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
    const { because } = this;
    return html`
      <p class="huge ${called ? "called" : "serving"}">${visit.code}</p>
      <p class="state">
        <hall-chip .state=${called ? "called" : "serving"}></hall-chip>
        <b>${duration(inState)}</b>
      </p>
      ${
        called
          ? html`<p class="quiet">${t("now-calls", { n: visit.calls ?? 1 })} · ${this.#noShow(hall, inState)}</p>`
          : nothing
      }
      <visit-card .hall=${hall} .visit=${visit} .now=${this.now} .reads=${this.reads}></visit-card>
      ${
        called && because?.visitId === visit.visitId
          ? html`<p class="quiet why">
              ${t("why-called", { why: explainText(because.explain, hall, language, t) })}
            </p>`
          : nothing
      }
    `;
  }

  #noShow({ noShowSeconds }: HallSnapshot, inState: number): string {
    const { t } = this.#locale;
    const left = noShowSeconds * 1_000 - inState;
    return left > 0 ? t("now-no-show-in", { time: duration(left) }) : t("now-no-show-due");
  }

  #nobody(hall: HallSnapshot, desk: Desk) {
    const { t, language } = this.#locale;
    const { situation, clerk, counter, line } = desk;
    const away = isElsewhere(situation);
    const reason = away ? clerk.reason : situation === "paused" ? counter.reason : undefined;
    const offered = [...hall.breakReasons, ...hall.pauseReasons];
    const since = away || situation === "free" ? clerk.since : counter.since;
    const waiting = line.callable.length;
    return html`
      <p class="huge words ${situation}">${t(wordOf(situation))}</p>
      ${
        since
          ? html`<p class="state">
              <b>${duration(this.now.getTime() - Date.parse(since))}</b>
              <span class="quiet">${t("now-since", { time: clockTime(since, hall.timeZone, language) })}</span>
            </p>`
          : nothing
      }
      ${reason && reason !== situation ? html`<p>${t("now-reason", { reason: reasonText(reason, offered, language) })}</p>` : nothing}
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
        font-size: var(--hall-text-28);
        line-height: 1.4;
      }
      .called {
        color: var(--hall-called);
      }
      .serving,
      .free {
        color: var(--hall-serving);
      }
      .paused,
      .break,
      .away,
      .back-office {
        color: var(--hall-warning);
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hall-space-1);
        font-size: var(--hall-text-20);
      }
      .state .quiet {
        font-size: var(--hall-text-16);
      }
      .why {
        margin-top: var(--hall-space-1);
      }
    `,
  ];
}

function wordOf(situation: Situation) {
  return situation === "called" || situation === "serving" ? "now" : (`now-${situation}` as const);
}

function isElsewhere(situation: Situation): situation is "break" | "away" | "back-office" {
  return situation === "break" || situation === "away" || situation === "back-office";
}

declare global {
  interface HTMLElementTagNameMap {
    "now-panel": NowPanel;
  }
}
