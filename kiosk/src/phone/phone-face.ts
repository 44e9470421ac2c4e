import type { HallSnapshot, VisitView } from "@hall/contract";
import { html, nothing } from "lit";
import type { Say } from "../messages/words.ts";
import { phoneCard } from "./phone-card.ts";

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
        <p class="todo">${todo}</p>`;
    }
    case "in-line":
      return html`<p class="place">${t("phone-place-unknown")}</p>`;
    case "called":
      return html`<p class="todo">${t("phone-called")}</p>
        <p class="counter">${counterName(hall, card.counterId, t) ?? html`<hall-unknown></hall-unknown>`}</p>`;
    case "serving":
      return html`<p class="place">${t("phone-serving")}</p>
        <p>${counterName(hall, card.counterId, t) ?? nothing}</p>`;
    case "parked": {
      const n = counterNumber(hall, card.counterId);
      return html`<p class="todo">${n === undefined ? t("phone-parked-anywhere") : t("phone-parked", { n })}</p>`;
    }
    case "missed":
    case "left":
    case "void":
      return html`<p class="place">${t(`phone-${card.kind}`)}</p><p class="todo">${t(`phone-${card.kind}-hint`)}</p>`;
    case "rated":
      return html`<p class="place">${t("phone-rated")}</p>`;
    case "rate":
      return nothing; // the rating form speaks for itself
  }
}

function counterNumber(hall: HallSnapshot, counterId: string | undefined): number | undefined {
  return hall.counters.find((counter) => counter.counterId === counterId)?.number;
}

function counterName(hall: HallSnapshot, counterId: string | undefined, t: Say): string | undefined {
  const n = counterNumber(hall, counterId);
  return n === undefined ? undefined : t("counter-number", { n });
}
