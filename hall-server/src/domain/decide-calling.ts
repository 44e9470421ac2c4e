import type { Explanation, ReturnPlace } from "@hall/contract";
import type { Context, Deciders } from "./commands.ts";
import { wasMissed } from "./eligibility.ts";
import type { HallEvent } from "./events.ts";
import { keepsPlace } from "./evolve-line.ts";
import {
  codeAt,
  counterNumber,
  counterOf,
  mustBeAt,
  mustBeThere,
  mustHold,
  visitIn,
  visitOf,
} from "./lookup.ts";
import { canServe, chooseNext, explainPick } from "./routing.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState, WaitingVisit } from "./state.ts";

/** A counter and its clerk. */
type Caller = { counterId: string; clerkId: string };

/** A counter that may call somebody now, with its clerk; RuleBroken says what stands in the way. */
export function readyCounter(state: HallState, counterId: string, context: Context): Caller {
  const caller = callingCounter(state, counterId, context);
  const counter = counterOf(state, counterId);
  if (counter.visitId !== undefined)
    throw new RuleBroken("counter-busy", {
      counter: counterNumber(state, counterId),
      code: codeAt(state, counter),
    });
  return caller;
}

/** The same, though somebody may still be there. */
export function callingCounter(state: HallState, counterId: string, { by }: Context): Caller {
  const counter = counterOf(state, counterId);
  const number = counterNumber(state, counterId);
  mustBeAt(state, counterId, by);
  if (counter.clerkId === undefined) throw new RuleBroken("counter-unmanned", { counter: number });
  if (counter.state === "closed") throw new RuleBroken("counter-closed", { counter: number });
  if (counter.state === "paused") throw new RuleBroken("counter-paused", { counter: number });
  mustBeThere(state.clerks.get(counter.clerkId));
  return { counterId, clerkId: counter.clerkId };
}

/** The call of whoever is next for a counter that is ready; nothing when nobody is. */
export function callNext(state: HallState, to: Caller, at: string): HallEvent[] {
  const { visit, explain } = chooseNext(state, to.counterId, at);
  return visit ? called(visit, at, to, explain) : [];
}

function called(visit: WaitingVisit, at: string, to: Caller, explain: Explanation): HallEvent[] {
  return [{ type: "visit-called", at, visitId: visit.visitId, ...to, explain }];
}

/** Calling and what follows at the counter until the visitor is there. */
export const calling: Deciders<"visit:call-next" | "visit:call" | "visit:recall" | "visit:arrive"> = {
  "visit:call-next": (state, { counterId }, context) => {
    const to = readyCounter(state, counterId, context);
    return callNext(state, to, context.at);
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
    mustNotBeTooSoon(state, waiting, context);
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
};

/** A missed visit is not called again within the hall's recallMinutes, by nobody. */
function mustNotBeTooSoon({ configuration }: HallState, visit: WaitingVisit, { now }: Context): void {
  if (!wasMissed(visit) || visit.lastCallAt === undefined) return;
  const minutes = configuration.recallMinutes - (now.getTime() - Date.parse(visit.lastCallAt)) / 60_000;
  if (minutes > 0)
    throw new RuleBroken("called-too-soon", { code: visit.code, minutes: String(Math.ceil(minutes)) });
}

/** Where in line: in front of its class, at its end, or where its time puts it. */
export function effectiveAt(
  state: HallState,
  queueId: string,
  place: ReturnPlace,
  visit: { class: string; effectiveAt: string },
  at: string,
): string {
  if (keepsPlace(place)) return visit.effectiveAt;
  if (place === "back") return at;
  let first = at;
  for (const other of state.lines.get(queueId) ?? [])
    if (other.class === visit.class && other.effectiveAt < first) first = other.effectiveAt;
  return new Date(Date.parse(first) - 1).toISOString();
}
