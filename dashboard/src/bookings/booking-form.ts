import { type HallSnapshot, Language, type Request } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { bookingStyles } from "./booking-styles.ts";
import { hallInstant } from "./hall-instant.ts";
import { words } from "./words.ts";

export type Book = Request<"visit:book">;

/** The form of a new booking: services, when on the hall's clock, and who comes. */
@customElement("booking-form")
export class BookingForm extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property() why?: string | undefined;
  /** Sends it; true when it was booked. */
  @property({ attribute: false }) send: (request: Book) => Promise<boolean> = () => Promise.resolve(false);
  @state() private complaint = "";
  @state() private busy = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t, language } = this.#locale;
    const { hall } = this;
    if (!hall) return nothing;
    return html`<form @submit=${this.#submit} aria-labelledby="form" novalidate>
      <h2 id="form">${t("form")}</h2>
      <fieldset>
        <legend>${t("services")}</legend>
        ${hall.services.map(
          ({ serviceId, name }) =>
            html`<label><input type="checkbox" name="service" value=${serviceId} />${name[language]}</label>`,
        )}
      </fieldset>
      <div class="row">
        <label>${t("day")}<input type="date" name="day" min=${hall.businessDay} .defaultValue=${hall.businessDay} /></label>
        <label>${t("time")}<input type="time" name="time" step="300" /></label>
        <label
          >${t("group")}<select name="group">
            <option value="">${t("group-none")}</option>
            ${(hall.groups ?? []).map(({ groupId, name }) => html`<option value=${groupId}>${name[language]}</option>`)}
          </select></label
        >
        <label
          >${t("language")}<select name="language">
            <option value="zh-CN">中文</option>
            <option value="en">English</option>
          </select></label
        >
        <label>${t("people")}<input type="number" name="people" min="1" max="50" value="1" /></label>
        <label>${t("phone")}<input type="tel" name="phone" autocomplete="off" /></label>
      </div>
      <p class="fault" role="alert">${this.complaint}</p>
      <button class="main" aria-disabled=${this.busy || this.why !== undefined} title=${this.why ?? nothing}>
        ${t(this.busy ? "booking" : "book")}
      </button>
    </form>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.busy || this.why !== undefined) return;
    const request = this.#entered(new FormData(form));
    if (!request) return;
    this.busy = true;
    const done = await this.send(request);
    this.busy = false;
    if (done) form.reset();
  };

  #entered(entered: FormData): Book | undefined {
    const { t } = this.#locale;
    const text = (name: string): string => String(entered.get(name) ?? "").trim();
    const serviceIds = entered.getAll("service").map(String);
    const [day, time, group, phone] = [text("day"), text("time"), text("group"), text("phone")];
    this.complaint = serviceIds.length === 0 ? t("services-missing") : day && time ? "" : t("time-missing");
    if (this.complaint !== "" || !this.hall) return undefined;
    return {
      serviceIds,
      at: hallInstant(day, time, this.hall.timeZone),
      language: Language.catch("zh-CN").parse(text("language")),
      partySize: Math.max(1, Number(text("people")) || 1),
      ...(group === "" ? {} : { group }),
      ...(phone === "" ? {} : { phone }),
    };
  }

  static override styles = [controls, bookingStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "booking-form": BookingForm;
  }
}
