import type { AlertView } from "@hall/contract";
import { later } from "./calendar.ts";
import type { Deciders } from "./commands.ts";
import { raiseAlert } from "./decide-alerts.ts";
import { HELP_MINUTES } from "./decide-help.ts";
import type { HallEvent } from "./events.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

/** Whoever accepted is there by then; a bell that they forgot to end must not keep the next visitor from ringing. */
const THERE_MS = 300_000;

/** The help bell of a kiosk: the same alert as a counter's, rung by the machine for whoever stands there. */
export const callingStaff: Deciders<"kiosk:call-staff"> = {
  "kiosk:call-staff": (state, _request, context) => {
    const { by, at, now } = context;
    if (by.kind !== "kiosk") throw new RuleBroken("only-at-a-kiosk");
    const bell = bellOfKiosk(state, by.id);
    if (bell && !isForgotten(bell, now)) return []; // it rings already, or somebody is on the way
    const ended: HallEvent[] = bell
      ? [{ type: "alert-resolved", at, alertId: bell.alertId, by: "rung-again" }]
      : [];
    const condition = {
      kind: "help-bell",
      subject: by.id,
      severity: "severe",
      since: at,
      facts: { kiosk: by.id },
    } as const;
    return [...ended, raiseAlert(state, condition, context, HELP_MINUTES)];
  },
};

/** The bell that this kiosk has rung, until it ends. */
export function bellOfKiosk({ alerts }: HallState, kioskId: string): AlertView | undefined {
  return [...alerts.values()].find(
    ({ kind, facts, state }) => kind === "help-bell" && facts.kiosk === kioskId && state !== "resolved",
  );
}

/** From when on a bell that was accepted at this instant may be rung again. */
export function againFrom(acceptedAt: string): string {
  return later(acceptedAt, THERE_MS);
}

function isForgotten({ acknowledgedAt }: AlertView, now: Date): boolean {
  return acknowledgedAt !== undefined && now.toISOString() >= againFrom(acknowledgedAt);
}
