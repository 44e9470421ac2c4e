import type { HallSnapshot, Statistics, StatisticsBy, StatisticsRow } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { bookingsTable } from "./bookings-table.ts";
import { keyText, minutesOf, shareText, spreadText } from "./figures-text.ts";
import { hoursChart } from "./hours-chart.ts";
import { reportStyles } from "./report-styles.ts";
import { words } from "./words.ts";

/** Waits, ways and serving times by queue, service, counter, clerk, hour …: a chart, and the same as a table. */
@customElement("times-view")
export class TimesView extends LitElement {
  @property({ attribute: false }) statistics?: Statistics;
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) by: StatisticsBy = "queue";
  /** Clerks who are not on duty any more are called by name too. */
  @property({ attribute: false }) people: ReadonlyMap<string, string> = new Map();

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { statistics, hall } = this;
    const { t } = this.#locale;
    if (!statistics || !hall) return nothing;
    const rows = statistics.rows ?? [];
    const { booked } = statistics.bookings;
    if (statistics.issued === 0 && booked === 0 && rows.length === 0)
      return html`<hall-empty>${t("none")}</hall-empty>`;
    return html`${this.#sums(statistics)}
      ${this.by === "hour" ? hoursChart(rows, t) : nothing}
      ${this.#table(rows, hall)}
      ${booked > 0 ? bookingsTable(rows, (key) => this.#name(key, hall), t(`by-${this.by}`), t) : nothing}
      <p class="quiet small">${t("sum-inaccurate")}: ${t("inaccurate-hint")}</p>`;
  }

  #sums({ issued, served, wait, serviceLevel, inaccurate, noShows }: Statistics) {
    const { t } = this.#locale;
    const { within, of, goal, met } = serviceLevel;
    const p80 = wait.p80 === null ? t("unknown") : t("minutes", { n: minutesOf(wait.p80) });
    return html`<dl class="sums">
      <div><dt>${t("sum-issued")}</dt><dd>${issued}</dd></div>
      <div><dt>${t("sum-served")}</dt><dd>${served}</dd></div>
      <div><dt>${t("sum-p80")}</dt><dd>${p80}</dd></div>
      <div>
        <dt>${t("sum-level")}</dt>
        <dd class=${met === false ? "below" : ""}>
          ${shareText(serviceLevel, t)}
          <small>${t("level-of", { within, of, goal: Math.round(goal * 100) })}</small>
        </dd>
      </div>
      <div><dt>${t("sum-no-shows")}</dt><dd>${noShows}</dd></div>
      <div><dt>${t("sum-inaccurate")}</dt><dd>${inaccurate}</dd></div>
    </dl>`;
  }

  #table(rows: readonly StatisticsRow[], hall: HallSnapshot) {
    const { t } = this.#locale;
    const heads = ["key", "issued", "served", "wait", "way", "serve", "level", "inaccurate"] as const;
    const longest = Math.max(1, ...rows.map(({ wait }) => wait.p95 ?? 0));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("view-times")}>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head === "key" ? t(`by-${this.by}`) : t(`head-${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>${rows.map((row) => this.#row(row, hall, longest))}</tbody>
      </table>
    </div>`;
  }

  #row(row: StatisticsRow, hall: HallSnapshot, longest: number) {
    const { key, issued, served, wait, way, serve, inaccurate } = row;
    return html`<tr>
      <th scope="row">${this.#name(key, hall)}</th>
      <td>${issued}</td>
      <td>${served}</td>
      <td class="wide">${this.#waitBar(wait, longest)}<span>${spreadText(wait, "p50", "p80", "p95")}</span></td>
      <td>${spreadText(way, "p50")}</td>
      <td>${spreadText(serve, "p50", "p80")}</td>
      <td class="wide">${this.#levelBar(row)}</td>
      <td class=${inaccurate > 0 ? "warn" : ""}>${inaccurate}</td>
    </tr>`;
  }

  #name(key: string | null, hall: HallSnapshot): string {
    const { t, language } = this.#locale;
    return keyText(this.by, key, hall, { language, t, people: this.people });
  }

  /** Three nested bars: half, eight in ten, 95 in 100. */
  #waitBar({ p50, p80, p95 }: StatisticsRow["wait"], longest: number) {
    if (p50 === null || p80 === null || p95 === null) return nothing;
    const width = (minutes: number): string => `width: ${(minutes / longest) * 100}%`;
    return html`<span class="bar" aria-hidden="true">
      <i class="p95" style=${width(p95)}></i><i class="p80" style=${width(p80)}></i><i class="p50" style=${width(p50)}></i>
    </span>`;
  }

  #levelBar({ serviceLevel }: StatisticsRow) {
    const { t } = this.#locale;
    const { share, goal, met } = serviceLevel;
    if (share === null) return "—";
    return html`<span class=${met === false ? "bar level below" : "bar level"} aria-hidden="true">
        <i style=${`width: ${share * 100}%`}></i><b style=${`left: ${goal * 100}%`}></b>
      </span>
      <span class=${met === false ? "below" : ""}>${shareText(serviceLevel, t)}${met === false ? " ↓" : ""}</span>`;
  }

  static override styles = reportStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "times-view": TimesView;
  }
}
