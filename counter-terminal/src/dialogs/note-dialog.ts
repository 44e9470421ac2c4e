import type { HallSnapshot, VisitNote, VisitView } from "@hall/contract";
import { AskDialog, clockTime, LocaleController } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Reads } from "../hall-line.ts";
import { words } from "../messages/words.ts";
import { clerkName } from "../texts.ts";

export type NoteQuestion = { visit: VisitView; hall: HallSnapshot; notes: Reads["notes"] };

/** A note for whoever serves this visitor next, under what colleagues have written. Enter sends, Shift+Enter makes a line. */
@customElement("note-dialog")
export class NoteDialog extends AskDialog<NoteQuestion, string> {
  readonly #locale = new LocaleController(this, words);
  @state() private text = "";
  @state() private earlier: readonly VisitNote[] = [];

  protected override begin({ visit, notes }: NoteQuestion): void {
    this.text = "";
    this.earlier = [];
    if (visit.note) void this.#load(visit.visitId, notes);
  }

  async #load(visitId: string, notes: Reads["notes"]): Promise<void> {
    const known = await notes(visitId);
    if (known.ok && this.question?.visit.visitId === visitId) this.earlier = known.value.notes;
  }

  protected override heading({ visit }: NoteQuestion): string {
    return this.#locale.t("note-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("note-go");
  }

  protected override body({ hall }: NoteQuestion) {
    const { t, language } = this.#locale;
    return html`${
      this.earlier.length === 0
        ? nothing
        : html`<ul>
              ${this.earlier.map(
                ({ text, by, at }) => html`<li>
                  <span class="quiet">${clockTime(at, hall.timeZone, language)} ${clerkName(hall, by)}</span>
                  ${text}
                </li>`,
              )}
            </ul>`
    }
      <label class="own"
        ><b>${t("note-label")}</b>
        <textarea
          data-first
          rows="4"
          maxlength="1000"
          .value=${this.text}
          @input=${this.#write}
          @keydown=${this.#enter}
        ></textarea
      ></label>
      <p class="quiet">${t("note-privacy")}</p>`;
  }

  protected override entered(): string | undefined {
    const text = this.text.trim();
    if (!text) this.complaint = this.#locale.t("note-missing");
    return text || undefined;
  }

  readonly #write = (event: InputEvent): void => {
    this.text = (event.target as HTMLTextAreaElement).value; // as: listens on our own field
  };

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.send();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "note-dialog": NoteDialog;
  }
}
