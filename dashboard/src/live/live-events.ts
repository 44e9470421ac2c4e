/** Somebody answers a call for help. */
export class BellActEvent extends Event {
  readonly act: "accept" | "end";
  readonly alertId: string;

  constructor(act: "accept" | "end", alertId: string) {
    super("bell-act", { bubbles: true, composed: true });
    this.act = act;
    this.alertId = alertId;
  }
}

/** Somebody stops or resumes the giving out of tickets. */
export class TicketingActEvent extends Event {
  readonly act: "stop" | "resume";

  constructor(act: "stop" | "resume") {
    super("ticketing-act", { bubbles: true, composed: true });
    this.act = act;
  }
}
