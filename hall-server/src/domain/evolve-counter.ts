import { atCounter } from "./evolve-act.ts";
import type { Counter, HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

/** The counter holds a visit exactly while that visit is called or served there. */
export function holdAtCounter(state: HallState, before: Visit, after: Visit, at: string): HallState {
  const from = atCounter(before);
  const to = atCounter(after);
  if (from === to) return state;
  const counters = new Map(state.counters);
  const set = (counterId: string | undefined, visitId: string | undefined): void => {
    const counter: Counter | undefined = counterId === undefined ? undefined : counters.get(counterId);
    const freeSince = visitId === undefined ? at : counter?.freeSince;
    if (counter)
      counters.set(counter.counterId, { ...counter, visitId, freeSince, heldSeq: state.seq, movedAt: at });
  };
  set(from, undefined);
  set(to, after.visitId);
  return { ...state, counters };
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
