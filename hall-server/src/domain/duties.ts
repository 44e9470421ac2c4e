import type { HallOrder } from "@hall/contract";
import { isHallOpen } from "./calendar.ts";
import type { Counter, HallState } from "./state.ts";

/** Which counters should be attended now, and whether anybody may be inside. */
export function dutiesOf(state: HallState, now: Date): HallOrder {
  const { configuration, day, dayEnded } = state;
  return {
    hallId: configuration.hallId,
    open: isHallOpen(configuration, now) || (day !== undefined && !dayEnded),
    counters: [...state.counters.values()].map((counter) => ({
      counterId: counter.counterId,
      duty: dutyOf(state, counter),
    })),
  };
}

/** Nobody has to be at a counter that is closed, paused or unmanned, nor while its clerk is on a break or elsewhere. */
function dutyOf(state: HallState, { state: is, clerkId }: Counter): HallOrder["counters"][number]["duty"] {
  if (is !== "open") return is;
  const clerk = clerkId === undefined ? undefined : state.clerks.get(clerkId);
  if (!clerk) return "closed";
  return clerk.off ? "paused" : "open";
}
