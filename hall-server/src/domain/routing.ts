import type { Explanation } from "@hall/contract";
import type { HallState, Visit, WaitingVisit } from "./state.ts";

const rank = (visitClass: string): number => (visitClass === "priority" ? 0 : 1);
const PASSED_OVER_SHOWN = 10;

/** The total order of a line: (class, effective time, sequence). Two equal times never flip. */
export function compareInLine(a: Visit, b: Visit): number {
  return (
    rank(a.class) - rank(b.class) ||
    (a.effectiveAt < b.effectiveAt ? -1 : a.effectiveAt > b.effectiveAt ? 1 : 0) ||
    a.sequence - b.sequence
  );
}

/** Whoever waits in a queue, first to be called first. */
export function lineOf(state: HallState, queueId: string): WaitingVisit[] {
  const line: WaitingVisit[] = [];
  for (const visit of state.visits.values())
    if (visit.status === "waiting" && visit.queueId === queueId) line.push(visit);
  return line.sort(compareInLine);
}

/** How many will be called before this waiting visit, in its own queue. */
export function peopleAhead(state: HallState, visit: WaitingVisit): number {
  let ahead = 0;
  for (const other of state.visits.values())
    if (other.status === "waiting" && other.queueId === visit.queueId && compareInLine(other, visit) < 0)
      ahead += 1;
  return ahead;
}

type Reach = "reserved-for-counter" | "reserved-for-clerk" | "line";

/** Can this counter call the visit now, and by which right? Undefined when the visit is none of its business. */
function reach(
  visit: WaitingVisit,
  caller: Caller,
  now: string,
): Reach | "reserved" | "not-before" | undefined {
  const right = rightTo(visit, caller);
  if (right === undefined) return undefined;
  return visit.notBefore !== undefined && visit.notBefore > now ? "not-before" : right;
}

function rightTo(
  { reservedFor, queueId }: Pick<Visit, "reservedFor" | "queueId">,
  caller: Caller,
): Reach | "reserved" | undefined {
  if (reservedFor?.counterId === caller.counterId) return "reserved-for-counter";
  if (reservedFor?.clerkId !== undefined && reservedFor.clerkId === caller.clerkId)
    return "reserved-for-clerk";
  if (!caller.queueIds.has(queueId)) return undefined;
  return reservedFor && caller.onDuty(reservedFor) ? "reserved" : "line";
}

/** Who asks for the next visit. */
type Caller = {
  counterId: string;
  clerkId: string | undefined;
  queueIds: ReadonlySet<string>;
  /** A visit kept for somebody who has gone home would wait for ever: it is anybody's again. */
  onDuty: (whom: { counterId?: string | undefined; clerkId?: string | undefined }) => boolean;
};
const REACH_RANK = { "reserved-for-counter": 0, "reserved-for-clerk": 1, line: 2 } as const;

/**
 * Who is next for this counter, and why: visits reserved for the counter, then for its clerk, then the line of the
 * queues in its work profile. Answers the visit, the rule that chose it, and whom it passed over.
 */
export function chooseNext(
  state: HallState,
  counterId: string,
  now: string,
): { visit: WaitingVisit | undefined; explain: Explanation } {
  const caller = callerAt(state, counterId);
  const callable: { visit: WaitingVisit; right: Reach }[] = [];
  const held: { visit: WaitingVisit; because: "reserved" | "not-before" }[] = [];
  for (const visit of state.visits.values()) {
    if (visit.status !== "waiting") continue;
    const right = reach(visit, caller, now);
    if (right === "reserved" || right === "not-before") held.push({ visit, because: right });
    else if (right) callable.push({ visit, right });
  }
  callable.sort((a, b) => REACH_RANK[a.right] - REACH_RANK[b.right] || compareInLine(a.visit, b.visit));
  const first = callable[0];
  const considered = callable.length + held.length;
  if (!first)
    return {
      visit: undefined,
      explain: { rule: "nobody-waiting", considered, passedOver: passedOver(held) },
    };
  const earlier = callable.slice(1).filter(({ visit }) => visit.effectiveAt < first.visit.effectiveAt);
  const overtaken = earlier.map(({ visit }) => ({
    visit,
    because: first.right === "line" ? ("class" as const) : ("order" as const),
  }));
  const heldEarlier = held.filter(({ visit }) => visit.effectiveAt < first.visit.effectiveAt);
  return {
    visit: first.visit,
    explain: {
      rule: ruleOf(first, overtaken.length),
      considered,
      passedOver: passedOver([...overtaken, ...heldEarlier]),
    },
  };
}

function ruleOf(first: { visit: WaitingVisit; right: Reach }, overtaken: number): Explanation["rule"] {
  if (first.right !== "line") return first.right;
  return first.visit.class === "priority" && overtaken > 0 ? "priority-class" : "longest-waiting";
}

function passedOver(
  list: { visit: Visit; because: "class" | "reserved" | "not-before" | "order" }[],
): Explanation["passedOver"] {
  return list
    .sort((a, b) => compareInLine(a.visit, b.visit))
    .slice(0, PASSED_OVER_SHOWN)
    .map(({ visit, because }) => ({ visitId: visit.visitId, code: visit.code, because }));
}

/** May this counter serve the visit at all (by its work profile, or because it is reserved for it)? */
export function canServe(state: HallState, counterId: string, visit: Visit): boolean {
  const right = rightTo(visit, callerAt(state, counterId));
  return right !== undefined && right !== "reserved";
}

function callerAt(state: HallState, counterId: string): Caller {
  const profile = state.configuration.counters.find((counter) => counter.counterId === counterId);
  return {
    counterId,
    clerkId: state.counters.get(counterId)?.clerkId,
    queueIds: new Set(profile?.queueIds),
    onDuty: (whom) =>
      (whom.counterId !== undefined && state.counters.get(whom.counterId)?.clerkId !== undefined) ||
      (whom.clerkId !== undefined && state.clerks.has(whom.clerkId)),
  };
}
