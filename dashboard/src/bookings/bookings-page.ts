import type {
  CommandName,
  HallSnapshot,
  Reply,
  Request,
  Result,
  SessionView,
  VisitView,
} from "@hall/contract";
import { callHub, type HallView, type HubSocket, LiveController } from "@hall/contract/live";
import { controls, type HallConfirm, type HallToast, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { momentText } from "../time-text.ts";
import type { Book } from "./booking-form.ts";
import "./booking-form.ts";
import { bookingStyles } from "./booking-styles.ts";
import { words } from "./words.ts";

/** Who is booked, and booking for somebody who asks. */
@customElement("bookings-page")
export class BookingsPage extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) socket?: HubSocket;
  @property({ attribute: false }) person?: SessionView;
  /** Gives a command to the hub. */
  @property({ attribute: false }) call: typeof callHub = callHub;
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);

  override render() {
    const { t } = this.#locale;
    const hall = this.#live.state?.hall;
    const now = this.live?.now();
    if (!hall || !now) return html`<hall-empty loading></hall-empty>`;
    const why = this.#live.state?.phase === "live" ? undefined : t("offline");
    const booked = hall.visits
      .filter((visit) => visit.booked !== undefined)
      .sort((a, b) => (a.booked?.at ?? "").localeCompare(b.booked?.at ?? ""));
    return html`<h1>${t("title")}</h1>
      <div class="columns">
        <section aria-labelledby="list">
          <h2 id="list">${t("list")}</h2>
          ${booked.length === 0 ? html`<hall-empty>${t("none")}</hall-empty>` : this.#table(booked, hall, now, why)}
        </section>
        <booking-form .hall=${hall} .why=${why} .send=${this.#book}></booking-form>
      </div>
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>`;
  }

  #table(booked: readonly VisitView[], hall: HallSnapshot, now: Date, why: string | undefined) {
    const { t } = this.#locale;
    const heads = ["at", "reference", "services", "who", "state", "acts"] as const;
    return html`<table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${t(`head-${head}`)}</th>`)}</tr></thead>
      <tbody>${booked.map((visit) => this.#row(visit, hall, now, why))}</tbody>
    </table>`;
  }

  #row(visit: VisitView, hall: HallSnapshot, now: Date, why: string | undefined) {
    const { t, language } = this.#locale;
    const { visitId, code, booked, serviceIds, status, group, partySize = 1, lateMinutes } = visit;
    const named = (id: string) =>
      hall.services.find(({ serviceId }) => serviceId === id)?.name[language] ?? id;
    const special = hall.groups?.find(({ groupId }) => groupId === group)?.name[language];
    const who = [special, partySize > 1 ? t("party", { n: partySize }) : undefined, visit.language].filter(
      Boolean,
    );
    return html`<tr>
      <td><time datetime=${booked?.at ?? nothing}>${booked ? momentText(booked.at, now, hall.timeZone, language) : ""}</time></td>
      <th scope="row">${code}</th>
      <td>${serviceIds.map(named).join(", ")}</td>
      <td>${who.join(" · ")}</td>
      <td>
        <hall-chip .state=${status}></hall-chip>
        ${lateMinutes !== undefined && lateMinutes > 0 ? html`<span class="quiet">${t("late", { n: Math.round(lateMinutes) })}</span>` : nothing}
      </td>
      <td>
        ${
          status === "booked"
            ? html`<hall-button .why=${why} @click=${() => this.#checkIn(visitId, code)}>${t("check-in")}</hall-button>
                <hall-button kind="severe" .why=${why} @click=${() => this.#cancel(visitId, code)}>${t("cancel")}</hall-button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  readonly #book = async (request: Book): Promise<boolean> => {
    const answer = await this.#ask("visit:book", request);
    this.#say(answer, ({ reference }) => this.#locale.t("booked", { reference }));
    return answer.ok;
  };

  async #checkIn(visitId: string, code: string): Promise<void> {
    const answer = await this.#ask("visit:check-in", { visitId });
    this.#say(answer, (ticket) => this.#locale.t("checked-in", { code, ticket: ticket.code }));
  }

  async #cancel(visitId: string, code: string): Promise<void> {
    const { t } = this.#locale;
    const sure = { title: t("cancel-ask", { code }), text: t("cancel-text"), yes: t("cancel"), severe: true };
    if (!(await this.confirm?.ask(sure))) return;
    this.#say(await this.#ask("visit:leave", { visitId }), () => t("cancelled", { code }));
  }

  async #ask<K extends CommandName>(command: K, request: Request<K>): Promise<Result<Reply<K>>> {
    if (this.socket) return this.call(this.socket, command, request);
    return { ok: false, fault: { code: "unavailable", message: this.#locale.t("offline") } };
  }

  #say<T>(answer: Result<T>, done: (value: T) => string): void {
    if (answer.ok) this.toast?.show(done(answer.value));
    else this.toast?.refuse(answer.fault);
  }

  static override styles = [controls, bookingStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "bookings-page": BookingsPage;
  }
}
