import type { Order } from "./order.ts";
import type { Step } from "./steps.ts";

/** What a visitor asks of the kiosk itself. */
export type Ask =
  | { ask: "take"; serviceIds: readonly string[] }
  | { ask: "check-in"; by: { reference: string } | { visitId: string } }
  | { ask: "find"; code: string }
  | { ask: "identify"; number: string }
  | { ask: "reprint"; visitId: string; serviceIds: readonly string[] };

/** Asks the kiosk to show the next step; bubbles to the shell. */
export function go(from: EventTarget, step: Step): void {
  from.dispatchEvent(new CustomEvent("kiosk-go", { detail: step, bubbles: true, composed: true }));
}

/** Asks the kiosk to do something and to show what came of it. */
export function ask(from: EventTarget, what: Ask): void {
  from.dispatchEvent(new CustomEvent("kiosk-ask", { detail: what, bubbles: true, composed: true }));
}

/** Changes the list of services or the group. */
export function order(from: EventTarget, next: Order): void {
  from.dispatchEvent(new CustomEvent("kiosk-order", { detail: next, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    "kiosk-go": CustomEvent<Step>;
    "kiosk-ask": CustomEvent<Ask>;
    "kiosk-order": CustomEvent<Order>;
  }
}
