import type { HallSnapshot, Request } from "@hall/contract";
import { AskDialog, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "./words.ts";

type Stop = Request<"hall:stop-tickets">;

/** Asks for the public notice, in both languages, and for which queues no more tickets are given out. */
@customElement("stop-dialog")
export class StopDialog extends AskDialog<HallSnapshot, Stop> {
  @state() private zh = "";
  @state() private en = "";
  @state() private chosen: readonly string[] = [];

  readonly #locale = new LocaleController(this, words);
  protected override severe = true;

  protected override begin(): void {
    const { t } = this.#locale;
    this.zh = t("stop-standard-zh");
    this.en = t("stop-standard-en");
    this.chosen = [];
  }

  protected override heading(): string {
    return this.#locale.t("stop-title");
  }

  protected override go(): string {
    return this.#locale.t("stop");
  }

  protected override body(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    return html`<p>${t("stop-text")}</p>
      <label class="own">
        <span>${t("stop-notice-zh")}</span>
        <input data-first lang="zh-CN" maxlength="200" .value=${this.zh} @input=${(event: Event) => this.#write("zh", event)} />
      </label>
      <label class="own">
        <span>${t("stop-notice-en")}</span>
        <input lang="en" maxlength="200" .value=${this.en} @input=${(event: Event) => this.#write("en", event)} />
      </label>
      <fieldset>
        <legend>${t("stop-queues")}</legend>
        ${hall.queues.map(
          ({ queueId, name }) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${this.chosen.includes(queueId)}
                @change=${() => this.#turn(queueId)}
              /><span>${name[language]}</span></label
            >`,
        )}
      </fieldset>`;
  }

  protected override entered(): Stop | undefined {
    const notice = { "zh-CN": this.zh.trim(), en: this.en.trim() };
    if (notice["zh-CN"] === "" || notice.en === "") {
      this.complaint = this.#locale.t("stop-missing");
      return undefined;
    }
    return this.chosen.length === 0 ? { notice } : { notice, queueIds: [...this.chosen] };
  }

  #write(which: "zh" | "en", event: Event): void {
    this[which] = (event.target as HTMLInputElement).value; // as: listens on our own input
  }

  #turn(queueId: string): void {
    const on = this.chosen.includes(queueId);
    this.chosen = on ? this.chosen.filter((id) => id !== queueId) : [...this.chosen, queueId];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "stop-dialog": StopDialog;
  }
}
