import type { HallSnapshot, StepView, VisitNote, VisitView } from "@hall/contract";
import { clockTime, duration, LocaleController, minutesBetween } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fieldsOf } from "../desk.ts";
import type { Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";
import { clerkName, counterNumber, marksOf, serviceName } from "../texts.ts";
import { wayMs } from "../way.ts";
import { panelStyles } from "./panel-styles.ts";
import { cardStyles } from "./visit-card-styles.ts";

const SHOWN_NOTES = 2;

/** All that is known of one visitor: marks, services with what is done, times, fields, notes, earlier steps. */
@customElement("visit-card")
export class VisitCard extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) visit?: VisitView;
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ attribute: false }) reads?: Reads;
  @state() private steps: readonly StepView[] = [];
  @state() private notes: readonly VisitNote[] = [];
  @state() private texts: Readonly<Record<string, string>> = {};

  readonly #locale = new LocaleController(this, words);
  #visitId = "";

  /** What the hall's patches do not carry is read again whenever the visit has changed; it stays while the line is down. */
  override willUpdate(changed: PropertyValues<this>): void {
    const { visit } = this;
    if (!changed.has("visit") || !visit) return;
    if (visit.visitId !== this.#visitId) {
      this.#visitId = visit.visitId;
      this.steps = [];
      this.notes = [];
      this.texts = {};
    }
    void this.#load(visit);
  }

  async #load({ visitId, note, step }: VisitView): Promise<void> {
    const known = fieldsOf(this.hall as HallSnapshot, this.visit as VisitView).length > 0; // as: both were there a line above
    const [detail, told] = await Promise.all([
      step ? this.reads?.visit(visitId) : undefined,
      note || known ? this.reads?.notes(visitId) : undefined,
    ]);
    if (visitId !== this.#visitId) return;
    if (detail?.ok) this.steps = detail.value.steps;
    if (told?.ok) {
      this.notes = told.value.notes;
      this.texts = told.value.fields;
    }
  }

  override render() {
    const { hall, visit } = this;
    if (!hall || !visit) return nothing;
    return html`${this.#marks(hall, visit)} ${this.#services(hall, visit)} ${this.#times(visit)}
      ${this.#fields(hall, visit)} ${this.#notes(hall)} ${this.#story(hall)}`;
  }

  #marks(hall: HallSnapshot, visit: VisitView) {
    const { t, language } = this.#locale;
    const marks = marksOf(visit, hall, language, t);
    if (marks.length === 0) return nothing;
    return html`<p class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</p>`;
  }

  #services(hall: HallSnapshot, visit: VisitView) {
    const { t, language } = this.#locale;
    const several = visit.serviceIds.length > 1 || visit.step !== undefined;
    return html`<ul class="services" aria-label=${t("now-services")}>
      ${visit.serviceIds.map((id) => {
        const is = serviceState(visit, id);
        return html`<li class=${is}>
          ${several ? html`<span class="sign" aria-hidden="true">${SIGNS[is]}</span>` : nothing}
          <span>${serviceName(hall, id, language)}${several ? html`<small>${t(`service-${is}`)}</small>` : nothing}</span>
        </li>`;
      })}
    </ul>`;
  }

  #times(visit: VisitView) {
    const { t } = this.#locale;
    const { calledAt, issuedAt, step, calls = 0 } = visit;
    const called = calledAt && new Date(calledAt);
    const waited = minutesBetween(issuedAt, called ? called : this.now);
    const way = wayMs(visit);
    const number = Number(step?.stepId.split("/")[1] ?? 0);
    return html`<dl class="times">
      <dt>${t("now-waited")}</dt><dd>${t("line-minutes", { n: waited })}</dd>
      ${way === undefined ? nothing : html`<dt>${t("now-way")}</dt><dd>${duration(way)}</dd>`}
      ${calls > 1 ? html`<dt>${t("now-called-times")}</dt><dd>${t("now-calls-n", { n: calls })}</dd>` : nothing}
      ${number > 1 ? html`<dt>${t("now-step")}</dt><dd>${t("now-step-n", { n: number })}</dd>` : nothing}
    </dl>`;
  }

  #fields(hall: HallSnapshot, visit: VisitView) {
    const { t, language } = this.#locale;
    const fields = fieldsOf(hall, visit);
    if (fields.length === 0) return nothing;
    const values = { ...visit.fields, ...this.texts };
    return html`<h2>${t("now-fields")}</h2>
      <dl>
        ${fields.map(({ fieldId, name, required, choices }) => {
          const value = values[fieldId];
          const shown =
            choices?.find((choice) => Object.values(choice).includes(value ?? ""))?.[language] ?? value;
          const missing = html`<span class=${required ? "missing" : "quiet"}>${t(required ? "fields-missing" : "fields-empty")}</span>`;
          return html`<dt>${name[language]}</dt><dd>${shown || missing}</dd>`;
        })}
      </dl>`;
  }

  #notes(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    if (this.notes.length === 0) return nothing;
    const shown = this.notes.slice(-SHOWN_NOTES).reverse();
    const more = this.notes.length - shown.length;
    return html`<h2>${t("mark-note")}</h2>
      <ul class="notes">
        ${shown.map(
          ({ text, by, at }) => html`<li>
            ${text} <small class="quiet">${clerkName(hall, by)} ${clockTime(at, hall.timeZone, language)}</small>
          </li>`,
        )}
        ${more > 0 ? html`<li class="quiet">${t("now-more-notes", { n: more })}</li>` : nothing}
      </ul>`;
  }

  /** What was recorded in earlier steps, so that nobody has to tell the story twice. */
  #story(hall: HallSnapshot) {
    const past = this.steps.filter(({ finishedAt }) => finishedAt !== undefined);
    if (past.length === 0) return nothing;
    const { t } = this.#locale;
    return html`<h2>${t("now-story")}</h2>
      <ol>
        ${past.map(
          (step) =>
            html`<li>${t("story-line", { counter: counterNumber(hall, step.counterId), what: this.#what(hall, step) })}</li>`,
        )}
      </ol>`;
  }

  #what(hall: HallSnapshot, { outcome, done = [] }: StepView): string {
    const { t, language } = this.#locale;
    if (done.length === 0) return t(`outcome-${outcome ?? "parked"}`);
    return done
      .map(({ serviceId, count }) =>
        t("story-done", { service: serviceName(hall, serviceId, language), count }),
      )
      .join(t("list-between"));
  }

  static override styles = [...panelStyles, cardStyles];
}

const SIGNS = { done: "✓", now: "▶", open: "○" } as const;

/** Which of a ticket's services is done, which runs, which is still to come. */
export function serviceState(
  { step, openServiceIds, status }: VisitView,
  serviceId: string,
): keyof typeof SIGNS {
  if (openServiceIds?.includes(serviceId)) return "open";
  if (step === undefined) return "open";
  if (step.serviceId === serviceId || step.serviceId === undefined)
    return step.finishedAt === undefined && status === "serving" ? "now" : "done";
  return "done";
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-card": VisitCard;
  }
}
