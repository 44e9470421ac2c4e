import { autoCalling } from "./auto-call.ts";
import type { Context, Deciders, DomainCommand, DomainCommandName, DomainRequests } from "./commands.ts";
import { alerts } from "./decide-alerts.ts";
import { blocks } from "./decide-blocks.ts";
import { booking } from "./decide-booking.ts";
import { calling } from "./decide-calling.ts";
import { clockSteps } from "./decide-clock.ts";
import { configuring } from "./decide-configure.ts";
import { day } from "./decide-day.ts";
import { helping } from "./decide-help.ts";
import { callingStaff } from "./decide-kiosk-bell.ts";
import { missed } from "./decide-missed.ts";
import { noting } from "./decide-notes.ts";
import { notices } from "./decide-notices.ts";
import { reprinting } from "./decide-reprint.ts";
import { roll } from "./decide-roll.ts";
import { serving } from "./decide-serving.ts";
import { staffing } from "./decide-staff.ts";
import { steps } from "./decide-steps.ts";
import { tickets } from "./decide-ticket.ts";
import { actOf, undoing } from "./decide-undo.ts";
import type { HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

/** A new command without a decider does not compile. */
const DECIDERS: Deciders<DomainCommandName> = {
  ...day,
  ...configuring,
  ...clockSteps,
  ...tickets,
  ...calling,
  ...autoCalling,
  ...serving,
  ...staffing,
  ...alerts,
  ...missed,
  ...steps,
  ...undoing,
  ...noting,
  ...helping,
  ...notices,
  ...roll,
  ...booking,
  ...blocks,
  ...callingStaff,
  ...reprinting,
};

/** Which events does this command cause? Pure. Throws RuleBroken; an empty list means nothing to do. */
export function decide(state: HallState, command: DomainCommand, context: Context): HallEvent[] {
  const events = run(state, command.name, command.request as never, context); // as: name and request belong together in DomainCommand
  return actOf(command.name, events, context);
}

function run<K extends DomainCommandName>(
  state: HallState,
  name: K,
  request: DomainRequests[K],
  context: Context,
): HallEvent[] {
  return DECIDERS[name](state, request, context);
}
