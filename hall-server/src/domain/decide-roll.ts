import type { Deciders } from "./commands.ts";
import { readyCounter } from "./decide-calling.ts";

/** The paper roll, for the day when everything else is down: one number for the hall that only goes up. */
export const roll: Deciders<"roll:next"> = {
  "roll:next": (state, { counterId }, context) => [
    {
      type: "roll-called",
      at: context.at,
      ...readyCounter(state, counterId, context),
      number: state.roll.last + 1,
    },
  ],
};
