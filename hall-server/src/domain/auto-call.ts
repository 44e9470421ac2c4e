import type { Deciders } from "./commands.ts";
import { chooseNext } from "./routing.ts";
import type { HallState } from "./state.ts";

/** An idle counter that calls without a click (`autoCallSeconds`); asked by the hub itself. */
export const autoCalling: Deciders<"counter:auto-call"> = {
  // Too early, twice, or after the clerk was faster it is harmless.
  "counter:auto-call": (state, { counterId }, { at }) => {
    const clerkId = mayCallByItself(state, counterId, at);
    if (clerkId === undefined) return [];
    const { visit, explain } = chooseNext(state, counterId, at);
    if (!visit) return [];
    const { visitId } = visit;
    return [{ type: "visit-called", at, visitId, counterId, clerkId, explain: { ...explain, auto: true } }];
  },
};

/** Counters for which asking would do something now. */
export function autoCallsDue(state: HallState, now: string): string[] {
  return state.configuration.counters
    .filter(({ counterId }) => mayCallByItself(state, counterId, now) !== undefined)
    .filter(({ counterId }) => chooseNext(state, counterId, now).visit)
    .map(({ counterId }) => counterId);
}

/** The clerk of a counter that has been open, manned and without a visit for long enough. */
function mayCallByItself(state: HallState, counterId: string, now: string): string | undefined {
  const { configuration, counters, clerks } = state;
  const seconds = configuration.counters.find((one) => one.counterId === counterId)?.autoCallSeconds;
  const counter = counters.get(counterId);
  const clerk = counter?.clerkId === undefined ? undefined : clerks.get(counter.clerkId);
  if (seconds === undefined || counter?.state !== "open" || counter.visitId !== undefined) return undefined;
  if (!clerk || clerk.off) return undefined;
  const idleSince = [counter.since, counter.movedAt ?? "", clerk.since].sort().at(-1) ?? now;
  return Date.parse(now) - Date.parse(idleSince) >= seconds * 1000 ? clerk.clerkId : undefined;
}
