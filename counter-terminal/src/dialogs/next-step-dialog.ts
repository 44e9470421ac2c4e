import type { HallSnapshot, Request, VisitView } from "@hall/contract";
import { AskDialog, dialogStyles, LocaleController } from "@hall/contract/web";
import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import { words } from "../messages/words.ts";
import type { Pick } from "../pick.ts";
import { counterNumber, serviceName } from "../texts.ts";
import { type Outcome, outcomeChoices } from "./outcome-choices.ts";
import { type Counts, likelyDone, type ServiceCounts } from "./service-counts.ts";
import { countersToGo, queuesToGo, targetOf } from "./targets.ts";
import "./service-counts.ts";

export type NextStepQuestion = { visit: VisitView; hall: HallSnapshot; counterId: string };
export type NextStep = Omit<Request<"visit:next-step">, "visitId">;

const HERE = "here";

/** This service is done; which one is next, and where? The next one of the ticket, here, unless the clerk says otherwise. */
@customElement("next-step-dialog")
export class NextStepDialog extends AskDialog<NextStepQuestion, NextStep> {
  readonly #locale = new LocaleController(this, words);
  @state() private serviceId = "";
  @state() private to = HERE;
  @state() private counts: Counts = new Map();
  @state() private outcome: Outcome = "done";

  protected override begin({ visit }: NextStepQuestion): void {
    this.serviceId = visit.openServiceIds?.[0] ?? "";
    this.to = HERE;
    this.outcome = "done";
    const own = visit.step?.serviceId;
    this.counts = own === undefined ? likelyDone(visit) : new Map([[own, 1]]);
  }

  protected override heading({ visit }: NextStepQuestion): string {
    return this.#locale.t("step-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("step-go");
  }

  protected override body(question: NextStepQuestion) {
    const { t } = this.#locale;
    return html`<div class="beside"><pick-list
        data-first
        label=${t("step-service")}
        .picks=${this.#services(question)}
        .value=${this.serviceId}
        @pick=${this.#chooseService}
      ></pick-list>
      <pick-list
        label=${t("step-where")}
        .picks=${this.#places(question)}
        .value=${this.to}
        @pick=${this.#choosePlace}
      ></pick-list></div>
      <service-counts
        .hall=${question.hall}
        .counts=${this.counts}
        ?disabled=${this.outcome !== "done"}
        @change=${this.#count}
      ></service-counts>
      ${outcomeChoices(t, this.outcome, (outcome) => {
        this.outcome = outcome;
      })}`;
  }

  protected override entered(): NextStep | undefined {
    if (!this.serviceId || !this.to) {
      this.complaint = this.#locale.t("step-choose");
      return undefined;
    }
    const to = this.to === HERE ? undefined : targetOf(this.to);
    const done = [...this.counts].map(([serviceId, count]) => ({ serviceId, count }));
    return {
      serviceId: this.serviceId,
      outcome: this.outcome,
      ...(this.outcome === "done" ? { done } : {}),
      ...(to && !("clerkId" in to) ? { to } : {}),
    };
  }

  /** What is still open on the ticket stands first; anything else can be added. */
  #services({ visit, hall }: NextStepQuestion): Pick[] {
    const { t, language } = this.#locale;
    const open = visit.openServiceIds ?? [];
    const others = hall.services.map(({ serviceId }) => serviceId).filter((id) => !open.includes(id));
    const pick = (group: string) => (serviceId: string) => ({
      id: serviceId,
      label: serviceName(hall, serviceId, language),
      group,
    });
    return [...open.map(pick(t("step-open"))), ...others.map(pick(t("step-other")))];
  }

  #places({ hall, counterId }: NextStepQuestion): Pick[] {
    const { t, language } = this.#locale;
    const here = { id: HERE, label: t("step-here", { number: counterNumber(hall, counterId) }) };
    return [here, ...countersToGo(hall, counterId, language, t), ...queuesToGo(hall, language, t)];
  }

  readonly #chooseService = (event: Event): void => {
    this.serviceId = (event.currentTarget as PickList).value; // as: listens on our own element
  };

  readonly #choosePlace = (event: Event): void => {
    this.to = (event.currentTarget as PickList).value; // as: listens on our own element
  };

  readonly #count = (event: Event): void => {
    this.counts = (event.currentTarget as ServiceCounts).counts; // as: listens on our own element
  };

  static override styles = [
    ...dialogStyles,
    css`
      dialog {
        width: min(56rem, 96vw);
      }
      .beside {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--hall-space-2);
        align-items: start;
      }
      pick-list {
        --pick-height: 15rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "next-step-dialog": NextStepDialog;
  }
}
