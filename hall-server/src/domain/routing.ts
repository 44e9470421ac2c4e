import type { Explanation, ProfileWords } from "@hall/contract";
import type { Candidate } from "./call-order.ts";
import { CallOrder } from "./call-order.ts";
import { Desk, isRight } from "./eligibility.ts";
import type { Passed } from "./explain.ts";
import { explanationOf, nobody, pickOf } from "./explain.ts";
import { turns } from "./ratio.ts";
import type { HallState, Visit, WaitingVisit } from "./state.ts";

/** Everybody who waits for this counter: whom it could call now, and whom not yet, and why. */
type Reach = { callable: Candidate[]; held: Passed[] };

/** Who is next for this counter, and why: the visit, the rule that chose it, and whom it passed over. */
export function chooseNext(
  state: HallState,
  counterId: string,
  now: string,
): { visit: WaitingVisit | undefined; explain: Explanation } {
  const { callable, held } = reachOf(state, counterId, now);
  const order = new CallOrder(state.configuration, now);
  const first = order.first(callable);
  if (!first) return { visit: undefined, explain: nobody(held) };
  return { visit: first.visit, explain: explanationOf(order, first, callable, held, now) };
}

/** Why a person may call this one out of order, and whom that passes over. */
export function explainPick(
  state: HallState,
  counterId: string,
  picked: WaitingVisit,
  now: string,
): Explanation {
  const { callable, held } = reachOf(state, counterId, now);
  return pickOf(new CallOrder(state.configuration, now), picked, callable, held.length);
}

/** Everybody who waits for this counter, in no order: whom it could call now, and whom not yet. */
export function reachOf(state: HallState, counterId: string, now: string): Reach {
  const desk = new Desk(state, counterId, now);
  const reach: Reach = { callable: [], held: [] };
  for (const [queueId, line] of state.lines) {
    const words = desk.profile.get(queueId);
    for (const visit of line) {
      const standing = desk.standing(visit);
      if (standing === undefined) continue;
      if (isRight(standing)) reach.callable.push(candidate(visit, standing, words, desk));
      else reach.held.push({ visit, because: standing });
    }
  }
  takeTurns(reach.callable, state.counters.get(counterId)?.lastCalls ?? []);
  return reach;
}

function candidate(
  visit: WaitingVisit,
  right: Candidate["right"],
  words: ProfileWords | undefined,
  desk: Desk,
): Candidate {
  const level = right === "line" ? (words?.priority ?? 1) : 0;
  return { visit, right, level, turn: 0, skill: desk.skill(visit.serviceId) ?? 0, words };
}

/** Ratios count among the queues of the best priority that have somebody now. */
function takeTurns(callable: Candidate[], lastCalls: readonly string[]): void {
  let level = Number.POSITIVE_INFINITY;
  const rivals = new Map<string, ProfileWords>();
  for (const one of callable) {
    if (one.right !== "line" || !one.words || one.level > level) continue;
    if (one.level < level) rivals.clear();
    level = one.level;
    rivals.set(one.words.queueId, one.words);
  }
  const turn = turns([...rivals.values()], lastCalls);
  if (turn.size === 0) return;
  for (const one of callable)
    if (one.right === "line" && one.level === level) one.turn = turn.get(one.visit.queueId) ?? 0;
}

/** May this counter serve the visit at all (by its profile, skill, or because it is kept for it)? The time of day does not count. */
export function canServe(state: HallState, counterId: string, visit: Visit, now: string): boolean {
  const desk = new Desk(state, counterId, now);
  const right = desk.rightTo(visit);
  return right !== undefined && right !== "reserved" && desk.skill(visit.serviceId) !== undefined;
}
