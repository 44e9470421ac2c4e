import type { HallSnapshot, QueueView } from "@hall/contract";
import { LocaleController, minutesBetween, shared, waitText } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import "../cameras/doors/door-panel.ts";
import { words } from "../messages/words.ts";
import { bandOf } from "../queue-curve.ts";
import { panelStyles } from "./panel-styles.ts";

/** Each queue's waits against its target and its maximum. */
@customElement("queue-panel")
export class QueuePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;

  readonly #locale = new LocaleController(this, words);
  readonly #shared = new LocaleController(this, shared);

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.#locale;
    return html`<section aria-labelledby="title">
      <div class="head"><h2 id="title">${t("queues")}</h2></div>
      ${hall.queues.length === 0 ? html`<hall-empty>${t("queues-none")}</hall-empty>` : this.#table(hall.queues)}
      <door-panel .hall=${hall}></door-panel>
    </section>`;
  }

  #table(queues: readonly QueueView[]) {
    const { t } = this.#locale;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t("queue-name")}</th>
          <th scope="col" class="number">${t("queue-waiting")}</th>
          <th scope="col">${t("queue-oldest")}</th>
          <th scope="col">${t("queue-forecast")}</th>
          <th scope="col" class="number">${t("queue-counters")}</th>
        </tr>
      </thead>
      <tbody>
        ${queues.map((queue) => this.#queue(queue))}
      </tbody>
    </table>`;
  }

  #queue(queue: QueueView) {
    const { language } = this.#locale;
    return html`<tr>
      <th scope="row">${queue.name[language]}</th>
      <td class="number"><b>${queue.waiting}</b></td>
      <td>${this.#oldest(queue)}</td>
      <td class="range">${waitText(queue.wait, this.#shared.t)}</td>
      <td class="number">${queue.openCounters}</td>
    </tr>`;
  }

  #oldest(queue: QueueView) {
    const { t } = this.#locale;
    const { oldestSince, targetMinutes: target, maximumMinutes: maximum } = queue;
    const minutes = oldestSince && this.now ? minutesBetween(oldestSince, this.now) : undefined;
    const band = bandOf(minutes, queue);
    const part = (value: number): string => `${Math.min(100, (value / maximum) * 100)}%`;
    const label = minutes === undefined ? t("band-nobody") : t("queue-bar", { minutes, target, maximum });
    return html`<div class="wait ${band}">
      <div class="bar" role="img" aria-label=${label}>
        <span class="band" style=${styleMap({ width: part(target) })}></span>
        <span class="fill" style=${styleMap({ width: part(minutes ?? 0) })}></span>
      </div>
      <span class="small">
        ${minutes === undefined ? nothing : html`<b>${t("unit-minutes", { n: minutes })}</b>`}
        <span class="word">${t(`band-${band}`)}</span>
        <span class="quiet">${t("queue-limits", { target, maximum })}</span>
      </span>
    </div>`;
  }

  static override styles = [
    panelStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        font-weight: var(--hall-normal);
        text-align: start;
      }
      thead th {
        color: var(--hall-quiet);
        font-size: var(--hall-text-14);
      }
      tbody th {
        font-weight: var(--hall-strong);
      }
      th,
      td {
        padding: 3px var(--hall-space-1) 3px 0;
        border-bottom: 1px solid var(--hall-line);
      }
      tbody tr:last-child > * {
        border-bottom: none;
      }
      .range {
        white-space: nowrap;
      }
      .number {
        text-align: end;
        padding-inline-end: var(--hall-space-2);
      }
      .wait {
        display: grid;
        gap: 1px;
        min-width: 8rem;
      }
      .bar {
        position: relative;
        height: 8px;
        margin-top: 2px;
        border-radius: 4px;
        background: var(--hall-unknown-ground);
        overflow: hidden;
      }
      .bar span {
        position: absolute;
        inset: 0 auto 0 0;
      }
      .band {
        background: var(--hall-serving-ground);
        border-inline-end: 2px solid var(--hall-edge);
      }
      .bar .fill {
        inset-block: 2px;
        border-radius: 2px;
        background: var(--hall-serving);
      }
      .over-target .fill { background: var(--hall-warning); }
      .over-maximum .fill { background: var(--hall-severe); }
      .within .word { color: var(--hall-serving); }
      .over-target .word { color: var(--hall-warning); }
      .over-maximum .word { color: var(--hall-severe); }
      .nobody .word { color: var(--hall-quiet); }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "queue-panel": QueuePanel;
  }
}
