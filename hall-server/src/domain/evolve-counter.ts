import { atCounter } from "./evolve-act.ts";
import type { Counter, HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

/** The counter holds a visit exactly while that visit is called or served there. */
export function holdAtCounter(state: HallState, before: Visit, after: Visit, at: string): HallState {
  const from = atCounter(before);
  const to = atCounter(after);
  if (from === to) return state;
  const freed = changed(state.counters, from, {
    visitId: undefined,
    freeSince: at,
    heldSeq: state.seq,
    movedAt: at,
  });
  const counters = changed(freed, to, { visitId: after.visitId, heldSeq: state.seq, movedAt: at });
  return { ...state, counters };
}

function changed(
  counters: HallState["counters"],
  counterId: string | undefined,
  change: Partial<Counter>,
): HallState["counters"] {
  const counter = counterId === undefined ? undefined : counters.get(counterId);
  return counter ? put(counters, counter.counterId, { ...counter, ...change }) : counters;
}

/** How many a clerk has finished today; what is taken back counts no more. */
export function tally(state: HallState, before: Visit, after: Visit): HallState {
  const was = finishedBy(before);
  const is = finishedBy(after);
  if (was === is) return state;
  return counted(counted(state, was, -1), is, 1);
}

/** Whoever served it last; nobody when it was only the end of the day that ended it. */
function finishedBy({ status, finishedAt, steps }: Visit): string | undefined {
  return status === "finished" && finishedAt !== undefined ? steps.at(-1)?.clerkId : undefined;
}

function counted(state: HallState, clerkId: string | undefined, more: number): HallState {
  const clerk = clerkId === undefined ? undefined : state.clerks.get(clerkId);
  if (!clerk) return state;
  const servedToday = clerk.servedToday + more;
  return { ...state, clerks: put(state.clerks, clerk.clerkId, { ...clerk, servedToday }) };
}
