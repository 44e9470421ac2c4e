/** A person wants to see the pictures of an absence. */
export class OpenEvidenceEvent extends Event {
  readonly alertId: string;
  readonly counter: string;

  constructor(alertId: string, counter: string) {
    super("open-evidence", { bubbles: true, composed: true });
    this.alertId = alertId;
    this.counter = counter;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "open-evidence": OpenEvidenceEvent;
  }
}
