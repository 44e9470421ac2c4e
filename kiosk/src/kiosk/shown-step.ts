import type { HallSnapshot } from "@hall/contract";
import type { HallView } from "@hall/contract/live";
import { html } from "lit";
import type { Say } from "../messages/words.ts";
import type { Order } from "./order.ts";
import { type Step, secondsToHome } from "./steps.ts";
import "./kiosk-check-in.ts";
import "./kiosk-chosen.ts";
import "./kiosk-departments.ts";
import "./kiosk-failed.ts";
import "./kiosk-find.ts";
import "./kiosk-found.ts";
import "./kiosk-home.ts";
import "./kiosk-life-events.ts";
import "./kiosk-search.ts";
import "./kiosk-services.ts";
import "./kiosk-ticket.ts";

/** What the pages need from the shell. */
export type StepParts = {
  live: HallView;
  hall: HallSnapshot;
  order: Order;
  elderly: boolean;
  /** Numbers of the kiosk's own are there. */
  spare: boolean;
  /** Seconds until home. */
  left: number | undefined;
  t: Say;
};

/** The page of a step. */
export function shownStep(step: Step, parts: StepParts) {
  switch (step.at) {
    case "home":
    case "departments":
    case "life-events":
    case "search":
    case "services":
    case "chosen":
      return choosing(step.at, step, parts);
    case "working":
      return html`<hall-empty loading>${parts.t(step.what)}</hall-empty>`;
    case "failed":
      return html`<kiosk-failed .fault=${step.fault} .what=${step.what}></kiosk-failed>`;
    case "ticket":
    case "check-in":
    case "find":
    case "found":
      return ticketPage(step, parts);
  }
}

type Choosing = "home" | "departments" | "life-events" | "search" | "services" | "chosen";

function choosing(at: Choosing, step: Step, { live, order, elderly, spare }: StepParts) {
  const { departmentId, lifeEventId } = step.at === "services" ? step : {};
  switch (at) {
    case "home":
      return html`<kiosk-home .live=${live} .elderly=${elderly} .spare=${spare}></kiosk-home>`;
    case "departments":
      return html`<kiosk-departments .live=${live}></kiosk-departments>`;
    case "life-events":
      return html`<kiosk-life-events .live=${live}></kiosk-life-events>`;
    case "search":
      return html`<kiosk-search .live=${live} .order=${order}></kiosk-search>`;
    case "services":
      return html`<kiosk-services
        .live=${live}
        .order=${order}
        .departmentId=${departmentId}
        .lifeEventId=${lifeEventId}
        .elderly=${elderly}
      ></kiosk-services>`;
    case "chosen":
      return html`<kiosk-chosen .live=${live} .order=${order}></kiosk-chosen>`;
  }
}

function ticketPage(
  step: Extract<Step, { at: "ticket" | "check-in" | "find" | "found" }>,
  { hall, left }: StepParts,
) {
  const reader = (hall.kiosk?.readerIds.length ?? 0) > 0;
  switch (step.at) {
    case "ticket":
      return html`<kiosk-ticket
        .ticket=${step.ticket}
        .hall=${hall}
        .services=${hall.services.filter(({ serviceId }) => step.serviceIds.includes(serviceId))}
        .left=${left ?? 0}
        .total=${secondsToHome(step) ?? 1}
      ></kiosk-ticket>`;
    case "check-in":
      return html`<kiosk-check-in></kiosk-check-in>`;
    case "find":
      return html`<kiosk-find .reader=${reader} .prefixes=${hall.services.map(({ prefix }) => prefix)}></kiosk-find>`;
    case "found":
      return html`<kiosk-found
        .visits=${step.visits}
        .hall=${hall}
        .why=${step.why}
        .identified=${step.identified}
      ></kiosk-found>`;
  }
}
