import type { HallSnapshot, Reply, Result, VisitView } from "@hall/contract";
import { clockTime, LocaleController, minutesBetween } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Standing, whyNot } from "../actions.ts";
import { type Desk, sinceOf } from "../desk.ts";
import { words } from "../messages/words.ts";
import type { Held } from "../my-line.ts";
import { marksOf, serviceNames, whyText } from "../texts.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";
import "./why-next.ts";

/** Asks the hub who would be next for a counter, and why. */
export type Explain = (counterId: string) => Promise<Result<Reply<"visit:explain">>>;

/** Who waits for this counter, in calling order, each wait against the target of its queue. */
@customElement("line-panel")
export class LinePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) standing: Standing = { permissions: [] };
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ attribute: false }) explain?: Explain;
  @property({ type: Boolean }) busy = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, desk } = this;
    if (!hall || !desk) return nothing;
    const { t } = this.#locale;
    const { callable, held } = desk.line;
    if (callable.length + held.length === 0)
      return html`<h2>${t("line")}</h2><hall-empty>${t("line-empty")}</hall-empty>`;
    return html`
      <h2>${t("line")} <b>${t("line-count", { n: callable.length })}</b></h2>
      <ol>
        ${repeat(
          callable,
          ({ visit }) => visit.visitId,
          ({ visit }, index) => this.#row(hall, desk, visit, index === 0),
        )}
      </ol>
      ${
        held.length > 0
          ? html`<h2>${t("line-held")}</h2>
              <ul>${held.map((one) => this.#held(hall, one))}</ul>`
          : nothing
      }
    `;
  }

  #row(hall: HallSnapshot, desk: Desk, visit: VisitView, first: boolean) {
    const { t, language } = this.#locale;
    const minutes = minutesBetween(new Date(sinceOf(visit)), this.now);
    return html`<li class=${first ? "first" : ""}>
      <div class="top">
        <span class="code">${visit.code}</span>
        ${first ? html`<span class="next">${t("line-next")}</span>` : nothing}
        ${this.#wait(hall, visit, minutes)}
      </div>
      <div class="about">
        <span class="quiet service">${serviceNames(hall, visit.serviceIds, language)}</span>
        ${marksOf(visit, language, t).map((mark) => html`<span class="mark">${mark}</span>`)}
      </div>
      ${
        first
          ? html`<why-next .desk=${desk} .visitId=${visit.visitId} .explain=${this.explain}></why-next>`
          : this.#pick(desk, visit)
      }
    </li>`;
  }

  #wait(hall: HallSnapshot, visit: VisitView, minutes: number) {
    const { t } = this.#locale;
    const queue = hall.queues.find(({ queueId }) => queueId === visit.queueId);
    const n = t("line-minutes", { n: minutes });
    if (!queue) return html`<span class="wait">${n}</span>`;
    const target = html`<span class="quiet">${t("line-target", { n: Math.round(queue.targetMinutes) })}</span>`;
    if (minutes > queue.maximumMinutes)
      return html`<span class="wait"><hall-chip state="severe">${n} · ${t("line-over-maximum")}</hall-chip></span>`;
    if (minutes > queue.targetMinutes)
      return html`<span class="wait"><hall-chip state="warning">${n} · ${t("line-over-target")}</hall-chip></span>`;
    return html`<span class="wait">${n} · ${target}</span>`;
  }

  /** Out of order only for those who may; others do not see what they never can do. */
  #pick(desk: Desk, visit: VisitView) {
    if (!this.standing.permissions.includes("cherry-pick")) return nothing;
    const { t } = this.#locale;
    const why = whyNot("call", desk, this.standing);
    return html`<hall-button
      .why=${why && whyText(why, t)}
      ?busy=${this.busy}
      aria-label=${t("row-call", { code: visit.code })}
      @click=${(event: MouseEvent) =>
        this.dispatchEvent(new DeskActionEvent({ action: "call", visit, source: sourceOf(event) }))}
      >${t("act-call")}</hall-button
    >`;
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
        padding-block: 6px;
        border-top: 1px solid var(--hall-line);
      }
      .first {
        margin-bottom: 4px;
        padding: var(--hall-space-1);
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
