import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../test/given.ts";
import { OPEN_HALL, play, tales } from "../../test/random-journal.ts";
import { evolve } from "../domain/evolve.ts";
import { type HallState, newHall } from "../domain/state.ts";
import { type Step, touchedBy } from "./changes.ts";
import { clerkView, counterView, NOTHING_SEEN } from "./present.ts";
import { visitView } from "./present-visit.ts";

/** All that staff see of a hall's visits, counters and clerks, by kind and id. */
function shown(state: HallState): Map<string, unknown> {
  return new Map<string, unknown>([
    ...[...state.visits].map(
      ([id, visit]) => [`visit ${id}`, visitView(visit, "staff", state.configuration)] as const,
    ),
    ...[...state.counters].map(
      ([id, counter]) => [`counter ${id}`, counterView(state, counter, NOTHING_SEEN, "staff")] as const,
    ),
    ...[...state.clerks].map(([id, clerk]) => [`clerk ${id}`, clerkView(state, clerk)] as const),
  ]);
}

function told(step: Step): Set<string> {
  const { visits, counters, clerkIds } = touchedBy(step);
  return new Set([
    ...visits.map(({ visitId }) => `visit ${visitId}`),
    ...counters.map(({ counterId }) => `counter ${counterId}`),
    ...clerkIds.map((clerkId) => `clerk ${clerkId}`),
  ]);
}

describe("what one event touched", () => {
  it("is whatever a screen shows otherwise than before", () => {
    fc.assert(
      fc.property(tales(60, 20), (tale) => {
        let before = newHall(OPEN_HALL, at(0));
        let was = shown(before);
        for (const event of play(tale).events) {
          const after = evolve(before, event);
          const is = shown(after);
          const names = told({ before, after, event });
          const reload = event.type === "hall-configured" || event.type === "clock-stepped"; // screens ask for everything
          for (const [name, view] of is)
            if (!reload && !names.has(name)) expect([name, view]).toEqual([name, was.get(name)]);
          before = after;
          was = is;
        }
      }),
    );
  });
});
