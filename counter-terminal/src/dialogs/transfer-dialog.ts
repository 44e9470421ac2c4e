import type { HallSnapshot, Place, Request, VisitView } from "@hall/contract";
import { AskDialog, clockTime, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import { words } from "../messages/words.ts";
import { clerksToGo, countersToGo, queuesToGo, targetOf } from "./targets.ts";

export type TransferQuestion = {
  visit: VisitView;
  hall: HallSnapshot;
  clerkId: string;
  counterId: string;
  /** The hall's time when it was asked. */
  now: Date;
};
export type Transferred = Omit<Request<"visit:transfer">, "visitId">;

const PLACES: readonly Place[] = ["front", "back", "keep"];
const DELAYS: readonly number[] = [0, 15, 30, 60, 120];

/** Where a visit goes on: in a queue, at a counter, or with a clerk; first, last or by its own time; now or later. */
@customElement("transfer-dialog")
export class TransferDialog extends AskDialog<TransferQuestion, Transferred> {
  readonly #locale = new LocaleController(this, words);
  @state() private to = "";
  @state() private place: Place = "back";
  @state() private delay = 0;

  protected override begin(): void {
    this.to = "";
    this.place = "back";
    this.delay = 0;
  }

  protected override heading({ visit }: TransferQuestion): string {
    return this.#locale.t("transfer-title", { code: visit.code });
  }

  protected override go(): string {
    return this.#locale.t("transfer-go");
  }

  protected override body({ hall, clerkId, counterId, now }: TransferQuestion) {
    const { t, language } = this.#locale;
    const picks = [
      ...queuesToGo(hall, language, t),
      ...countersToGo(hall, counterId, language, t),
      ...clerksToGo(hall, clerkId, language, t),
    ];
    return html`<pick-list
        data-first
        label=${t("transfer-to")}
        .picks=${picks}
        .value=${this.to}
        @pick=${this.#choose}
      ></pick-list>
      <fieldset>
        <legend>${t("transfer-place")}</legend>
        <div class="three">${PLACES.map((place) => this.#placeChoice(place))}</div>
      </fieldset>
      <label class="row"
        ><span>${t("transfer-when")}</span>
        <select style="flex: 1" @change=${this.#wait}>
          ${DELAYS.map(
            (minutes) => html`<option value=${minutes} ?selected=${minutes === this.delay}>
              ${
                minutes === 0
                  ? t("transfer-now")
                  : t("transfer-later", {
                      n: minutes,
                      time: clockTime(later(now, minutes), hall.timeZone, language),
                    })
              }
            </option>`,
          )}
        </select></label
      >`;
  }

  protected override entered({ now }: TransferQuestion): Transferred | undefined {
    if (!this.to) {
      this.complaint = this.#locale.t("transfer-choose");
      return undefined;
    }
    const notBefore = this.delay > 0 ? { notBefore: later(now, this.delay).toISOString() } : {};
    return { to: targetOf(this.to), place: this.place, ...notBefore };
  }

  #placeChoice(place: Place) {
    return html`<label class="choice">
      <input
        type="radio"
        name="place"
        .checked=${this.place === place}
        @change=${() => {
          this.place = place;
        }}
      /><span>${this.#locale.t(`transfer-${place}`)}</span>
    </label>`;
  }

  readonly #choose = (event: Event): void => {
    this.to = (event.currentTarget as PickList).value; // as: listens on our own element
    this.complaint = "";
  };

  readonly #wait = (event: Event): void => {
    this.delay = Number((event.target as HTMLSelectElement).value); // as: listens on our own select
  };
}

function later(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

declare global {
  interface HTMLElementTagNameMap {
    "transfer-dialog": TransferDialog;
  }
}
