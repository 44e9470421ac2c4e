import type { Fault } from "@hall/contract";
import { controls, faultText, type HallToast, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type FileProblem, offsetOf, problemsOf } from "./file-problems.ts";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

/** A hall's configuration as text; the hub checks all of it, and each error leads to its line. */
@customElement("configuration-editor")
export class ConfigurationEditor extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  @state() private text: string | undefined;
  @state() private fault: Fault | undefined;
  @state() private busy = false;
  @query("textarea") private area: HTMLTextAreaElement | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("desk")) void this.#read();
  }

  override render() {
    const { t } = this.#locale;
    return html`<h2>${t("configuration-title")}</h2>
      <p class="quiet">${t("configuration-text")}</p>
      ${this.#refusal()} ${this.#form()}
      <hall-toast></hall-toast>`;
  }

  #form() {
    const { t } = this.#locale;
    if (this.text === undefined) return this.fault ? nothing : html`<hall-empty loading></hall-empty>`;
    return html`<form @submit=${this.#save}>
      <textarea
        aria-label=${t("configuration-label")}
        aria-invalid=${this.fault !== undefined}
        spellcheck="false"
        rows="28"
        .value=${this.text}
      ></textarea>
      <div class="fields">
        <button class="main" aria-disabled=${this.busy}>${this.busy ? t("busy") : t("configuration-save")}</button>
        <button type="button" @click=${this.#read}>${t("configuration-reload")}</button>
      </div>
    </form>`;
  }

  #refusal() {
    const { t, language } = this.#locale;
    if (!this.fault) return nothing;
    const problems = problemsOf(this.fault);
    if (problems.length === 0)
      return html`<p class="fault" role="alert">
        ${faultText(this.fault, language)}
        ${this.text === undefined ? html`<button @click=${this.#read}>${t("again")}</button>` : nothing}
      </p>`;
    return html`<div class="fault" role="alert">
      <p>${t("configuration-problems", { n: problems.length })}</p>
      <ul>
        ${problems.map(
          (problem) =>
            html`<li>
              <button class="plain" @click=${() => this.#goTo(problem)}>
                ${t("configuration-line", { line: problem.line, field: problem.field })}
              </button>
              ${problem.message}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #goTo(problem: FileProblem): void {
    const area = this.area;
    if (!area) return;
    const offset = offsetOf(area.value, problem);
    const end = area.value.indexOf("\n", offset);
    area.focus();
    area.setSelectionRange(offset, end < 0 ? area.value.length : end);
    area.scrollTop = (problem.line - 3) * (area.scrollHeight / area.value.split("\n").length);
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.area?.value;
    if (!this.desk || this.busy || text === undefined) return;
    this.busy = true;
    const answer = await this.desk.configure(text);
    this.busy = false;
    this.fault = answer.ok ? undefined : answer.fault;
    if (answer.ok) this.toast?.show(this.#locale.t("configuration-saved"));
  };

  readonly #read = async (): Promise<void> => {
    const { desk } = this;
    const answer = await desk?.configuration();
    if (!answer || desk !== this.desk) return;
    this.fault = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    this.text = JSON.stringify(answer.value, null, 2);
    if (this.area) this.area.value = this.text; // the same text again would not replace what was typed
  };

  static override styles = [
    controls,
    panelStyles,
    css`
      textarea {
        width: 100%;
        font-family: Menlo, Consolas, "DejaVu Sans Mono", var(--hall-font);
        font-size: var(--hall-text-14);
        line-height: 1.4;
        white-space: pre;
        resize: vertical;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "configuration-editor": ConfigurationEditor;
  }
}
