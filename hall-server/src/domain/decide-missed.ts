import type { ReturnPlace } from "@hall/contract";
import type { Deciders } from "./commands.ts";
import { callingCounter, callNext, effectiveAt } from "./decide-calling.ts";
import type { HallEvent } from "./events.ts";
import { isMissedForGood, mustHaveNone } from "./live-ticket.ts";
import { mustHold, visitIn } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState, Visit } from "./state.ts";

/** A called visitor who does not come, and the ways back. */
export const missed: Deciders<
  "visit:no-show" | "visit:return" | "visit:rejoin" | "visit:skip" | "call:expire"
> = {
  "visit:no-show": (state, { visitId }, { at, by }) => {
    mustHold(state, visitIn(state, visitId, "called"), by);
    return [{ type: "visit-missed", at, visitId, because: "clerk" }];
  },

  "visit:return": (state, { visitId, place }, { at }) => {
    const visit = visitIn(state, visitId, "missed");
    if (isMissedForGood(state, visit))
      throw new RuleBroken("missed-for-good", { code: visit.code, calls: String(visit.calls) });
    return [returned(state, visit, place, at)];
  },

  "visit:rejoin": (state, { visitId }, { at, by }) => {
    const visitor = by.kind === "visitor";
    if (visitor && by.id !== visitId) throw new RuleBroken("unknown-visit"); // and learns nothing of it
    const visit = visitIn(state, visitId, "missed");
    mustHaveNone(state, visit); // meanwhile another number may have been taken for the same
    const askedBy = visitor ? "visitor" : "staff";
    return [
      {
        type: "visit-rejoined",
        at,
        visitId,
        askedBy,
        effectiveAt: effectiveAt(state, visit.queueId, "back", visit, at),
      },
    ];
  },

  // One transaction: nobody can be called between the two. Called too often, the visit stays missed; one that goes back
  // in line is not called at once again, for it is not in line yet when the next is chosen.
  "visit:skip": (state, { visitId, place }, context) => {
    const { at, by } = context;
    const visit = visitIn(state, visitId, "called");
    mustHold(state, visit, by);
    const gone: HallEvent = { type: "visit-missed", at, visitId, because: "skipped" };
    const back = isMissedForGood(state, visit) ? [gone] : [gone, returned(state, visit, place, at)];
    const to = callingCounter(state, visit.counterId, context);
    return [...back, ...callNext(state, to, at)];
  },

  // From the no-show job: a late, early or repeated run is harmless.
  "call:expire": (state, { visitId, calls }, { at, now }) => {
    const visit = state.visits.get(visitId);
    if (visit?.status !== "called" || visit.calls !== calls || visit.lastCallAt === undefined) return [];
    const waited = now.getTime() - Date.parse(visit.lastCallAt);
    const grace = state.configuration.noShowSeconds * 1000;
    return waited >= grace ? [{ type: "visit-missed", at, visitId, because: "timer" }] : [];
  },
};

function returned(state: HallState, visit: Visit, place: ReturnPlace, at: string): HallEvent {
  const { visitId, queueId } = visit;
  return {
    type: "visit-returned",
    at,
    visitId,
    place,
    effectiveAt: effectiveAt(state, queueId, place, visit, at),
  };
}
