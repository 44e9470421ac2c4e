import { ClerkPeriodState, type ClerkStatistics } from "@hall/contract";
import { clockTime, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { minutesOf, spreadText } from "./figures-text.ts";
import { reportStyles } from "./report-styles.ts";
import { words } from "./words.ts";

type Clerk = ClerkStatistics["clerks"][number];
const ON_DUTY = ClerkPeriodState.options.filter((state) => state !== "signed-out");

/** What each clerk did: minutes by state as stacked bars, the day itself as a line, and the figures beside. */
@customElement("clerks-view")
export class ClerksView extends LitElement {
  @property({ attribute: false }) statistics?: ClerkStatistics;
  @property({ attribute: false }) timeZone = "UTC";

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const clerks = this.statistics?.clerks;
    if (!clerks) return nothing;
    if (clerks.length === 0) return html`<hall-empty>${t("none")}</hall-empty>`;
    const heads = ["name", "served", "serve", "duty", "states"] as const;
    return html`<ul class="legend">
        ${ON_DUTY.map((state) => html`<li><i class=${`swatch ${state}`}></i>${t(`state-${state}`)}</li>`)}
      </ul>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("view-clerks")}>
        <table>
          <thead><tr>${heads.map((head) => html`<th scope="col">${t(`clerk-${head}`)}</th>`)}</tr></thead>
          <tbody>${clerks.map((clerk) => this.#row(clerk))}</tbody>
        </table>
      </div>`;
  }

  #row(clerk: Clerk) {
    const { t } = this.#locale;
    const duty = ON_DUTY.reduce((sum, state) => sum + (clerk.minutes[state] ?? 0), 0);
    return html`<tr>
      <th scope="row">${clerk.name}</th>
      <td>${clerk.served}</td>
      <td>${spreadText(clerk.serve, "p50")}</td>
      <td>${Math.round(duty)}${clerk.inaccurate > 0 ? html` <small class="warn">${t("sum-inaccurate")} ${clerk.inaccurate}</small>` : nothing}</td>
      <td class="widest">
        ${this.#stack(clerk, duty)} ${this.#day(clerk)}
        <span class="small">${this.#said(clerk)}</span>
      </td>
    </tr>`;
  }

  #stack({ minutes }: Clerk, duty: number) {
    if (duty === 0) return nothing;
    return html`<span class="bar stack" aria-hidden="true">
      ${ON_DUTY.map((state) => html`<i class=${state} style=${`width: ${((minutes[state] ?? 0) / duty) * 100}%`}></i>`)}
    </span>`;
  }

  /** The day from the first sign-in to the last. */
  #day({ periods }: Clerk) {
    const first = periods?.[0];
    const last = periods?.at(-1);
    if (!periods || !first || !last) return nothing;
    const start = Date.parse(first.from);
    const whole = Math.max(1, Date.parse(last.to ?? last.from) - start);
    const { t, language } = this.#locale;
    const clock = (at: string): string => clockTime(at, this.timeZone, language);
    return html`<span class="bar stack thin" aria-hidden="true">
      ${periods.map(({ state, from, to, reason }) => {
        const width = ((Date.parse(to ?? from) - Date.parse(from)) / whole) * 100;
        const title = `${clock(from)} ${t(`state-${state}`)}${reason ? ` · ${reason}` : ""}`;
        return html`<i class=${state} title=${title} style=${`width: ${width}%`}></i>`;
      })}
    </span>`;
  }

  #said({ minutes, reasons }: Clerk): string {
    const { t } = this.#locale;
    const states = ON_DUTY.filter((state) => (minutes[state] ?? 0) >= 0.5).map((state) =>
      t("state-minutes", { state: t(`state-${state}`), n: Math.round(minutes[state] ?? 0) }),
    );
    const why = reasons
      .filter(({ reason }) => reason !== "")
      .map(({ state, reason, n, minutes: long }) =>
        t("clerk-reason", { state: t(`state-${state}`), reason, n, minutes: minutesOf(long) }),
      );
    return [...states, ...why].join(" · ");
  }

  static override styles = reportStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "clerks-view": ClerksView;
  }
}
