import type { ActionName } from "../actions.ts";

/** What a panel asks the desk to do. `source` is the key, "keyboard" for a focused button, or "pointer". */
export type Asked = { action: ActionName; source: string };

/** Bubbles from any panel to the desk, which alone knows how to do it. */
export class DeskActionEvent extends Event {
  readonly asked: Asked;

  constructor(asked: Asked) {
    super("desk-action", { bubbles: true, composed: true });
    this.asked = asked;
  }
}

/** Where a click came from: keys on a focused button click without a pointer. */
export function sourceOf({ detail }: Pick<UIEvent, "detail">): string {
  return detail === 0 ? "keyboard" : "pointer";
}

declare global {
  interface GlobalEventHandlersEventMap {
    "desk-action": DeskActionEvent;
  }
}
