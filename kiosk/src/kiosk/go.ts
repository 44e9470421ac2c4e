import type { Step } from "./steps.ts";

/** Asks the kiosk to show the next step; bubbles to the shell. */
export function go(from: EventTarget, step: Step): void {
  from.dispatchEvent(new CustomEvent("kiosk-go", { detail: step, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    "kiosk-go": CustomEvent<Step>;
  }
}
