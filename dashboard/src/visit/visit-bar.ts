import { clockTime, controls, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Names } from "./names.ts";
import { type Segment, totals } from "./period-bar.ts";
import { words } from "./words.ts";

/** Where a visit's time went: one proportional bar with its legend, and the same as a table. */
@customElement("visit-bar")
export class VisitBar extends LitElement {
  @property({ attribute: false }) segments: readonly Segment[] = [];
  @property({ attribute: false }) names?: Names;
  @property({ attribute: false }) timeZone = "UTC";

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    if (this.segments.length === 0) return html`<p class="quiet">${t("periods-none")}</p>`;
    return html`
      <div class="bar" aria-hidden="true">
        ${this.segments.map(
          ({ state, ms, share }) =>
            html`<span class=${state} style=${styleMap({ flexGrow: String(share) })} title="${t(state)} ${duration(ms)}">
              ${share > 0.12 ? duration(ms) : ""}
            </span>`,
        )}
      </div>
      <ul aria-hidden="true">
        ${totals(this.segments).map(
          ({ state, ms }) => html`<li><i class=${state}></i>${t(state)} <b>${duration(ms)}</b></li>`,
        )}
      </ul>
      ${this.#table()}
    `;
  }

  #table() {
    const { t } = this.#locale;
    const heads = ["state", "from", "to", "duration", "where"] as const;
    return html`<table class="unseen">
      <caption>${t("periods")}</caption>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col">${t(`head-${head}`)}</th>`)}</tr>
      </thead>
      <tbody>${this.segments.map((segment) => this.#row(segment))}</tbody>
    </table>`;
  }

  #row({ state, from, to, ms, counterId }: Segment) {
    const { t, language } = this.#locale;
    return html`<tr>
      <th scope="row">${t(state)}</th>
      <td>${clockTime(from, this.timeZone, language)}</td>
      <td>${to === null ? t("still-on") : clockTime(to, this.timeZone, language)}</td>
      <td>${duration(ms)}</td>
      <td>${counterId ? (this.names?.counter(counterId) ?? counterId) : "–"}</td>
    </tr>`;
  }

  static override styles = [
    controls,
    css`
      .bar {
        display: flex;
        gap: 2px;
        height: 2.25rem;
        overflow: hidden;
        border-radius: var(--hall-radius);
      }
      .bar span {
        display: grid;
        place-items: center;
        flex-basis: 0;
        min-width: 3px;
        overflow: hidden;
        color: var(--hall-surface);
        font-size: var(--hall-text-14);
        font-weight: var(--hall-strong);
      }
      .waiting { background: var(--hall-quiet); }
      .called { background: var(--hall-called); }
      .serving { background: var(--hall-serving); }
      .parked { background: var(--hall-warning); }
      .missed { background: var(--hall-severe); }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--hall-space-2);
        margin-top: var(--hall-space-1);
      }
      i {
        display: inline-block;
        width: 0.8em;
        height: 0.8em;
        margin-inline-end: 0.4em;
        border-radius: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-bar": VisitBar;
  }
}
