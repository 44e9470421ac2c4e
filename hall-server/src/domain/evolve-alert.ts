import type { AlertView } from "@hall/contract";
import type { EventOf, EventType } from "./events.ts";
import type { HallState } from "./state.ts";
import { put } from "./state.ts";

type AlertEvent = EventOf<Extract<EventType, `alert-${string}`>>;

/** Moves one alert along its life: raised → acknowledged → resolved, escalated on the way. */
export function evolveAlert(state: HallState, event: AlertEvent): HallState {
  if (event.type === "alert-raised") {
    const { alertId, kind, subject, severity, since, dueAt, facts, at } = event;
    const alert: AlertView = {
      alertId,
      kind,
      subject,
      severity,
      state: "raised",
      raisedAt: at,
      since,
      escalated: 0,
      dueAt,
      facts,
    };
    return { ...state, alerts: put(state.alerts, alertId, alert) };
  }
  const alert = state.alerts.get(event.alertId);
  return alert ? { ...state, alerts: put(state.alerts, alert.alertId, moveAlert(alert, event)) } : state;
}

function moveAlert(alert: AlertView, event: Exclude<AlertEvent, EventOf<"alert-raised">>): AlertView {
  const reason = "reason" in event && event.reason !== undefined ? { reason: event.reason } : {};
  switch (event.type) {
    case "alert-worsened":
      return { ...alert, severity: event.severity };
    case "alert-acknowledged":
      return {
        ...alert,
        state: "acknowledged",
        acknowledgedAt: event.at,
        acknowledgedBy: event.by,
        ...reason,
      };
    case "alert-escalated":
      return { ...alert, escalated: event.level };
    case "alert-resolved":
      return { ...alert, state: "resolved", resolvedAt: event.at, resolvedBy: event.by, ...reason };
  }
}
