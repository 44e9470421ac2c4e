import { localTime } from "./calendar.ts";
import type { Deciders } from "./commands.ts";

/**
 * The hub's clock was put right: the hall is told before anything else is decided. The day that runs becomes the day that
 * the clock says now, unless that one has been used: nobody who waits is sent home because a battery was empty.
 */
export const clockSteps: Deciders<"clock:step"> = {
  "clock:step": (state, { byMs }, { now, at }) => {
    if (state.seq === 0 || byMs === 0) return [];
    const { day } = localTime(now, state.configuration.timeZone);
    const renamed =
      state.day !== undefined && !state.dayEnded && day !== state.day && day > (state.endedDay ?? "");
    return [{ type: "clock-stepped", at, byMs, ...(renamed ? { day } : {}) }];
  },
};
