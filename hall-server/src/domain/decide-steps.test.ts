import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, kiosk, lin, wang } from "../../test/given.ts";

/** Lin at counter 3 serves A001, who came for a passport and for tax. */
function withTwo(serviceIds = ["passport", "tax"]): Given {
  const hall = given()
    .staffed("c3", lin)
    .after("visit:take-ticket", { serviceIds }, kiosk)
    .later(1)
    .after("visit:call-next", { counterId: "c3" });
  return hall.later(1).does("visit:arrive", "A001").later(3);
}
const two = withTwo();
const A001 = two.id("A001");
const done = [{ serviceId: "passport", count: 2 }];

describe("the next step at the same counter", () => {
  const next = two.after("visit:next-step", { visitId: A001, done });

  it("ends the step with what was done and starts the next service of the ticket", () => {
    expect(next.visit("A001")).toMatchObject({
      status: "serving",
      serviceId: "tax",
      queueId: "money",
      counterId: "c3",
    });
    expect(next.visit("A001").steps).toEqual([
      {
        stepId: `${A001}/1`,
        serviceId: "passport",
        counterId: "c3",
        clerkId: "lin",
        startedAt: at(2),
        finishedAt: at(5),
        done,
        outcome: "done",
      },
      { stepId: `${A001}/2`, serviceId: "tax", counterId: "c3", clerkId: "lin", startedAt: at(5) },
    ]);
    expect(next.counter("c3").visitId).toBe(A001);
  });

  it("begins a new period where the old one ends, in the queue of the next service", () => {
    expect(next.visit("A001").periods.slice(-2)).toMatchObject([
      { state: "serving", from: at(2), to: at(5), queueId: "papers" },
      { state: "serving", from: at(5), to: null, queueId: "money" },
    ]);
  });

  it("takes a service that the visitor names only now, and the ticket has it from then on", () => {
    const other = two.after("visit:next-step", { visitId: A001, serviceId: "permit" });
    expect(other.visit("A001")).toMatchObject({
      serviceId: "permit",
      serviceIds: ["passport", "tax", "permit"],
    });
  });

  it("keeps apart what was done, what could not be provided, and what nobody recorded", () => {
    const outcome = (request: object) =>
      two
        .when("visit:next-step", { visitId: A001, ...request })
        .map((event) => "outcome" in event && event.outcome);
    expect(outcome({ done })).toEqual(["done"]);
    expect(outcome({ outcome: "not-possible" })).toEqual(["not-possible"]);
    expect(outcome({})).toEqual(["not-recorded"]);
    expect(outcome({ done: [], outcome: "not-possible" })).toEqual(["not-possible"]);
  });

  it("is refused without another service, for one that does not exist, and where the counter does not serve it", () => {
    expect(withTwo(["passport"]).refusal("visit:next-step", { visitId: A001 })).toBe("no-next-service");
    expect(next.refusal("visit:next-step", { visitId: A001 })).toBe("no-next-service");
    expect(two.refusal("visit:next-step", { visitId: A001, serviceId: "none" })).toBe("unknown-service");
    expect(two.refusal("visit:next-step", { visitId: A001, done: [{ serviceId: "none", count: 1 }] })).toBe(
      "unknown-service",
    );
    const papersOnly = given()
      .staffed("c1")
      .after("visit:take-ticket", { serviceIds: ["passport", "tax"] }, kiosk)
      .after("visit:call-next", { counterId: "c1" })
      .does("visit:arrive", "A001");
    expect(papersOnly.refusal("visit:next-step", { visitId: papersOnly.id("A001") })).toBe(
      "transfer-nowhere",
    );
  });

  it("skips a service that was done on the way", () => {
    const three = withTwo(["passport", "tax", "permit"]);
    const both = [...done, { serviceId: "tax", count: 1 }];
    expect(three.after("visit:next-step", { visitId: A001, done: both }).visit("A001").serviceId).toBe(
      "permit",
    );
  });

  it("belongs to the clerk of the visit, or to whoever may end others' steps: then its time is not accurate", () => {
    expect(two.refusal("visit:next-step", { visitId: A001 }, wang)).toBe("not-your-visit");
    const forced = two.after("visit:next-step", { visitId: A001 }, boss).visit("A001");
    expect(forced.accurate).toBe(false);
    expect(forced.steps.map(({ accurate }) => accurate)).toEqual([false, undefined]);
    expect(next.visit("A001").accurate).toBe(true);
  });
});

describe("the next step somewhere else", () => {
  it("waits with the same ticket in the queue, at the back unless it is said otherwise", () => {
    const sent = two.after("visit:next-step", { visitId: A001, done, to: { queueId: "money" } });
    expect(sent.visit("A001")).toMatchObject({
      status: "waiting",
      code: "A001",
      serviceId: "tax",
      queueId: "money",
      effectiveAt: at(5),
      lineSince: at(5),
      reservedFor: undefined,
    });
    expect(sent.counter("c3").visitId).toBeUndefined();
    expect(sent.visit("A001").steps).toMatchObject([{ outcome: "done", finishedAt: at(5) }]);
    const first = { visitId: A001, to: { queueId: "money" }, place: "keep" } as const;
    expect(two.after("visit:next-step", first).visit("A001")).toMatchObject({
      effectiveAt: at(0),
      lineSince: at(0),
    });
  });

  it("is kept for the counter that was named, for a while", () => {
    const sent = two.after("visit:next-step", { visitId: A001, to: { counterId: "c2" } });
    expect(sent.visit("A001")).toMatchObject({
      queueId: "money",
      reservedFor: { counterId: "c2" },
      reservedUntil: at(20),
    });
    expect(
      sent.staffed("c2", wang).after("visit:call-next", { counterId: "c2" }, wang).counter("c2").visitId,
    ).toBe(A001);
  });

  it("follows the segmentation of the next service", () => {
    const rule = {
      name: "Tax goes first",
      when: { services: ["tax"] },
      then: { classId: "priority" },
    };
    const hall = given({ segmentation: [rule] })
      .staffed("c3", lin)
      .after("visit:take-ticket", { serviceIds: ["passport", "tax"] }, kiosk)
      .after("visit:call-next", { counterId: "c3" })
      .does("visit:arrive", "A001");
    const sent = hall.after("visit:next-step", { visitId: hall.id("A001"), to: { queueId: "money" } });
    expect(sent.visit("A001")).toMatchObject({ class: "priority", segment: { en: "Tax goes first" } });
    const elsewhere = hall.after("visit:next-step", { visitId: hall.id("A001"), to: { queueId: "papers" } });
    expect(elsewhere.visit("A001")).toMatchObject({ class: "normal", segment: undefined });
  });

  it("is refused for a queue or counter that does not exist", () => {
    expect(two.refusal("visit:next-step", { visitId: A001, to: { queueId: "none" } })).toBe("unknown-queue");
    expect(two.refusal("visit:next-step", { visitId: A001, to: { counterId: "c9" } })).toBe(
      "unknown-counter",
    );
  });
});

describe("finishing", () => {
  it("says which services of the ticket nobody has recorded", () => {
    const finish = (hall: Given, request: object) =>
      hall.when("visit:finish", { visitId: A001, ...request })[0];
    expect(finish(two, { done })).toMatchObject({ outcome: "done", notRecorded: ["tax"] });
    expect(finish(two, { done: [...done, { serviceId: "tax", count: 0 }] })).not.toHaveProperty(
      "notRecorded",
    );
    expect(finish(two.after("visit:next-step", { visitId: A001 }), {})).not.toHaveProperty("notRecorded");
    expect(finish(withTwo(["passport"]), {})).toEqual({
      type: "visit-finished",
      at: at(5),
      visitId: A001,
      done: [],
      outcome: "not-recorded",
    });
  });

  it("by somebody else counts for the clerk who served, and its time is not accurate", () => {
    const forced = two.after("visit:finish", { visitId: A001 }, boss);
    expect(forced.visit("A001")).toMatchObject({ status: "finished", accurate: false });
    expect(forced.visit("A001").steps.at(-1)?.accurate).toBe(false);
    expect(forced.clerk("lin")?.servedToday).toBe(1);
    expect(two.after("visit:finish", { visitId: A001 }).visit("A001").accurate).toBe(true);
    expect(two.refusal("visit:finish", { visitId: A001 }, wang)).toBe("not-your-visit");
  });
});
