import type { HallSnapshot, Reply, VisitView } from "@hall/contract";
import { clockTime, LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Desk, sinceOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import { type Held, withFirst } from "../my-line.ts";
import { marksOf, serviceNames } from "../texts.ts";
import { panelStyles } from "./panel-styles.ts";
import "./why-next.ts";

const SHOWN = 30;

/** Who waits for this counter, the next one first and why. To look at: whoever wants to do something presses a key. */
@customElement("line-panel")
export class LinePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  /** The hub's word on who is next. */
  @property({ attribute: false }) next: Reply<"visit:explain"> | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk } = this;
    if (!hall || !desk) return nothing;
    const { t } = this.#locale;
    const { callable, held } = desk.line;
    if (callable.length + held.length === 0)
      return html`<h2>${t("line")}</h2><hall-empty>${t("line-empty")}</hall-empty>`;
    const line = withFirst(callable, this.next?.visit?.visitId);
    const more = line.length - SHOWN;
    return html`
      <h2>${t("line")} <b>${t("line-count", { n: callable.length })}</b></h2>
      <ol>
        ${repeat(
          line.slice(0, SHOWN),
          ({ visit }) => visit.visitId,
          ({ visit }, index) => this.#row(hall, visit, index === 0),
        )}
      </ol>
      ${more > 0 ? html`<p class="quiet">${t("line-more", { n: more })}</p>` : nothing}
      ${
        held.length > 0
          ? html`<h2>${t("line-held")}</h2>
              <ul>${held.slice(0, SHOWN).map((one) => this.#held(hall, one))}</ul>`
          : nothing
      }
    `;
  }

  #row(hall: HallSnapshot, visit: VisitView, first: boolean) {
    const { t, language } = this.#locale;
    const minutes = minutesBetween(new Date(sinceOf(visit)), this.now);
    const certain = first && this.next?.visit?.visitId === visit.visitId;
    return html`<li class=${first ? "first" : ""}>
      <div class="top">
        <span class="code">${visit.code}</span>
        ${first ? html`<span class="next">${t("line-next")}</span>` : nothing}
        ${this.#wait(hall, visit, minutes)}
      </div>
      <div class="about">
        <span class="quiet service">${serviceNames(hall, visit.serviceIds, language)}</span>
        ${marksOf(visit, hall, language, t).map((mark) => html`<span class="mark">${mark}</span>`)}
      </div>
      ${certain ? html`<why-next .hall=${hall} .next=${this.next}></why-next>` : nothing}
    </li>`;
  }

  #wait(hall: HallSnapshot, visit: VisitView, minutes: number) {
    const { t } = this.#locale;
    const queue = hall.queues.find(({ queueId }) => queueId === visit.queueId);
    const n = t("line-minutes", { n: minutes });
    if (queue && minutes > queue.maximumMinutes)
      return html`<span class="wait"><hall-chip state="severe">${n} · ${t("line-over-maximum")}</hall-chip></span>`;
    if (queue && minutes > queue.targetMinutes)
      return html`<span class="wait"><hall-chip state="warning">${n} · ${t("line-over-target")}</hall-chip></span>`;
    return html`<span class="wait">${n}</span>`;
  }

  #held(hall: HallSnapshot, { visit, because }: Held) {
    const { t, language } = this.#locale;
    const until = visit.notBefore ? clockTime(visit.notBefore, hall.timeZone, language) : "";
    const why = because === "reserved" ? t("held-reserved") : t("held-not-before", { time: until });
    return html`<li class="quiet"><span class="code">${visit.code}</span> ${why}</li>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      li {
        padding-block: 5px;
        border-top: 1px solid var(--hall-line);
      }
      .first {
        margin-bottom: 4px;
        padding: 6px var(--hall-space-1);
        border: 2px solid var(--hall-brand);
        border-radius: var(--hall-radius);
      }
      .first + li {
        border-top: none;
      }
      .top,
      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hall-space-1);
      }
      .about {
        font-size: var(--hall-text-14);
      }
      .wait {
        margin-inline-start: auto;
      }
      .next {
        color: var(--hall-brand);
        font-weight: var(--hall-strong);
      }
      .service {
        overflow-wrap: anywhere;
      }
      .mark {
        color: var(--hall-brand);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "line-panel": LinePanel;
  }
}
