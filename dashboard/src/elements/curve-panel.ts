import type { HallSnapshot } from "@hall/contract";
import { clockTime, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type uPlot from "uplot";
import plotCss from "uplot/dist/uPlot.min.css?inline";
import { queueName } from "../alert-text.ts";
import { words } from "../messages/words.ts";
import { momentsOf, type Span, waitingCurve, waitingForecast } from "../queue-curve.ts";
import { curvePlot } from "./curve-plot.ts";
import { panelStyles } from "./panel-styles.ts";

const STEP_MS = 2 * 60_000;
/** So far ahead the curve is carried on, dashed. */
const FORECAST_MS = 30 * 60_000;
const HOURS = [2, 4, 8] as const;

/** How many waited over the last hours, in all queues or in one. */
@customElement("curve-panel")
export class CurvePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  /** On a wall: nothing to choose. */
  @property({ type: Boolean }) bare = false;
  @state() private queueId = "";
  @state() private hours: number = HOURS[0];
  @query(".plot") private place: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #watch = new ResizeObserver(() => this.#fit());
  #plot: uPlot | undefined;

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("curve")}</h2>
        <label class="edge" ?hidden=${this.bare}>
          <span class="unseen">${t("curve-queue")}</span>
          <select @change=${this.#chooseQueue}>
            <option value="">${t("curve-all")}</option>
            ${hall.queues.map(({ queueId, name }) => html`<option value=${queueId}>${name[language]}</option>`)}
          </select>
        </label>
        <label ?hidden=${this.bare}>
          <span class="unseen">${t("curve-span")}</span>
          <select @change=${this.#chooseHours}>
            ${HOURS.map((n) => html`<option value=${n}>${t("curve-hours", { n })}</option>`)}
          </select>
        </label>
      </div>
      <p class="quiet small">${t("curve-dashed")}</p>
      <div class="plot" role="img" aria-label=${this.#words(hall)}></div>
    </section>`;
  }

  override updated(): void {
    const { hall, place } = this;
    if (!hall || !place) return;
    const { times, counts, ahead } = this.#curve(hall);
    if (!this.#plot) {
      this.#plot = curvePlot(place, (at) => this.#clock(at * 1_000));
      this.#watch.observe(place);
      this.#fit();
    }
    const last = times.at(-1) ?? 0;
    const later = ahead.map((_, step) => last + (step + 1) * STEP_MS);
    const known = counts.map((_, index) => (index === counts.length - 1 ? counts[index] : null));
    this.#plot.setData([
      [...times, ...later].map((at) => at / 1_000),
      [...counts, ...ahead.map(() => null)],
      [...known, ...ahead],
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.place) this.#watch.observe(this.place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  #curve({ visits }: HallSnapshot): { times: number[]; counts: number[]; ahead: number[] } {
    const span = this.#span();
    const queueId = this.queueId || undefined;
    const ahead = waitingForecast(visits, span, { steps: FORECAST_MS / STEP_MS, queueId });
    return { times: momentsOf(span), counts: waitingCurve(visits, span, queueId), ahead };
  }

  #span(): Span {
    const to = Math.floor((this.now?.getTime() ?? 0) / STEP_MS) * STEP_MS;
    return { from: to - this.hours * 3_600_000, to, stepMs: STEP_MS };
  }

  /** What the curve shows, for those who do not see it. */
  #words(hall: HallSnapshot): string {
    const { t, language } = this.#locale;
    const { times, counts, ahead } = this.#curve(hall);
    const most = Math.max(0, ...counts);
    const at = this.#clock(times[counts.lastIndexOf(most)] ?? 0);
    const name = this.queueId ? queueName(hall, this.queueId, language) : t("curve-all");
    const said = t("curve-text", { name, now: counts.at(-1) ?? 0, most, hours: this.hours, at });
    return `${said} ${t("curve-forecast", { minutes: FORECAST_MS / 60_000, n: Math.round(ahead.at(-1) ?? 0) })}`;
  }

  #clock(at: number): string {
    return clockTime(new Date(at), this.hall?.timeZone ?? "UTC", this.#locale.language);
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.place ?? {};
    if (width && height) this.#plot?.setSize({ width, height });
  }

  readonly #chooseQueue = (event: Event): void => {
    this.queueId = (event.target as HTMLSelectElement).value; // as: listens on our own select
  };

  readonly #chooseHours = (event: Event): void => {
    this.hours = Number((event.target as HTMLSelectElement).value); // as: listens on our own select
  };

  static override styles = [
    unsafeCSS(plotCss),
    panelStyles,
    css`
      :host {
        display: flex;
      }
      section {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-width: 0;
      }
      select {
        min-height: 2rem;
        padding: 0 var(--hall-space-1);
      }
      .plot {
        position: relative;
        flex: 1;
        min-height: 10rem;
        overflow: hidden;
      }
      .plot > * {
        position: absolute;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "curve-panel": CurvePanel;
  }
}
