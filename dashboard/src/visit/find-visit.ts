import { plainCode, type VisitView } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { OpenVisitEvent } from "../elements/dashboard-events.ts";
import { words } from "./words.ts";

/** Whoever complains or asks knows their number: opens the story of any number of today. */
@customElement("find-visit")
export class FindVisit extends LitElement {
  @property({ attribute: false }) visits: readonly Pick<VisitView, "visitId" | "code">[] = [];
  @state() private missing = "";
  @query("input") private input: HTMLInputElement | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    return html`<form role="search" @submit=${this.#find}>
        <input
          type="search"
          aria-label=${t("find-label")}
          placeholder=${t("find-label")}
          autocomplete="off"
          @input=${this.#forget}
        />
        <button>${t("find-go")}</button>
      </form>
      <span class="fault" role="alert">${this.missing && t("find-none", { code: this.missing })}</span>`;
  }

  readonly #forget = (): void => {
    this.missing = "";
  };

  /** The newest of those with this code: after a number ring has gone round, an older one has it too. */
  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = this.input?.value.trim() ?? "";
    if (typed === "") {
      this.input?.focus();
      return;
    }
    const visit = this.visits.findLast(({ code }) => plainCode(code) === plainCode(typed));
    if (visit) this.dispatchEvent(new OpenVisitEvent(visit.visitId));
    else this.missing = typed;
  };

  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hall-space-1);
      }
      form {
        display: flex;
        gap: 4px;
      }
      input {
        width: 12em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "find-visit": FindVisit;
  }
}
