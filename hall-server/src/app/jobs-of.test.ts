import { describe, expect, it } from "vitest";
import { aHall, at, type Given, given, hub } from "../../test/given.ts";
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

describe("an act that is taken back", () => {
  const undone = (hall: Given) => {
    const [event] = hall.when("visit:undo", {});
    return event ? jobsOf(event, hall.after("visit:undo", {}).state) : [];
  };

  it("leaves a visit that is called again its old no-show job while that is still to come", () => {
    const called = given().called(); // called at minute 1, missed at minute 4
    const [old] = reconfigured(called.state, {});
    const [again] = undone(called.later(1).does("visit:arrive", "A001"));
    expect(again).toEqual(old);
    expect(again && jobKey(again)).toBe(old && jobKey(old)); // one row, one job
  });

  it("gives it another one when the old one has run and found nobody called", () => {
    const late = given().called().later(2.9).does("visit:arrive", "A001").later(0.15); // minute 4.05
    expect(undone(late)).toMatchObject([{ name: "expire-call", dueAt: at(7.05) }]);
    const expired = late.after("visit:undo", {}).later(3);
    const missed = expired.when("call:expire", { visitId: expired.id("A001"), calls: 1 }, hub);
    expect(missed).toMatchObject([{ type: "visit-missed", because: "timer" }]);
  });

  it("is no reason to time a rating out: the old job finds no step that has ended, or one that ended later", () => {
    const finished = given().serving().later(1).does("visit:finish", "A001");
    const job = { visitId: finished.id("A001"), stepId: `${finished.id("A001")}/1` };
    const back = finished.after("visit:undo", {});
    expect(undone(finished)).toEqual([]);
    expect(back.later(1).when("rating:expire", job, hub)).toEqual([]);
    const again = back.later(0.5).does("visit:finish", "A001");
    expect(again.later(0.5).when("rating:expire", job, hub)).toEqual([]);
    expect(again.later(1).when("rating:expire", job, hub)).toHaveLength(1);
  });
});

describe("a visit with several services", () => {
  it("asks for a rating of each step, each in its own time", () => {
    const serving = given().staffed("c3").ticket().after("visit:call-next", { counterId: "c3" });
    const first = serving.does("visit:arrive", "A001").later(1);
    const next = { visitId: first.id("A001"), serviceId: "tax" };
    const [event] = first.when("visit:next-step", next);
    const after = first.after("visit:next-step", next);
    const jobs = event ? jobsOf(event, after.state) : [];
    expect(jobs).toMatchObject([
      { name: "expire-rating", payload: { stepId: `${next.visitId}/1` }, dueAt: at(2) },
    ]);
    const both = after.later(3).does("visit:finish", "A001");
    const asked = reconfigured(both.state, {}).filter(({ name }) => name === "expire-rating");
    expect(asked).toMatchObject([
      { payload: { stepId: `${next.visitId}/1` }, dueAt: at(2) },
      { payload: { stepId: `${next.visitId}/2` }, dueAt: at(5) },
    ]);
  });

  it("never asks for one of a step that was parked, transferred or a mistake", () => {
    const serving = given().serving();
    const visitId = serving.id("A001");
    const parked = serving.does("visit:park", "A001");
    const moved = serving.after("visit:transfer", { visitId, to: { queueId: "money" } });
    const gone = serving.after("visit:void", { visitId, reason: "x" });
    for (const { state } of [parked, moved, gone])
      expect(reconfigured(state, {}).filter(({ name }) => name === "expire-rating")).toEqual([]);
  });
});

describe("a clock that was put right", () => {
  const step = (hall: Given, byMs: number, day?: string) => {
    const event = { type: "clock-stepped", at: at(hall.minute), byMs, ...(day ? { day } : {}) } as const;
    return jobsOf(event, evolve(hall.state, event));
  };

  it("leaves what is due in two minutes due in two minutes, under a key of its own each time", () => {
    const called = given().called(); // at minute 1, so that it is missed at minute 4
    const ahead = step(called, 3_600_000).find(({ name }) => name === "expire-call");
    expect(ahead?.dueAt).toBe(at(64));
    const back = evolve(called.state, { type: "clock-stepped", at: at(61), byMs: 3_600_000 });
    const again = { type: "clock-stepped", at: at(1), byMs: -3_600_000 } as const;
    const twice = jobsOf(again, evolve(back, again)).find(({ name }) => name === "expire-call");
    expect(twice?.dueAt).toBe(at(4));
    const visitId = called.id("A001");
    const first = {
      name: "expire-call",
      payload: { hallId: "sample", visitId, calls: 1 },
      dueAt: at(4),
    } as const;
    // The first one may have run in between, found nothing to do, and be over.
    expect(twice && jobKey(twice)).not.toBe(jobKey(first));
  });

  it("ends the running day by the wall, under the name that it has now", () => {
    const ends = step(given().called(), 365 * 86_400_000, "2027-11-24").find(
      ({ name }) => name === "end-day",
    );
    expect(ends).toMatchObject({ payload: { day: "2027-11-24" }, dueAt: "2027-11-24T11:00:00.000Z" });
  });

  it("orders the end of a day again whose name was there before, under a wrong clock", () => {
    const begun = (seq: number) =>
      jobsOf({ type: "day-started", at: at(0), day: "2026-11-24" }, { ...given().called().state, seq });
    const keys = [...begun(5), ...begun(900)].map(jobKey);
    expect(new Set(keys).size).toBe(4);
  });

  it("lets an open alert escalate as long after it was raised as before", () => {
    const conditions = [
      { kind: "counter-absent", subject: "c1", severity: "warning", since: at(0), facts: {} } as const,
    ];
    const raised = given()
      .staffed("c1")
      .after("alerts:review", { conditions, kinds: ["counter-absent"] }, hub);
    const due = step(raised, 60_000).flatMap(({ name, dueAt }) => (name === "escalate-alert" ? dueAt : []));
    expect(due).toEqual([at(31), at(49), at(61)]);
  });
});

describe("pictures of an absence", () => {
  const raised = (kind: "counter-absent" | "absent-while-serving" | "crowding") =>
    ({
      type: "alert-raised",
      at: at(0),
      alertId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009",
      kind,
      subject: "c1",
      severity: "warning",
      since: at(0),
      dueAt: at(60),
      facts: {},
    }) as const;
  const deletions = (kind: Parameters<typeof raised>[0], evidence?: object) =>
    jobsOf(raised(kind), given(evidence ? { evidence } : {}).state).flatMap(({ name, dueAt }) =>
      name === "delete-evidence" ? [dueAt] : [],
    );

  it("are deleted after the hall's time: the job stands beside the alert, so that a restart does not lose it", () => {
    expect(deletions("counter-absent", { keepHours: 2 })).toEqual([at(120)]);
    expect(deletions("absent-while-serving", {})).toEqual([at(72 * 60)]);
  });

  it("are none where the hall keeps none, or of other alerts", () => {
    expect(deletions("counter-absent")).toEqual([]);
    expect(deletions("crowding", {})).toEqual([]);
  });
});
