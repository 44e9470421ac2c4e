import type { HallSnapshot, Request } from "@hall/contract";
import { AskDialog, LocaleController, translate } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";

export type StopQuestion = { hall: HallSnapshot };
export type Stopped = Request<"hall:stop-tickets">;

const MOST = 200;

/** No more numbers today: what the public reads, in both languages, and for which queues. */
@customElement("stop-dialog")
export class StopDialog extends AskDialog<StopQuestion, Stopped> {
  readonly #locale = new LocaleController(this, words);
  @state() private notice = { "zh-CN": "", en: "" };
  @state() private queueIds: readonly string[] = [];

  protected override begin(): void {
    this.severe = true;
    this.queueIds = [];
    this.notice = {
      "zh-CN": translate(words, "zh-CN", "stop-notice"),
      en: translate(words, "en", "stop-notice"),
    };
  }

  protected override heading(): string {
    return this.#locale.t("stop-title");
  }

  protected override go(): string {
    return this.#locale.t("act-stop-tickets");
  }

  protected override body({ hall }: StopQuestion) {
    const { t, language } = this.#locale;
    return html`<p>${t("stop-text")}</p>
      ${(["zh-CN", "en"] as const).map(
        (one) => html`<label class="own"
          ><b>${t(`stop-${one}`)}</b>
          <input
            type="text"
            lang=${one}
            maxlength=${MOST}
            autocomplete="off"
            ?data-first=${one === language}
            .value=${this.notice[one]}
            @input=${(event: Event) => this.#write(one, event)}
        /></label>`,
      )}
      <fieldset>
        <legend>${t("stop-queues")}</legend>
        <div class="two">
          ${hall.queues.map(
            ({ queueId, name }) => html`<label class="choice">
              <input
                type="checkbox"
                .checked=${this.queueIds.includes(queueId)}
                @change=${() => this.#toggle(queueId)}
              /><span>${name[language]}</span>
            </label>`,
          )}
        </div>
      </fieldset>`;
  }

  protected override entered(): Stopped | undefined {
    const notice = { "zh-CN": this.notice["zh-CN"].trim(), en: this.notice.en.trim() };
    if (!notice["zh-CN"] || !notice.en) {
      this.complaint = this.#locale.t("stop-missing");
      return undefined;
    }
    return { notice, ...(this.queueIds.length > 0 ? { queueIds: [...this.queueIds] } : {}) };
  }

  #write(language: "zh-CN" | "en", event: Event): void {
    const { value } = event.target as HTMLInputElement; // as: listens on our own input
    this.notice = { ...this.notice, [language]: value };
    this.complaint = "";
  }

  #toggle(queueId: string): void {
    this.queueIds = this.queueIds.includes(queueId)
      ? this.queueIds.filter((one) => one !== queueId)
      : [...this.queueIds, queueId];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "stop-dialog": StopDialog;
  }
}
