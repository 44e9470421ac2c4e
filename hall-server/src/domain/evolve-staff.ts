import type { EventOf, EventType } from "./events.ts";
import type { Clerk, Counter, HallState } from "./state.ts";
import { put } from "./state.ts";

type StaffEvent = EventOf<Extract<EventType, `counter-${string}` | `clerk-${string}`>>;

/** Moves counters and the clerks who are signed in at them. */
export function evolveStaff(state: HallState, event: StaffEvent): HallState {
  const { at } = event;
  switch (event.type) {
    case "counter-opened":
      return changeCounter(state, event.counterId, { state: "open", reason: undefined, since: at });
    case "counter-paused":
      return changeCounter(state, event.counterId, { state: "paused", reason: event.reason, since: at });
    case "counter-closed":
      return changeCounter(state, event.counterId, { state: "closed", reason: undefined, since: at });
    case "clerk-took-counter": {
      const { clerkId, name, username, counterId } = event;
      const clerk: Clerk = {
        clerkId,
        name,
        username,
        counterId,
        off: undefined,
        since: at,
        servedToday: servedBy(state, clerkId),
      };
      return { ...changeCounter(state, counterId, { clerkId }), clerks: put(state.clerks, clerkId, clerk) };
    }
    case "clerk-left-counter": {
      const clerks = new Map(state.clerks);
      clerks.delete(event.clerkId);
      return { ...changeCounter(state, event.counterId, { clerkId: undefined }), clerks };
    }
    case "clerk-went-on-break":
      return wentOff(state, "break", event);
    case "clerk-went-to-back-office":
      return wentOff(state, "back-office", event);
    case "clerk-went-away":
      return wentOff(state, "away", event);
    case "clerk-came-back":
      return changeClerk(state, event.clerkId, { off: undefined, since: at });
  }
}

function wentOff(
  state: HallState,
  where: NonNullable<Clerk["off"]>["state"],
  { clerkId, reason, at }: { clerkId: string; reason: string; at: string },
): HallState {
  return changeClerk(state, clerkId, { off: { state: where, reason, since: at } });
}

function changeCounter(state: HallState, counterId: string, change: Partial<Counter>): HallState {
  const counter = state.counters.get(counterId);
  return counter ? { ...state, counters: put(state.counters, counterId, { ...counter, ...change }) } : state;
}

function changeClerk(state: HallState, clerkId: string, change: Partial<Clerk>): HallState {
  const clerk = state.clerks.get(clerkId);
  return clerk ? { ...state, clerks: put(state.clerks, clerkId, { ...clerk, ...change }) } : state;
}

/** How many the clerk has finished today, at whatever counter. */
function servedBy(state: HallState, clerkId: string): number {
  let served = 0;
  for (const visit of state.visits.values())
    if (
      visit.status === "finished" &&
      visit.finishedAt !== undefined &&
      visit.steps.at(-1)?.clerkId === clerkId
    )
      served += 1;
  return served;
}
