import type { Explanation } from "@hall/contract";
import type { Context, Deciders } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import { codeAt, counterNumber, counterOf, mustBeAt, mustHold, visitIn, visitOf } from "./lookup.ts";
import { canServe, chooseNext, explainPick } from "./routing.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState, WaitingVisit } from "./state.ts";

/** A counter that may call somebody now, with its clerk; RuleBroken says what stands in the way. */
function readyCounter(
  state: HallState,
  counterId: string,
  { by }: Context,
): { counterId: string; clerkId: string } {
  const counter = counterOf(state, counterId);
  const number = counterNumber(state, counterId);
  mustBeAt(state, counterId, by);
  if (counter.clerkId === undefined) throw new RuleBroken("counter-unmanned", { counter: number });
  if (counter.state === "closed") throw new RuleBroken("counter-closed", { counter: number });
  if (counter.state === "paused") throw new RuleBroken("counter-paused", { counter: number });
  if (state.clerks.get(counter.clerkId)?.onBreak) throw new RuleBroken("clerk-on-break");
  if (counter.visitId !== undefined)
    throw new RuleBroken("counter-busy", { counter: number, code: codeAt(state, counter) });
  return { counterId, clerkId: counter.clerkId };
}

function called(
  visit: WaitingVisit,
  at: string,
  to: { counterId: string; clerkId: string },
  explain: Explanation,
): HallEvent[] {
  return [{ type: "visit-called", at, visitId: visit.visitId, ...to, explain }];
}

/** Calling and what follows at the counter until the visitor is there, or is missed. */
export const calling: Deciders<
  | "visit:call-next"
  | "visit:call"
  | "visit:recall"
  | "visit:arrive"
  | "visit:no-show"
  | "visit:return"
  | "call:expire"
> = {
  "visit:call-next": (state, { counterId }, context) => {
    const to = readyCounter(state, counterId, context);
    const { visit, explain } = chooseNext(state, counterId, context.at);
    return visit ? called(visit, context.at, to, explain) : [];
  },

  "visit:call": (state, { visitId, counterId }, context) => {
    const visit = visitOf(state, visitId);
    if ((visit.status === "called" || visit.status === "serving") && visit.counterId !== counterId)
      throw new RuleBroken("visit-taken", {
        code: visit.code,
        counter: counterNumber(state, visit.counterId),
      });
    const waiting = visitIn(state, visitId, "waiting");
    const to = readyCounter(state, counterId, context);
    if (!canServe(state, counterId, waiting, context.at))
      throw new RuleBroken("transfer-nowhere", { target: counterNumber(state, counterId) });
    return called(waiting, context.at, to, explainPick(state, counterId, waiting, context.at));
  },

  "visit:recall": (state, { visitId }, { at, by }) => {
    mustHold(state, visitIn(state, visitId, "called"), by);
    return [{ type: "visit-recalled", at, visitId }];
  },

  "visit:arrive": (state, { visitId }, { at, by }) => {
    mustHold(state, visitIn(state, visitId, "called"), by);
    return [{ type: "visit-arrived", at, visitId }];
  },

  "visit:no-show": (state, { visitId }, { at, by }) => {
    mustHold(state, visitIn(state, visitId, "called"), by);
    return [{ type: "visit-missed", at, visitId, because: "clerk" }];
  },

  "visit:return": (state, { visitId, place }, { at }) => {
    const visit = visitIn(state, visitId, "missed");
    return [
      {
        type: "visit-returned",
        at,
        visitId,
        place,
        effectiveAt: effectiveAt(state, visit.queueId, place, visit, at),
      },
    ];
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

/** Where in line: in front of its class, at its end, or where its time puts it. */
export function effectiveAt(
  state: HallState,
  queueId: string,
  place: "front" | "back" | "keep",
  visit: { class: string; effectiveAt: string },
  at: string,
): string {
  if (place === "keep") return visit.effectiveAt;
  if (place === "back") return at;
  let first = at;
  for (const other of state.visits.values())
    if (
      other.status === "waiting" &&
      other.queueId === queueId &&
      other.class === visit.class &&
      other.effectiveAt < first
    )
      first = other.effectiveAt;
  return new Date(Date.parse(first) - 1).toISOString();
}
