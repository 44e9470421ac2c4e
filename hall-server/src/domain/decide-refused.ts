import type { MergeRefusal } from "@hall/contract";
import type { Context } from "./commands.ts";
import { raiseAlert } from "./decide-alerts.ts";
import type { EventOf, HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

type Refused = EventOf<"offline-ticket-refused">;

/** One alert for each reason of a merge: people hold numbers that nobody will call, and somebody must look for them. */
export function alertsOfRefused(
  state: HallState,
  events: readonly HallEvent[],
  context: Context,
): HallEvent[] {
  const refused = events.filter((event): event is Refused => event.type === "offline-ticket-refused");
  const byReason = new Map<MergeRefusal, [Refused, ...Refused[]]>();
  for (const event of refused) byReason.set(event.because, withOneMore(byReason.get(event.because), event));
  return [...byReason.values()].map((tickets) => raiseAlert(state, conditionOf(tickets), context));
}

function withOneMore(before: [Refused, ...Refused[]] | undefined, event: Refused): [Refused, ...Refused[]] {
  return before ? [...before, event] : [event];
}

/** Codes and times in order of issue; the first ticket names the cause, so that two merges never share one alert. */
function conditionOf([first, ...others]: [Refused, ...Refused[]]) {
  const { kioskId, localId, because, issuedAt, at } = first;
  const codes = [first, ...others].map(({ code }) => code).join(" ");
  const until = others.at(-1)?.issuedAt ?? issuedAt;
  return {
    kind: "tickets-refused",
    subject: `${kioskId}/${localId}`,
    severity: "warning",
    since: at,
    facts: { kiosk: kioskId, codes, tickets: others.length + 1, from: issuedAt, until, because },
  } as const;
}
