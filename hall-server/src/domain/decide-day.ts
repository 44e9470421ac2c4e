import { endOfDay, localTime } from "./calendar.ts";
import type { Context, Deciders } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";
import { isOpen } from "./state.ts";

/** The day: it starts with the first deed, and ends whatever was left open. */
export const day: Deciders<"day:end"> = {
  // From the end-of-day job: too early or twice is harmless.
  "day:end": (state, request, context) => {
    if (state.day !== request.day || state.dayEnded) return [];
    if (context.now < endOfDay(state.configuration, request.day)) return [];
    return endDay(state, context.at);
  },
};

/**
 * Makes today the running day: ends a day that was left running, then starts the new one; nothing when it runs already.
 * Answers the events and the hall after them. RuleBroken `day-ended` when today's end has passed: what began after it
 * would never be closed.
 */
export function startDay(
  state: HallState,
  { now, at }: Pick<Context, "now" | "at">,
): { began: HallEvent[]; hall: HallState } {
  const { configuration } = state;
  const { day: today } = localTime(now, configuration.timeZone);
  // After a clock that ran ahead was put back, the day of that time goes on until the clock has come to it.
  if (state.day !== undefined && today <= state.day && !state.dayEnded) return { began: [], hall: state };
  if (now >= endOfDay(configuration, today)) throw new RuleBroken("day-ended");
  const started: HallEvent = { type: "day-started", at, day: today };
  const forgotten = state.day !== undefined && !state.dayEnded;
  const began = forgotten ? [...endDay(state, at), started] : [started];
  return { began, hall: began.reduce(evolve, state) };
}

/** Closes what is open: visits (not accurate), counters, clerks. */
function endDay(state: HallState, at: string): HallEvent[] {
  const events: HallEvent[] = [];
  for (const visit of state.visits.values())
    if (isOpen(visit)) events.push({ type: "visit-abandoned", at, visitId: visit.visitId });
    else if (visit.status === "booked" && visit.day <= (state.day ?? ""))
      events.push({ type: "booking-expired", at, visitId: visit.visitId });
  for (const { clerkId, counterId } of state.clerks.values())
    events.push({ type: "clerk-left-counter", at, clerkId, counterId, forgotten: true });
  for (const counter of state.counters.values())
    if (counter.state !== "closed") events.push({ type: "counter-closed", at, counterId: counter.counterId });
  for (const { alertId, kind, state: life } of state.alerts.values())
    if (kind === "help-bell" && life !== "resolved")
      events.push({ type: "alert-resolved", at, alertId, by: "day-ended" });
  return [...events, { type: "day-ended", at, day: state.day ?? "" }];
}
