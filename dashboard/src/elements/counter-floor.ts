import type { HallSnapshot, Permission } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { LastingDifference } from "../device-health.ts";
import { countersOf } from "../figures.ts";
import { words } from "../messages/words.ts";
import "./counter-cell.ts";
import { panelStyles } from "./panel-styles.ts";

/** All counters in the order of their numbers. */
@customElement("counter-floor")
export class CounterFloor extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  @property({ attribute: false }) permissions: readonly Permission[] = [];
  @property() why?: string | undefined;
  /** On a wall that cannot show all: which of them, in their order. */
  @property({ attribute: false }) only: readonly [from: number, to: number] | undefined;

  readonly #difference = new LastingDifference();
  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.#locale;
    const { paused, closed } = countersOf(hall);
    const wrong = this.#difference.of(hall.devices, performance.now());
    const counters = [...hall.counters].sort((a, b) => a.number - b.number).slice(...(this.only ?? []));
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("counters")}</h2>
        <span class="quiet small edge">${t("counters-closed", { paused, closed })}</span>
      </div>
      ${counters.length === 0 ? html`<hall-empty>${t("counters-none")}</hall-empty>` : nothing}
      <div class="floor">
        ${repeat(
          counters,
          ({ counterId }) => counterId,
          (counter) => html`<counter-cell
            .hall=${hall}
            .counter=${counter}
            .now=${this.now}
            .permissions=${this.permissions}
            .wrong=${wrong}
            .why=${this.why}
          ></counter-cell>`,
        )}
      </div>
    </section>`;
  }

  static override styles = [
    panelStyles,
    css`
      .floor {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "counter-floor": CounterFloor;
  }
}
