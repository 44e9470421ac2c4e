import type { AlertView } from "@hall/contract";
import type { Deciders } from "./commands.ts";
import { mustBeAnswered, openAlert, raiseAlert } from "./decide-alerts.ts";
import { alertOf, counterNumber, counterOf } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

/** Somebody should be there within two minutes; on the way to that it is escalated. */
export const HELP_MINUTES = 2;

/** The help bell of a counter: one alert that rings until a colleague accepts, and ends for everybody at once. */
export const helping: Deciders<"help:ring" | "help:accept" | "help:end"> = {
  "help:ring": (state, { counterId }, context) => {
    counterOf(state, counterId);
    if (bellOf(state, counterId)) return []; // it rings already
    const { by, at } = context;
    const facts = { counter: counterNumber(state, counterId), clerk: by.id, name: by.name };
    const condition = {
      kind: "help-bell",
      subject: counterId,
      severity: "severe",
      since: at,
      facts,
    } as const;
    return [raiseAlert(state, condition, context, HELP_MINUTES)];
  },

  "help:accept": (state, { alertId }, { at, by }) => {
    const bell = openBell(state, alertId);
    return bell.state === "acknowledged" ? [] : [{ type: "alert-acknowledged", at, alertId, by: by.name }];
  },

  "help:end": (state, { alertId }, { at, by }) => {
    mustBeAnswered(state, openBell(state, alertId), by);
    return [{ type: "alert-resolved", at, alertId, by: by.name }];
  },
};

/** The bell that rings at this counter or has been accepted, until it ends. */
export function bellOf(state: HallState, counterId: string): AlertView | undefined {
  return [...state.alerts.values()].find(
    ({ kind, subject, state: life, facts }) =>
      kind === "help-bell" && facts.counter !== undefined && subject === counterId && life !== "resolved",
  );
}

function openBell(state: HallState, alertId: string): AlertView {
  if (alertOf(state, alertId).kind !== "help-bell") throw new RuleBroken("unknown-alert");
  return openAlert(state, alertId);
}
