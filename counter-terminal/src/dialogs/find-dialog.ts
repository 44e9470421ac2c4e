import type { FoundVisit, HallSnapshot, TicketView, VisitView } from "@hall/contract";
import { AskDialog, faultText, LocaleController, shared, waitText } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { inHall } from "../desk.ts";
import "../elements/issued-ticket.ts";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import type { Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";
import { pickOfVisit } from "../texts.ts";
import { radioChoice } from "./radio-choice.ts";

const WAYS = ["ticket", "note", "leave", "void"] as const;
/** What somebody who is found may want. */
export type FoundWay = (typeof WAYS)[number];
export type FindQuestion = {
  hall: HallSnapshot;
  now: Date;
  find: Reads["find"];
  /** The ticket that was printed again, once it was. */
  printed: () => TicketView | undefined;
};
export type Found = { visit: VisitView; way: FoundWay };

/** Somebody asks at the desk who was not called: by number, service or document, where they stand and what they want. */
@customElement("find-dialog")
export class FindDialog extends AskDialog<FindQuestion, Found> {
  readonly #locale = new LocaleController(this, words);
  readonly #common = new LocaleController(this, shared);
  @state() private visitId = "";
  @state() private way: FoundWay = "ticket";
  /** Those of a document, in place of all. */
  @state() private ofDocument: readonly VisitView[] | undefined;
  @state() private stand: FoundVisit | undefined;
  @state() private ticket: TicketView | undefined;
  #typed = "";

  protected override begin({ hall }: FindQuestion): void {
    this.way = "ticket";
    this.ofDocument = undefined;
    this.ticket = undefined;
    this.over = false;
    this.#typed = "";
    this.#become(inHall(hall)[0]);
  }

  protected override heading(): string {
    return this.#locale.t("find-title");
  }

  protected override go(): string {
    if (this.ticket) return this.#locale.t("ticket-close");
    return this.#locale.t(this.#chosen() ? `find-${this.way}` : "find-go");
  }

  protected override body(question: FindQuestion) {
    if (this.ticket) return html`<issued-ticket role="status" .ticket=${this.ticket}></issued-ticket>`;
    const { t } = this.#locale;
    return html`${keyed(this.ofDocument, this.#list(question))} ${this.#standing()}
      <fieldset>
        <legend>${t("find-what")}</legend>
        <div class="two">${WAYS.map((way) => this.#choice(way))}</div>
      </fieldset>`;
  }

  protected override entered(): Found | undefined {
    const visit = this.#chosen();
    if (visit) return { visit, way: this.way };
    this.complaint = this.#locale.t("find-missing");
    return undefined;
  }

  /** What is no number here may be a document; after the ticket was printed, the same button ends the dialog. */
  protected override async send(): Promise<void> {
    if (this.ticket) this.close();
    else if (this.#chosen() || this.#typed.length < SHORTEST_DOCUMENT) await super.send();
    else await this.#lookUp(this.#typed);
  }

  protected override accepted(): void {
    this.ticket = this.question?.printed();
    this.over = this.ticket !== undefined;
    if (this.ticket) void this.updateComplete.then(() => this.focusFirst());
    else this.close();
  }

  #list({ hall, now }: FindQuestion) {
    const { t, language } = this.#locale;
    const visits = this.ofDocument ?? inHall(hall);
    return html`<pick-list
      data-first
      label=${t("find-label")}
      .picks=${visits.map((visit) => ({
        ...pickOfVisit(hall, visit, now, language, t),
        group: this.#common.t(`state-${visit.status}`),
      }))}
      .value=${this.visitId}
      .empty=${t("find-empty")}
      @pick=${this.#choose}
    ></pick-list>`;
  }

  #choice(way: FoundWay) {
    const choose = (): void => {
      this.way = way;
    };
    return radioChoice({
      name: "way",
      label: this.#locale.t(`find-${way}`),
      checked: this.way === way,
      choose,
    });
  }

  /** Where the chosen one stands in the line; the hub alone knows. */
  #standing() {
    if (this.stand?.ahead === undefined || this.stand.visitId !== this.visitId) return nothing;
    const { code, ahead, wait } = this.stand;
    const words = { code, n: ahead, wait: waitText(wait, this.#common.t) };
    return html`<p role="status">${this.#locale.t("find-stand", words)}</p>`;
  }

  async #lookUp(identity: string): Promise<void> {
    const { question } = this;
    if (!question || this.busy) return;
    this.busy = true;
    const answer = await question.find({ identity });
    this.busy = false;
    const { t, language } = this.#locale;
    const ids = answer.ok ? answer.value.visits.map(({ visitId }) => visitId) : [];
    const visits = inHall(question.hall).filter(({ visitId }) => ids.includes(visitId));
    if (!answer.ok) this.complaint = faultText(answer.fault, language);
    else if (visits.length === 0) this.complaint = t("find-nobody");
    else {
      this.complaint = "";
      this.ofDocument = visits;
      this.#typed = "";
      this.#become(visits[0]);
      await this.updateComplete;
      this.focusFirst();
    }
  }

  #chosen(): VisitView | undefined {
    return this.question?.hall.visits.find(({ visitId }) => visitId === this.visitId);
  }

  #become(visit: VisitView | undefined): void {
    this.visitId = visit?.visitId ?? "";
    if (visit?.status === "waiting") void this.#ask(visit);
  }

  async #ask({ visitId, code }: VisitView): Promise<void> {
    const answer = await this.question?.find({ code });
    if (answer?.ok) this.stand = answer.value.visits.find((one) => one.visitId === visitId);
  }

  readonly #choose = (event: Event): void => {
    const { value, text } = event.currentTarget as PickList; // as: listens on our own element
    this.#typed = text;
    this.complaint = "";
    if (value !== this.visitId)
      this.#become(this.question?.hall.visits.find(({ visitId }) => visitId === value));
  };
}

/** Nobody's document is shorter, and no number is as long. */
const SHORTEST_DOCUMENT = 6;

declare global {
  interface HTMLElementTagNameMap {
    "find-dialog": FindDialog;
  }
}
