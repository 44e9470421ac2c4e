import type { HallSnapshot, Request, VisitView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import { words } from "../messages/words.ts";
import { pickOfVisit } from "../texts.ts";
import { radioChoice } from "./radio-choice.ts";

export type ReturnQuestion = { hall: HallSnapshot; missed: readonly VisitView[]; now: Date };
export type Way = Request<"visit:return">["place"] | "rejoin" | "leave";
export type Returned = { visit: VisitView; way: Way };

const WAYS: readonly Way[] = ["back", "keep", "front", "fewer-calls", "rejoin", "leave"];

/** Somebody who was missed is here: who, and where in line? Called too often, only their own asking brings them back. */
@customElement("return-dialog")
export class ReturnDialog extends AskDialog<ReturnQuestion, Returned> {
  readonly #locale = new LocaleController(this, words);
  @state() private visitId = "";
  @state() private way: Way = "back";

  protected override begin({ missed }: ReturnQuestion): void {
    this.#become(missed[0]);
  }

  protected override heading(): string {
    return this.#locale.t("return-title");
  }

  protected override go(): string {
    return this.#locale.t(this.way === "leave" ? "act-leave" : "return-go");
  }

  protected override body({ hall, missed, now }: ReturnQuestion) {
    const { t, language } = this.#locale;
    const chosen = this.#chosen();
    return html`<pick-list
        data-first
        label=${t("return-who")}
        .picks=${missed.map((visit) => pickOfVisit(hall, visit, now, language, t))}
        .value=${this.visitId}
        @pick=${this.#choose}
      ></pick-list>
      <fieldset>
        <legend>${t("return-where")}</legend>
        <div class="two">${WAYS.map((way) => this.#choice(way))}</div>
        ${chosen?.missedForGood ? html`<p class="warning">${t("return-for-good", { code: chosen.code })}</p>` : nothing}
      </fieldset>`;
  }

  protected override entered(): Returned | undefined {
    const visit = this.#chosen();
    if (visit) return { visit, way: this.way };
    this.complaint = this.#locale.t("pick-missing");
    return undefined;
  }

  #choice(way: Way) {
    const choose = (): void => {
      this.way = way;
    };
    return radioChoice({
      name: "way",
      label: this.#locale.t(`return-${way}`),
      checked: this.way === way,
      choose,
    });
  }

  #chosen(): VisitView | undefined {
    return this.question?.missed.find(({ visitId }) => visitId === this.visitId);
  }

  #become(visit: VisitView | undefined): void {
    this.visitId = visit?.visitId ?? "";
    if (visit?.missedForGood) this.way = "rejoin";
    else if (this.way === "rejoin") this.way = "back";
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.currentTarget as PickList; // as: listens on our own element
    this.#become(this.question?.missed.find(({ visitId }) => visitId === value));
    this.complaint = "";
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "return-dialog": ReturnDialog;
  }
}
