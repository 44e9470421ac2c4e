import { RATING_REASONS, type RatingReason, reasonsOf } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";

const GRADES = [5, 4, 3, 2, 1] as const;
export type GradeNumber = (typeof GRADES)[number];

/** What a visitor chose. */
export type Rating = { grade: GradeNumber; reasons: readonly RatingReason[] };

/** Mouths of the faces, all drawn alike: nothing praises and nothing warns. */
const MOUTHS: Record<GradeNumber, string> = {
  5: "M14 28a10 10 0 0 0 20 0",
  4: "M15 29q9 7 18 0",
  3: "M16 31h16",
  2: "M15 33q9-7 18 0",
  1: "M14 35a10 10 0 0 1 20 0",
};

/**
 * Five grades of the same size, order and colour; then the reasons of that grade, several or none. Nothing is
 * chosen beforehand. Fires `rated` with a Rating.
 */
@customElement("rating-form")
export class RatingForm extends LitElement {
  @property({ type: Boolean }) busy = false;
  /** Shown above the grades. */
  @property() heading = "";

  @state() private grade: GradeNumber | undefined;
  @state() private reasons: readonly RatingReason[] = [];

  readonly #locale = new LocaleController(this, words);

  /** What is chosen so far; undefined before a grade is. */
  get chosen(): Rating | undefined {
    return this.grade === undefined ? undefined : { grade: this.grade, reasons: this.reasons };
  }

  override render() {
    return html`<h2>${this.heading || this.#locale.t("rate-title")}</h2>
      ${this.grade === undefined ? this.#grades() : this.#why(this.grade)}`;
  }

  #grades() {
    const { t } = this.#locale;
    return html`<div class="grades" role="group" aria-label=${t("rate-grades")}>
      ${GRADES.map(
        (grade) =>
          html`<button @click=${() => this.#choose(grade)}>${face(grade)}<span>${t(`grade-${grade}`)}</span></button>`,
      )}
    </div>`;
  }

  #why(grade: GradeNumber) {
    const { t, language } = this.#locale;
    return html`
      <p class="grade">${face(grade)} <b>${t(`grade-${grade}`)}</b>
        <button class="plain" ?disabled=${this.busy} @click=${() => this.#choose(undefined)}>${t("rate-change")}</button>
      </p>
      <p id="why" tabindex="-1">${t("rate-reasons")}</p>
      <div class="reasons" role="group" aria-labelledby="why">
        ${reasonsOf(grade).map(
          (code) => html`<button
            aria-pressed=${this.reasons.includes(code) ? "true" : "false"}
            ?disabled=${this.busy}
            @click=${() => this.#toggle(code)}
          >
            ${RATING_REASONS[code][language]}
          </button>`,
        )}
      </div>
      <button class="main send" ?disabled=${this.busy} aria-busy=${this.busy ? "true" : nothing} @click=${this.send}>
        ${this.busy ? t("rate-sending") : t("rate-send")}
      </button>
    `;
  }

  /** Sends what is chosen; nothing where nothing is. */
  send(): void {
    const { chosen } = this;
    if (chosen && !this.busy) this.dispatchEvent(new CustomEvent("rated", { detail: chosen }));
  }

  /** The button that was pressed is gone then: whoever goes by keys or by ear is led to what comes next. */
  async #choose(grade: GradeNumber | undefined): Promise<void> {
    this.grade = grade;
    this.reasons = [];
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(grade === undefined ? ".grades button" : "#why")?.focus();
  }

  #toggle(code: RatingReason): void {
    const without = this.reasons.filter((chosen) => chosen !== code);
    this.reasons = without.length < this.reasons.length ? without : [...this.reasons, code];
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hall-space-2);
      }
      h2 {
        font-size: var(--hall-text-28);
        text-align: center;
      }
      .grades {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr));
        gap: var(--hall-space-1);
      }
      .grades button {
        display: grid;
        justify-items: center;
        gap: var(--hall-space-1);
        padding: var(--hall-space-2) var(--hall-space-1);
      }
      svg {
        width: 3.5em;
        height: 3.5em;
        fill: none;
        stroke: currentColor;
        stroke-width: 2.5;
        stroke-linecap: round;
      }
      .grade {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
        font-size: var(--hall-text-20);
      }
      .grade svg {
        width: 2em;
        height: 2em;
      }
      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
      }
      .reasons button {
        flex: 1 1 auto;
        text-align: start;
      }
      .send {
        font-size: var(--hall-text-20);
      }
      @media (max-width: 560px) {
        .grades {
          grid-template-columns: none;
        }
        .grades button {
          grid-template-columns: auto 1fr;
          justify-items: start;
          align-items: center;
        }
        .grades svg {
          width: 2.2em;
          height: 2.2em;
        }
      }
    `,
  ];
}

function face(grade: GradeNumber) {
  return html`<svg viewBox="0 0 48 48" aria-hidden="true">
    ${svg`<circle cx="24" cy="24" r="20" /><path d="M17 18v3M31 18v3" /><path d=${MOUTHS[grade]} />`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "rating-form": RatingForm;
  }
  interface HTMLElementEventMap {
    rated: CustomEvent<Rating>;
  }
}
