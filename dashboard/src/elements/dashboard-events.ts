/** A person wants to see what a visit was. */
export class OpenVisitEvent extends Event {
  readonly visitId: string;

  constructor(visitId: string) {
    super("open-visit", { bubbles: true, composed: true });
    this.visitId = visitId;
  }
}

/** What a manager may do at a counter. */
export type CounterAct = "open" | "pause" | "close" | "finish";
export class CounterActEvent extends Event {
  readonly act: CounterAct;
  readonly counterId: string;

  constructor(act: CounterAct, counterId: string) {
    super("counter-act", { bubbles: true, composed: true });
    this.act = act;
    this.counterId = counterId;
  }
}

/** What a manager may do with an alert. */
export type AlertAct = "acknowledge" | "resolve";
export class AlertActEvent extends Event {
  readonly act: AlertAct;
  readonly alertId: string;

  constructor(act: AlertAct, alertId: string) {
    super("alert-act", { bubbles: true, composed: true });
    this.act = act;
    this.alertId = alertId;
  }
}
