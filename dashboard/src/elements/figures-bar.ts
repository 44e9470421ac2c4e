import type { HallSnapshot, Statistics } from "@hall/contract";
import { LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { queueName } from "../alert-text.ts";
import { countersOf, longestOf, p80Of, peopleOf, ratedOf, waitingOf } from "../figures.ts";
import { words } from "../messages/words.ts";
import { rangeOf } from "../spark-paths.ts";
import type { Trends } from "../trends.ts";
import { OpenVisitEvent } from "./dashboard-events.ts";
import { panelStyles } from "./panel-styles.ts";
import "./spark-line.ts";

type Figure = {
  name: keyof Trends;
  value: string | TemplateResult;
  note: string | TemplateResult;
  digits?: number;
};

/** The six figures of the hall, each with its last two hours. */
@customElement("figures-bar")
export class FiguresBar extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  @property({ attribute: false }) statistics: Statistics | undefined;
  @property({ attribute: false }) trends?: Trends;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, now } = this;
    if (!hall || !now) return nothing;
    const figures = [
      this.#people(hall),
      this.#waiting(hall),
      this.#longest(hall, now),
      this.#p80(hall),
      this.#counters(hall),
      this.#rated(hall),
    ];
    return html`<section aria-label=${this.#locale.t("figures")}>
      <h2 class="unseen">${this.#locale.t("figures")}</h2>
      <dl>${figures.map((figure) => this.#card(figure))}</dl>
    </section>`;
  }

  #card({ name, value, note, digits = 0 }: Figure) {
    const { t } = this.#locale;
    const trend = this.trends?.[name] ?? [];
    const range = rangeOf(trend);
    const [low, high] = (range ?? [0, 0]).map((value) => value.toFixed(digits));
    return html`<div class="card">
      <dt>${t(`figure-${name}`)}</dt>
      <dd>
        <b>${value}</b>
        <span class="note">${note}</span>
        <spark-line
          .trend=${trend}
          label=${t("past-two-hours", { low: low ?? "", high: high ?? "" })}
        ></spark-line>
      </dd>
    </div>`;
  }

  #people(hall: HallSnapshot): Figure {
    const { t } = this.#locale;
    const { count, unknown } = peopleOf(hall);
    if (count === "unknown") return { name: "people", value: UNKNOWN, note: t("people-none") };
    const note = unknown === 0 ? "" : t("people-part", { n: unknown });
    return { name: "people", value: t("unit-people", { n: count }), note };
  }

  #waiting(hall: HallSnapshot): Figure {
    const { t } = this.#locale;
    return { name: "waiting", value: t("unit-people", { n: waitingOf(hall) }), note: "" };
  }

  #longest(hall: HallSnapshot, now: Date): Figure {
    const { t, language } = this.#locale;
    const longest = longestOf(hall);
    if (!longest) return { name: "longest", value: "—", note: t("longest-nobody") };
    const { visit, since, queueId } = longest;
    const queue = queueName(hall, queueId, language);
    const open = (): boolean => visit !== undefined && this.dispatchEvent(new OpenVisitEvent(visit.visitId));
    const note = visit ? html`<button class="code" @click=${open}>${visit.code}</button> ${queue}` : queue;
    return { name: "longest", value: t("unit-minutes", { n: minutesBetween(since, now) }), note };
  }

  #p80(hall: HallSnapshot): Figure {
    const { t } = this.#locale;
    const { minutes, n } = p80Of(hall, this.statistics);
    if (minutes === null) return { name: "p80", value: "—", note: t("p80-none") };
    return { name: "p80", value: t("unit-minutes", { n: Math.round(minutes) }), note: t("p80-of", { n }) };
  }

  #counters(hall: HallSnapshot): Figure {
    const { t } = this.#locale;
    const { attended, open, paused, closed, unseen } = countersOf(hall);
    const note = unseen > 0 ? t("counters-seen", { n: unseen }) : t("counters-closed", { paused, closed });
    return { name: "counters", value: t("counters-of", { attended, open }), note };
  }

  #rated(hall: HallSnapshot): Figure {
    const { t } = this.#locale;
    const { mean, rated, asked, bad } = ratedOf(hall, this.statistics);
    if (mean === null) return { name: "rated", value: "—", note: t("rated-none") };
    return { name: "rated", value: mean.toFixed(2), note: t("rated-of", { rated, asked, bad }), digits: 2 };
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
        border: none;
        background: none;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: var(--hall-space-1);
      }
      .card {
        min-width: 0;
        padding: var(--hall-space-1) var(--hall-space-2);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
      }
      dt {
        color: var(--hall-quiet);
      }
      dd {
        display: grid;
        grid-template-columns: max-content minmax(2.5rem, 1fr);
        align-items: center;
        column-gap: var(--hall-space-2);
      }
      b {
        font-size: var(--hall-text-28);
        white-space: nowrap;
      }
      .note {
        grid-column: 1 / -1;
        grid-row: 2;
        min-height: 1.4em;
        color: var(--hall-quiet);
        font-size: var(--hall-text-14);
      }
      @media (max-width: 1279px) {
        dl {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
    `,
  ];
}

const UNKNOWN = html`<hall-unknown></hall-unknown>`;

declare global {
  interface HTMLElementTagNameMap {
    "figures-bar": FiguresBar;
  }
}
