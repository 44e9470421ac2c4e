import type { AlertView } from "@hall/contract";
import type { Actor, Cause, Condition, Context, Deciders } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import { alertOf, counterNumber, deviceWords } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

/** A cause that ended or was put right may raise again only after this pause, so that a flickering cause is one alert. */
const COOLDOWN_MS = 300_000;

/** One life cycle for all kinds: raised → acknowledged → resolved, escalated at 50, 80 and 100 % of the limit. */
export const alerts: Deciders<"alert:acknowledge" | "alert:resolve" | "alert:escalate" | "alerts:review"> = {
  "alert:acknowledge": (state, { alertId, reason }, { at, by }) => {
    const alert = openAlert(state, alertId);
    if (alert.state === "acknowledged") return []; // somebody looks after it already
    return [
      { type: "alert-acknowledged", at, alertId, by: by.name, ...(reason === undefined ? {} : { reason }) },
    ];
  },

  "alert:resolve": (state, { alertId, reason }, { at, by }) => {
    mustBeAnswered(state, openAlert(state, alertId), by);
    return [
      { type: "alert-resolved", at, alertId, by: by.name, ...(reason === undefined ? {} : { reason }) },
    ];
  },

  // From the escalation job: too early, late or twice is harmless.
  "alert:escalate": (state, { alertId, level }, { at, now }) => {
    const alert = state.alerts.get(alertId);
    if (!alert || alert.state === "resolved" || alert.escalated >= level) return [];
    const raised = Date.parse(alert.raisedAt);
    if (now.getTime() < raised + ((Date.parse(alert.dueAt) - raised) * level) / 100) return [];
    return [{ type: "alert-escalated", at, alertId, level }];
  },

  "alerts:review": (state, { conditions, kinds, unsure = [] }, context) => {
    const open = openAlerts(state);
    const broken = new Map(conditions.map((condition) => [keyOf(condition), condition]));
    const mayLast = new Set([...broken.keys(), ...unsure.map(keyOf)]);
    const events: HallEvent[] = [];
    for (const [key, condition] of broken) {
      const alert = open.get(key);
      if (!alert && !coolingDown(state, condition, context.now))
        events.push(raiseAlert(state, condition, context));
      if (alert && condition.severity === "severe" && alert.severity !== "severe")
        events.push({ type: "alert-worsened", at: context.at, alertId: alert.alertId, severity: "severe" });
    }
    for (const [key, alert] of open)
      if (kinds.includes(alert.kind) && !mayLast.has(key))
        events.push({ type: "alert-resolved", at: context.at, alertId: alert.alertId, by: "cause-ended" });
    return events;
  },
};

/** The event that raises an alert, with the time by which somebody should have answered. */
export function raiseAlert(
  state: HallState,
  condition: Condition,
  { at, now, newId }: Context,
  minutes: number = state.configuration.responseMinutes,
): HallEvent {
  const dueAt = new Date(now.getTime() + minutes * 60_000).toISOString();
  return { type: "alert-raised", at, alertId: newId(), dueAt, ...condition };
}

/** A help bell rings until somebody accepts; only whoever rang it may say before that it was nothing. */
export function mustBeAnswered(state: HallState, alert: AlertView, by: Actor): void {
  if (alert.kind !== "help-bell" || alert.state === "acknowledged" || alert.facts.clerk === by.id) return;
  const { kiosk } = alert.facts;
  if (typeof kiosk === "string") throw new RuleBroken("kiosk-help-not-accepted", deviceWords(state, kiosk));
  throw new RuleBroken("help-not-accepted", { counter: counterNumber(state, alert.subject) });
}

/** The alert while it lasts, or RuleBroken. */
export function openAlert(state: HallState, alertId: string): AlertView {
  const alert = alertOf(state, alertId);
  if (alert.state === "resolved") throw new RuleBroken("alert-over");
  return alert;
}

function keyOf({ kind, subject }: Cause): string {
  return `${kind} ${subject}`;
}

function openAlerts(state: HallState): Map<string, AlertView> {
  const open = new Map<string, AlertView>();
  for (const alert of state.alerts.values()) if (alert.state !== "resolved") open.set(keyOf(alert), alert);
  return open;
}

function coolingDown(state: HallState, condition: Condition, now: Date): boolean {
  for (const alert of state.alerts.values())
    if (keyOf(alert) === keyOf(condition) && alert.resolvedAt !== undefined)
      if (now.getTime() - Date.parse(alert.resolvedAt) < COOLDOWN_MS) return true;
  return false;
}
