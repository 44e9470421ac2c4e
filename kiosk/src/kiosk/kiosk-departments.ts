import type { HallView } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { departmentChoices } from "./choices.ts";
import { go } from "./go.ts";
import { tileStyles } from "./tile-styles.ts";

/** The departments as tiles, each with the people who wait in it. */
@customElement("kiosk-departments")
export class KioskDepartments extends LitElement {
  @property({ attribute: false }) live?: HallView;

  readonly #locale = new LocaleController(this, words);
  readonly #hall = new LiveController(this, () => this.live);

  override render() {
    const { hall, phase } = this.#hall.state ?? {};
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    return html`
      <h1>${t("choose-department")}</h1>
      <ul class="tiles">
        ${departmentChoices(hall).map(
          ({ department, waiting, services }) => html`<li>
            <button @click=${() => go(this, { at: "services", departmentId: department.departmentId })}>
              <strong>${department.name[language]}</strong>
              <span class="facts">
                ${phase === "live" ? html`<span>${t("department-waiting", { n: waiting })}</span>` : nothing}
                <span>${t("service-count", { n: services })}</span>
              </span>
            </button>
          </li>`,
        )}
      </ul>
    `;
  }

  static override styles = [controls, tileStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-departments": KioskDepartments;
  }
}
