import type { CounterView, HallSnapshot } from "@hall/contract";
import { LiveController } from "@hall/contract/live";
import {
  AskDialog,
  clockTime,
  duration,
  EverySecond,
  LocaleController,
  shared,
  translate,
} from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { parkedIn, resumable, sinceOf } from "../desk.ts";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import type { HallLine } from "../hall-line.ts";
import { KEY_OF } from "../keys.ts";
import { words } from "../messages/words.ts";
import type { Pick } from "../pick.ts";
import { parkedWith, pickOfVisit, serviceNames } from "../texts.ts";

export type OpenCallsQuestion = { live: HallLine; counterId: string; clerkId: string; mayEnd: boolean };

/**
 * Whom every counter has called or serves, by counter number, and below them who is parked and with whom, fresh every
 * second. Answers the step to be ended.
 */
@customElement("open-calls-dialog")
export class OpenCallsDialog extends AskDialog<OpenCallsQuestion, string> {
  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.question?.live);
  @state() private chosen = "";

  constructor() {
    super();
    new EverySecond(this);
  }

  protected override begin({ mayEnd }: OpenCallsQuestion): void {
    this.over = !mayEnd;
    this.severe = mayEnd;
    this.chosen = "";
  }

  protected override heading(): string {
    return this.#locale.t("calls-title");
  }

  protected override go(): string {
    return this.#locale.t(this.over ? "look-close" : "end-go");
  }

  protected override body(question: OpenCallsQuestion) {
    const { t, language } = this.#locale;
    const { hall, phase, staleSince } = this.#live.state ?? question.live.state;
    if (!hall) return html`<p>${t("calls-none")}</p>`;
    const stale = phase !== "live" && staleSince;
    return html`${
      stale
        ? html`<p class="warning">${t("calls-stale", { time: clockTime(staleSince, hall.timeZone, language) })}</p>`
        : nothing
    }
      <pick-list
        data-first
        label=${t("calls-label")}
        .picks=${[...this.#counters(hall, question), ...this.#parked(hall, question)]}
        .value=${this.chosen}
        .empty=${t("calls-none")}
        @pick=${this.#choose}
      ></pick-list>`;
  }

  protected override entered(): string | undefined {
    if (this.over) return "";
    const { hall } = this.#live.state ?? {};
    const counter = hall?.counters.find(({ counterId }) => counterId === this.chosen);
    if (counter?.visitId && counter.counterId !== this.question?.counterId) return counter.visitId;
    this.complaint = this.#locale.t("calls-choose");
    return undefined;
  }

  #counters(hall: HallSnapshot, { counterId: mine, mayEnd }: OpenCallsQuestion): Pick[] {
    const { t } = this.#locale;
    return hall.counters
      .filter(({ state, visitId }) => state !== "closed" || visitId !== undefined)
      .sort((a, b) => a.number - b.number)
      .map((counter) => ({
        id: counter.counterId,
        label: t("counter-number", { number: counter.number }),
        detail: this.#detail(hall, counter),
        ...(mayEnd && counter.counterId === mine ? { why: t("calls-mine") } : {}),
      }));
  }

  #parked(hall: HallSnapshot, { live, clerkId, mayEnd }: OpenCallsQuestion): Pick[] {
    const { t, language } = this.#locale;
    const parked = parkedIn(hall, clerkId);
    const takable = resumable({ parked }, mayEnd);
    return resumable({ parked }, true).map((visit) => {
      const pick = pickOfVisit(hall, visit, live.now() ?? new Date(0), language, t);
      const take = takable.includes(visit) ? t("calls-resume", { key: KEY_OF.park }) : undefined;
      const detail = [parkedWith(hall, visit, t), pick.detail, take].filter(Boolean).join(" · ");
      return { ...pick, detail, group: t("parked") };
    });
  }

  #detail(hall: HallSnapshot, { clerkId, visitId, state, reason }: CounterView): string {
    const { language } = this.#locale;
    const name = hall.clerks.find((clerk) => clerk.clerkId === clerkId)?.name;
    const visit = hall.visits.find((one) => one.visitId === visitId);
    const now = this.question?.live.now()?.getTime() ?? 0;
    const what = visit
      ? [
          visit.code,
          `${translate(shared, language, `state-${visit.status}`)} ${duration(now - sinceOf(visit))}`,
          serviceNames(hall, visit.serviceIds, language),
        ]
      : [translate(shared, language, `state-${state}`), reason];
    return [...what, name].filter(Boolean).join(" · ");
  }

  readonly #choose = (event: Event): void => {
    this.chosen = (event.currentTarget as PickList).value; // as: listens on our own element
    this.complaint = "";
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "open-calls-dialog": OpenCallsDialog;
  }
}
