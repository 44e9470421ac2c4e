import type { HallSnapshot, Language, Request, Text, TicketView, VisitClass } from "@hall/contract";
import { AskDialog, dialogStyles, LocaleController } from "@hall/contract/web";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";

export type TicketQuestion = { hall: HallSnapshot; issued: () => TicketView | undefined };
export type Walkin = Request<"visit:take-ticket">;

const MOST_SERVICES = 8;

/** A ticket by hand for somebody at the counter; afterwards it shows the code and the QR for the visitor's phone. */
@customElement("ticket-dialog")
export class TicketDialog extends AskDialog<TicketQuestion, Walkin> {
  readonly #locale = new LocaleController(this, words);
  @state() private chosen: readonly string[] = [];
  @state() private wanted = "";
  /** Empty: the hall's rules say. */
  @state() private visitClass: VisitClass = "";
  @state() private group = "";
  @state() private again = false;
  @state() private spoken: Language = "zh-CN";
  @state() private party = 1;
  @state() private ticket: TicketView | undefined;

  protected override begin(): void {
    this.chosen = [];
    this.wanted = "";
    this.visitClass = "";
    this.group = "";
    this.again = false;
    this.spoken = "zh-CN";
    this.party = 1;
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
    return this.ticket ? this.#issued(this.ticket) : html`${this.#services(question.hall)} ${this.#rest()}`;
  }

  protected override entered(): Walkin | undefined {
    const { t } = this.#locale;
    if (this.chosen.length === 0) this.complaint = t("ticket-choose");
    else if (this.chosen.length > MOST_SERVICES) this.complaint = t("ticket-too-many");
    else
      return {
        serviceIds: [...this.chosen],
        ...(this.visitClass ? { class: this.visitClass } : {}),
        ...(this.group ? { group: this.group } : {}),
        ...(this.again ? { returnVisit: true } : {}),
        language: this.spoken,
        partySize: this.party,
      };
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

  #issued({ code, url, ahead }: TicketView) {
    const { t } = this.#locale;
    return html`<div class="issued" role="status">
      <p class="code">${code}</p>
      <p>${t("ticket-ahead", { n: ahead })}</p>
      <hall-qr .text=${url} .label=${t("ticket-qr", { code })}></hall-qr>
      <p class="quiet">${t("ticket-done")}</p>
    </div>`;
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

  #rest() {
    const { t } = this.#locale;
    const { classes = [], groups = [] } = this.question?.hall ?? {};
    return html`<div class="row">
        ${this.#select(
          t("ticket-group"),
          this.group,
          groups.map(({ groupId, name }) => [groupId, name]),
          (value) => {
            this.group = value;
          },
        )}
        ${this.#select(
          t("ticket-class"),
          this.visitClass,
          classes.map(({ classId, name }) => [classId, name]),
          (value) => {
            this.visitClass = value;
          },
        )}
        <label class="row"
          >${t("ticket-language")}
          <select @change=${this.#speak}>
            <option value="zh-CN" ?selected=${this.spoken === "zh-CN"}>${t("language-zh-CN")}</option>
            <option value="en" ?selected=${this.spoken === "en"}>${t("language-en")}</option>
          </select></label
        >
        <label class="row"
          >${t("ticket-party")}
          <input
            type="number"
            min="1"
            max="50"
            style="width: 5em"
            .value=${String(this.party)}
            @change=${this.#count}
          /></label>
        <label class="row"
          ><input type="checkbox" class="tick" .checked=${this.again} @change=${() => {
            this.again = !this.again;
          }} />${t("ticket-again")}</label>
      </div>`;
  }

  #select(
    label: string,
    chosen: string,
    choices: readonly (readonly [id: string, name: Text])[],
    choose: (id: string) => void,
  ) {
    const { t, language } = this.#locale;
    if (choices.length === 0) return nothing;
    return html`<label class="row"
      >${label}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value) /* as: our own select */}>
        <option value="" ?selected=${chosen === ""}>${t("ticket-by-rule")}</option>
        ${choices.map(([id, name]) => html`<option value=${id} ?selected=${chosen === id}>${name[language]}</option>`)}
      </select></label
    >`;
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

  readonly #speak = (event: Event): void => {
    this.spoken = (event.target as HTMLSelectElement).value === "en" ? "en" : "zh-CN"; // as: our own select
  };

  readonly #count = (event: Event): void => {
    const count = (event.target as HTMLInputElement).valueAsNumber; // as: listens on our own input
    this.party = Number.isFinite(count) ? Math.min(50, Math.max(1, Math.round(count))) : 1;
  };

  static override styles = [
    ...dialogStyles,
    css`
      .issued {
        display: grid;
        justify-items: center;
        gap: var(--hall-space-1);
        text-align: center;
      }
      .tick {
        min-height: 0;
        width: 1.2em;
        height: 1.2em;
        accent-color: var(--hall-brand);
      }
      .code {
        font-size: var(--hall-text-64);
        font-weight: var(--hall-strong);
        line-height: 1.1;
      }
    `,
  ];
}

function matches(name: string, wanted: string): boolean {
  return name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
}

declare global {
  interface HTMLElementTagNameMap {
    "ticket-dialog": TicketDialog;
  }
}
