import { describe, expect, it } from "vitest";
import { aHall, aQueue, aVisit } from "../test/a-hall.ts";
import { applyChanges } from "./changes.ts";

const other = "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0002";

describe("changes", () => {
  it("put items in the place of those with the same id, and add new ones at the end", () => {
    const hall = aHall({ visits: [aVisit(), aVisit({ visitId: other, code: "A002" })] });
    const next = applyChanges(hall, {
      visits: [aVisit({ status: "called" }), aVisit({ visitId: "new", code: "A003" })],
    });
    expect(next.visits.map(({ code, status }) => [code, status])).toEqual([
      ["A001", "called"],
      ["A002", "waiting"],
      ["A003", "waiting"],
    ]);
    expect(hall.visits).toHaveLength(2);
  });

  it("take away what is gone, and leave other lists untouched", () => {
    const hall = aHall({ visits: [aVisit()] });
    const next = applyChanges(hall, { gone: { visits: [aVisit().visitId] } });
    expect(next.visits).toEqual([]);
    expect(next.queues).toBe(hall.queues);
  });

  it("keep the last place in line while a visit goes on waiting, and no longer", () => {
    const hall = aHall({ visits: [aVisit({ ahead: 3, wait: { low: 5, high: 9 } })] });
    const waiting = applyChanges(hall, { visits: [aVisit({ sequence: 4 })] });
    expect(waiting.visits[0]).toMatchObject({ ahead: 3, wait: { low: 5, high: 9 }, sequence: 4 });
    const told = applyChanges(hall, { visits: [aVisit({ ahead: 2, wait: null })] });
    expect(told.visits[0]).toMatchObject({ ahead: 2, wait: null });
    const called = applyChanges(hall, { visits: [aVisit({ status: "called" })] });
    expect(called.visits[0]).not.toHaveProperty("ahead");
  });

  it("know every list by its own id", () => {
    const next = applyChanges(aHall(), { queues: [aQueue({ waiting: 4 })] });
    expect(next.queues.map((queue) => queue.waiting)).toEqual([4]);
  });
});
