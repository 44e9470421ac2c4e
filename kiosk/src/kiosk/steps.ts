import type { Fault, TicketView } from "@hall/contract";

/** Where a visitor is on the way to a ticket; the kiosk shows exactly one of these. */
export type Step =
  | { at: "home" }
  | { at: "departments" }
  | { at: "services"; departmentId?: string }
  | { at: "taking"; serviceIds: readonly string[]; priority: boolean }
  | { at: "ticket"; ticket: TicketView; serviceIds: readonly string[] }
  | { at: "failed"; fault: Fault }
  | { at: "find" };

/** What the way depends on. */
export type Way = { departments: number; elderly: boolean };

/** Behind the door 取号: one department or elderly mode needs no choice of department. */
export function firstChoice({ departments, elderly }: Way): Step {
  return elderly || departments <= 1 ? { at: "services" } : { at: "departments" };
}

/** Where "back" leads; undefined where there is nothing to go back to. */
export function stepBack(step: Step, way: Way): Step | undefined {
  switch (step.at) {
    case "services":
      return firstChoice(way).at === "departments" ? { at: "departments" } : { at: "home" };
    case "departments":
    case "find":
    case "failed":
      return { at: "home" };
    case "home":
    case "taking":
    case "ticket":
      return undefined;
  }
}

const TICKET_SECONDS = 10;
const IDLE_SECONDS = 30;

/** After how many seconds without a touch the kiosk forgets and goes home; undefined where it stays. */
export function secondsToHome(step: Step): number | undefined {
  switch (step.at) {
    case "home":
    case "taking":
      return undefined;
    case "ticket":
      return TICKET_SECONDS;
    case "departments":
    case "services":
    case "failed":
    case "find":
      return IDLE_SECONDS;
  }
}
