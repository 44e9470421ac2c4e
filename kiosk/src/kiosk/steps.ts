import type { Fault, FoundVisit, KioskFacts, TicketView } from "@hall/contract";

/** A ticket as the kiosk shows it; one that was given without the hub has no wait and no link. */
export type ShownTicket = Pick<TicketView, "code"> &
  Partial<Pick<TicketView, "url" | "ahead" | "wait" | "noLaterFirstAfter">> & {
    offline?: boolean;
    /** The same ticket on paper once more. */
    again?: boolean;
  };

/** Three ways to choose a service. */
export type Choice = KioskFacts["layout"];

/** What the kiosk does for a visitor. */
export type Doing = "taking" | "checking-in" | "looking" | "printing";

/** Where a visitor is on the way to a ticket; the kiosk shows exactly one of these. */
export type Step =
  | { at: "home" }
  | { at: "departments" }
  | { at: "life-events" }
  | { at: "search" }
  | { at: "services"; departmentId?: string; lifeEventId?: string }
  | { at: "chosen" }
  | { at: "working"; what: Doing }
  | { at: "ticket"; ticket: ShownTicket; serviceIds: readonly string[] }
  | { at: "failed"; fault: Fault; what?: Doing }
  | { at: "check-in" }
  | { at: "find" }
  | { at: "found"; visits: readonly FoundVisit[]; why: "asked" | "exists"; identified: boolean };

/** Where a visitor chooses or types, and a card that is laid down is only kept for the ticket. */
export function isChoosing({ at }: Step): boolean {
  return ["departments", "life-events", "search", "services", "chosen", "check-in"].includes(at);
}

/** Where a visitor has what they came for, or cannot get it. */
export function isEnd({ at }: Step): boolean {
  return ["ticket", "failed", "found"].includes(at);
}

/** What the way depends on. */
export type Way = {
  departments: number;
  elderly: boolean;
  layout: Choice;
};

/** Behind the door 取号, by the layout of the device; one department or elderly mode needs no choice of department. */
export function firstChoice({ departments, elderly, layout }: Way): Step {
  if (elderly || layout === "services") return { at: "services" };
  if (layout === "life-events") return { at: "life-events" };
  return departments <= 1 ? { at: "services" } : { at: "departments" };
}

/** Where "back" leads; undefined where there is nothing to go back to. */
export function stepBack(step: Step, way: Way): Step | undefined {
  switch (step.at) {
    case "services":
      return backFromServices(step);
    case "chosen":
      return firstChoice(way);
    case "departments":
    case "life-events":
    case "search":
    case "check-in":
    case "find":
    case "found":
    case "failed":
      return { at: "home" };
    case "home":
    case "working":
    case "ticket":
      return undefined;
  }
}

function backFromServices(step: Extract<Step, { at: "services" }>): Step {
  if (step.departmentId !== undefined) return { at: "departments" };
  if (step.lifeEventId !== undefined) return { at: "life-events" };
  return { at: "home" };
}

const TICKET_SECONDS = 10;
const IDLE_SECONDS = 30;

/** After how many seconds without a touch the kiosk forgets and goes home; undefined where it stays. */
export function secondsToHome(step: Step): number | undefined {
  switch (step.at) {
    case "home":
    case "working":
      return undefined;
    case "ticket":
      // Without paper the number is to be photographed, which takes longer.
      return step.ticket.offline ? 3 * TICKET_SECONDS : TICKET_SECONDS;
    default:
      return IDLE_SECONDS;
  }
}
