import type { HallSnapshot, VisitView } from "@hall/contract";
import { clockTime, currentLanguage, longDate } from "@hall/contract/web";
import { html, nothing } from "lit";
import type { Say } from "../messages/words.ts";
import { phoneCard, wayBack } from "./phone-card.ts";

/** The words of the card: what is so, large, and what to do, below. */
export function phoneFace(visit: VisitView, hall: HallSnapshot, t: Say) {
  const card = phoneCard(visit);
  switch (card.kind) {
    case "far":
    case "near": {
      const todo =
        card.kind === "far" ? t("phone-far") : card.ahead === 0 ? t("phone-next") : t("phone-near");
      return html`<p class="place">${t("phone-place", { n: card.ahead + 1 })}</p>
        <p><hall-wait .range=${card.wait}></hall-wait></p>
        <p class="todo">${todo}</p>
        ${promise(visit, hall, t)}`;
    }
    case "booked":
      return booked(card.at, hall, t);
    case "in-line":
      return html`<p class="place">${t("phone-place-unknown")}</p>`;
    case "called":
      return html`<p class="todo">${t("phone-called")}</p>
        <p class="counter">${counterName(hall, card.counterId, t) ?? html`<hall-unknown></hall-unknown>`}</p>`;
    case "serving":
      return html`<p class="place">${t("phone-serving")}</p>
        <p>${counterName(hall, card.counterId, t) ?? nothing}</p>`;
    case "parked": {
      const back = wayBack(hall.counters, card.counterId);
      return html`<p class="todo">${back ? t(back.words, { n: back.n }) : t("phone-parked-anywhere")}</p>`;
    }
    case "missed":
      return html`<p class="place">${t("phone-missed")}</p><p class="todo">${t("phone-rejoin-hint")}</p>`;
    case "left":
    case "void":
      return html`<p class="place">${t(`phone-${card.kind}`)}</p><p class="todo">${t(`phone-${card.kind}-hint`)}</p>`;
    case "rated":
      return html`<p class="place">${t("phone-rated")}</p>`;
    case "rate":
      return nothing; // the rating form speaks for itself
  }
}

function booked(at: string | undefined, { timeZone }: HallSnapshot, t: Say) {
  const language = currentLanguage();
  const time = at ? `${longDate(at, timeZone, language)} ${clockTime(at, timeZone, language)}` : "";
  return html`<p class="place">${t("phone-booked", { time })}</p><p class="todo">${t("phone-booked-hint")}</p>`;
}

/** The guarantee, where it can be given. */
function promise({ noLaterFirstAfter }: VisitView, hall: HallSnapshot, t: Say) {
  if (!noLaterFirstAfter) return nothing;
  const time = clockTime(noLaterFirstAfter, hall.timeZone, currentLanguage());
  return html`<p class="promise">${t("phone-promise", { time })}</p>`;
}

function counterNumber(hall: HallSnapshot, counterId: string | undefined): number | undefined {
  return hall.counters.find((counter) => counter.counterId === counterId)?.number;
}

function counterName(hall: HallSnapshot, counterId: string | undefined, t: Say): string | undefined {
  const n = counterNumber(hall, counterId);
  return n === undefined ? undefined : t("counter-number", { n });
}
