import type { HallSnapshot, Request, VisitView } from "@hall/contract";
import { AskDialog, clockTime, LocaleController } from "@hall/contract/web";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickList } from "../elements/pick-list.ts";
import "../elements/pick-list.ts";
import { words } from "../messages/words.ts";
import type { Pick } from "../pick.ts";
import { serviceNames } from "../texts.ts";

export type CheckInQuestion = { hall: HallSnapshot; now: Date };
export type CheckedIn = Request<"visit:check-in">;

/** Bookings from two hours ago on are likely those of whoever stands here; others are found by their reference. */
const SHOWN_FROM_MS = 2 * 3_600_000;

/** A booked visitor is here: chosen from the bookings of the day, or by the reference as it was told. */
@customElement("check-in-dialog")
export class CheckInDialog extends AskDialog<CheckInQuestion, CheckedIn> {
  readonly #locale = new LocaleController(this, words);
  @state() private visitId = "";
  @state() private typed = "";

  protected override begin(): void {
    this.visitId = "";
    this.typed = "";
  }

  protected override heading(): string {
    return this.#locale.t("check-in-title");
  }

  protected override go(): string {
    return this.#locale.t("act-check-in");
  }

  protected override body({ hall, now }: CheckInQuestion) {
    const { t } = this.#locale;
    return html`<p>${t("check-in-text")}</p>
      <pick-list
        data-first
        label=${t("check-in-label")}
        empty=${t("check-in-none")}
        .picks=${this.#bookings(hall, now)}
        .value=${this.visitId}
        @pick=${this.#choose}
      ></pick-list>`;
  }

  protected override entered(): CheckedIn | undefined {
    if (this.visitId) return { visitId: this.visitId };
    if (this.typed.length >= 4) return { reference: this.typed };
    this.complaint = this.#locale.t("check-in-missing");
    return undefined;
  }

  #bookings(hall: HallSnapshot, now: Date): Pick[] {
    const { language } = this.#locale;
    return hall.visits
      .filter(
        ({ status, booked }) => status === "booked" && booked && at(booked) > now.getTime() - SHOWN_FROM_MS,
      )
      .sort((a, b) => at(a.booked) - at(b.booked))
      .map(({ visitId, booked, serviceIds }) => ({
        id: visitId,
        label: booked ? clockTime(booked.at, hall.timeZone, language) : "",
        detail: [booked?.reference, serviceNames(hall, serviceIds, language)].filter(Boolean).join(" · "),
        also: booked?.reference?.replace("-", "") ?? "",
      }));
  }

  readonly #choose = (event: Event): void => {
    const list = event.currentTarget as PickList; // as: listens on our own element
    this.visitId = list.value;
    this.typed = list.text;
    this.complaint = "";
  };
}

function at(booked: VisitView["booked"]): number {
  return booked ? Date.parse(booked.at) : 0;
}

declare global {
  interface HTMLElementTagNameMap {
    "check-in-dialog": CheckInDialog;
  }
}
