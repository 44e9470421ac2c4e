import { RATING_REASONS, type StepView } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Names } from "./names.ts";
import { words } from "./words.ts";

type Rating = NonNullable<StepView["rating"]>;

/** What the visitor thought of each step; not rated is said as such, never as good. */
@customElement("visit-ratings")
export class VisitRatings extends LitElement {
  @property({ attribute: false }) steps: readonly StepView[] = [];
  @property({ attribute: false }) names?: Names;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const rated = this.steps.flatMap(({ counterId, rating }) => (rating ? [{ counterId, rating }] : []));
    if (rated.length === 0) return html`<p class="quiet">${t("ratings-none")}</p>`;
    return html`<ul>
      ${rated.map(
        ({ counterId, rating }) =>
          html`<li>
            ${t("rating-line", { counter: this.names?.counter(counterId) ?? counterId, grade: this.#grade(rating) })}
            <span class="quiet">${this.#reasons(rating)}</span>
          </li>`,
      )}
    </ul>`;
  }

  #grade({ grade }: Rating): string {
    const { t } = this.#locale;
    switch (grade) {
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
        return t(`grade-${grade}`);
      default:
        return t("grade-none");
    }
  }

  #reasons({ reasons }: Rating): string {
    const { language } = this.#locale;
    const known: Readonly<Record<string, { "zh-CN": string; en: string }>> = RATING_REASONS;
    return reasons.map((code) => known[code]?.[language] ?? code).join(language === "en" ? "; " : "；");
  }

  static override styles = controls;
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-ratings": VisitRatings;
  }
}
