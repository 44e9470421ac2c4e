import type { HallSnapshot, StepView, VisitView } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { counterNumber, serviceName } from "../texts.ts";
import type { ReadVisit } from "./now-panel.ts";
import { panelStyles } from "./panel-styles.ts";

/** What was recorded in the visit's earlier steps, so that nobody has to tell the story twice. */
@customElement("visit-story")
export class VisitStory extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) visit?: VisitView;
  @property({ attribute: false }) read?: ReadVisit;
  @state() private steps: readonly StepView[] = [];

  readonly #locale = new LocaleController(this, words);
  #asked = "";

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("visit") || !this.visit) return;
    const { visitId, status, step } = this.visit;
    const wanted = `${visitId} ${status} ${step?.stepId ?? ""}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.steps = [];
    void this.#load(wanted, visitId);
  }

  async #load(wanted: string, visitId: string): Promise<void> {
    const detail = await this.read?.(visitId);
    if (detail?.ok && wanted === this.#asked) this.steps = detail.value.steps;
  }

  override render() {
    const { hall } = this;
    const past = this.steps.filter(({ finishedAt }) => finishedAt !== undefined);
    if (!hall || past.length === 0) return nothing;
    const { t } = this.#locale;
    return html`<h2>${t("now-story")}</h2>
      <ol>
        ${past.map(
          (step) =>
            html`<li>
              ${t("story-line", { counter: counterNumber(hall, step.counterId), what: this.#what(hall, step) })}
            </li>`,
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
      .join(language === "en" ? ", " : "、");
  }

  static override styles = [
    ...panelStyles,
    css`
      h2 {
        margin-block: var(--hall-space-2) 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-story": VisitStory;
  }
}
