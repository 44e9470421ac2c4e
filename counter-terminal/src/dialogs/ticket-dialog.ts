import type { HallSnapshot, Request, TicketView } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../elements/issued-ticket.ts";
import { words } from "../messages/words.ts";
import { type Facts, UNASKED, type WhoAsks } from "./who-asks.ts";
import "./who-asks.ts";

export type TicketQuestion = { hall: HallSnapshot; issued: () => TicketView | undefined };
export type Walkin = Request<"visit:take-ticket">;

const MOST_SERVICES = 8;

/** A ticket by hand for somebody at the counter; afterwards it shows the code and the QR for the visitor's phone. */
@customElement("ticket-dialog")
export class TicketDialog extends AskDialog<TicketQuestion, Walkin> {
  readonly #locale = new LocaleController(this, words);
  @state() private chosen: readonly string[] = [];
  @state() private wanted = "";
  @state() private facts: Facts = UNASKED;
  @state() private ticket: TicketView | undefined;

  protected override begin(): void {
    this.chosen = [];
    this.wanted = "";
    this.facts = UNASKED;
    this.ticket = undefined;
    this.over = false;
  }

  protected override heading(): string {
    return this.#locale.t("ticket-title");
  }

  protected override go(): string {
    return this.#locale.t(this.ticket ? "ticket-close" : "ticket-go");
  }

  protected override body(question: TicketQuestion) {
    return this.ticket
      ? html`<issued-ticket role="status" .ticket=${this.ticket}></issued-ticket>`
      : html`${this.#services(question.hall)} <who-asks
              .hall=${question.hall}
              .facts=${this.facts}
              @change=${this.#ask}
            ></who-asks>`;
  }

  protected override entered(): Walkin | undefined {
    const { t } = this.#locale;
    if (this.chosen.length === 0) this.complaint = t("ticket-choose");
    else if (this.chosen.length > MOST_SERVICES) this.complaint = t("ticket-too-many");
    else return { serviceIds: [...this.chosen], ...this.facts };
    return undefined;
  }

  /** After the ticket was issued, the same button ends the dialog. */
  protected override async send(): Promise<void> {
    if (this.ticket) this.close();
    else await super.send();
  }

  protected override accepted(): void {
    this.ticket = this.question?.issued();
    this.over = this.ticket !== undefined;
    if (!this.ticket) this.close();
    else void this.updateComplete.then(() => this.focusFirst());
  }

  #services(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const found = hall.services.filter(
      ({ serviceId, name }) => this.chosen.includes(serviceId) || matches(name[language], this.wanted),
    );
    return html`<label class="row">
        <span>${t("ticket-search")}</span>
        <input
          type="search"
          data-first
          style="flex: 1"
          autocomplete="off"
          .value=${this.wanted}
          @input=${this.#search}
          @keydown=${this.#chooseOnly}
        />
      </label>
      <fieldset>
        <legend>${t("ticket-services")}</legend>
        ${found.length === 0 ? html`<p class="quiet">${t("ticket-none-found", { words: this.wanted })}</p>` : ""}
        <div class="two">
          ${found.map(
            ({ serviceId, name }) => html`<label class="choice">
              <input
                type="checkbox"
                .checked=${this.chosen.includes(serviceId)}
                @change=${() => this.#toggle(serviceId)}
              /><span>${name[language]}</span>
            </label>`,
          )}
        </div>
      </fieldset>`;
  }

  #toggle(serviceId: string): void {
    this.complaint = "";
    this.chosen = this.chosen.includes(serviceId)
      ? this.chosen.filter((one) => one !== serviceId)
      : [...this.chosen, serviceId];
  }

  readonly #search = (event: InputEvent): void => {
    this.wanted = (event.target as HTMLInputElement).value; // as: listens on our own input
  };

  /** Enter in the search chooses the one service that is left, or goes to the first of several; an empty search sends. */
  readonly #chooseOnly = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || this.wanted.trim() === "") return;
    event.preventDefault();
    const found = this.question?.hall.services.filter(({ name }) =>
      matches(name[this.#locale.language], this.wanted),
    );
    const [only] = found ?? [];
    if (!only) return;
    if (found?.length !== 1) {
      this.renderRoot.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
      return;
    }
    if (!this.chosen.includes(only.serviceId)) this.#toggle(only.serviceId);
    this.wanted = "";
  };

  readonly #ask = (event: Event): void => {
    this.facts = (event.currentTarget as WhoAsks).facts; // as: listens on our own element
  };
}

function matches(name: string, wanted: string): boolean {
  return name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
}

declare global {
  interface HTMLElementTagNameMap {
    "ticket-dialog": TicketDialog;
  }
}
