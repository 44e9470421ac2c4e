import { describe, expect, it } from "vitest";
import { aHall, at, given } from "../../test/given.ts";
import { evolve } from "../domain/evolve.ts";
import type { HallState } from "../domain/state.ts";
import { jobKey } from "./jobs.ts";
import { jobsOf } from "./jobs-of.ts";

/** The jobs that a new configuration orders, as [name, due]. */
function reconfigured(state: HallState, change: Parameters<typeof aHall>[0]) {
  const event = { type: "hall-configured", at: at(2), configuration: aHall(change) } as const;
  return jobsOf(event, evolve(state, event));
}

describe("a hall whose limits are made longer", () => {
  it("gives a visitor who is called already the longer time, under a key of its own", () => {
    const { state } = given().called();
    const [before] = jobsOf(
      {
        type: "visit-called",
        at: at(1),
        visitId: given().called().id("A001"),
        counterId: "c1",
        clerkId: "lin",
        explain: { rule: "picked", considered: 0, passedOver: [] },
      },
      state,
    );
    const after = reconfigured(state, { noShowSeconds: 600 }).find(({ name }) => name === "expire-call");
    expect(before?.dueAt).toBe(at(4));
    expect(after?.dueAt).toBe(at(11));
    expect(after && jobKey(after)).not.toBe(before && jobKey(before));
  });

  it("ends the running day at its new end, and orders nothing for a day that has ended", () => {
    const { state } = given().called();
    const longer = { openingHours: { tuesday: ["08:00-20:00"] } };
    expect(reconfigured(state, longer).find(({ name }) => name === "end-day")?.dueAt).toBe(
      "2026-11-24T14:00:00.000Z",
    );
    expect(reconfigured({ ...state, dayEnded: true }, longer).map(({ name }) => name)).toEqual([
      "expire-call",
    ]);
  });

  it("asks for a rating that is still awaited as long as it says now", () => {
    const { state } = given().serving().later(1).does("visit:finish", "A001");
    expect(
      reconfigured(state, { ratingSeconds: 120 }).map(({ name, dueAt }) => [name, dueAt]),
    ).toContainEqual(["expire-rating", at(5)]);
  });
});
