import { describe, expect, it } from "vitest";
import { given, kiosk, lin, wang } from "../../test/given.ts";
import { isRateable, openServices, stepEnded } from "./lookup.ts";

/** Lin serves A001 at counter 3, who came for passport, permit and tax. */
const serving = given()
  .staffed("c3", lin)
  .staffed("c2", wang)
  .after("visit:take-ticket", { serviceIds: ["passport", "permit", "tax"] }, kiosk)
  .after("visit:call-next", { counterId: "c3" })
  .does("visit:arrive", "A001")
  .later(2);
const visitId = serving.id("A001");
const A001 = serving.visit("A001");
const steps = (hall: typeof serving) => hall.visit("A001").steps;

describe("a step that has ended", () => {
  const finished = serving.does("visit:finish", "A001");
  const next = serving.after("visit:next-step", { visitId });
  const moved = serving.after("visit:transfer", { visitId, to: { queueId: "money" } });

  it("is worth a question when something came of it: not while it runs, and not when the visitor was sent on", () => {
    expect(steps(serving).map(isRateable)).toEqual([false]);
    expect(steps(finished).map(isRateable)).toEqual([true]);
    expect(steps(next).map(isRateable)).toEqual([true, false]);
    expect(steps(moved).map(isRateable)).toEqual([false]);
    expect(steps(serving.does("visit:park", "A001")).map(isRateable)).toEqual([false]);
  });

  it("is found between the visit before and after", () => {
    expect(stepEnded(A001, finished.visit("A001"))?.stepId).toBe(`${visitId}/1`);
    expect(stepEnded(A001, next.visit("A001"))?.stepId).toBe(`${visitId}/1`);
    expect(stepEnded(undefined, finished.visit("A001"))?.stepId).toBe(`${visitId}/1`);
    const last = next.later(1).does("visit:finish", "A001").visit("A001");
    expect(stepEnded(next.visit("A001"), last)?.stepId).toBe(`${visitId}/2`);
  });

  it("is none where nothing ended, or had ended before", () => {
    expect(stepEnded(A001, A001)).toBeUndefined();
    expect(stepEnded(A001, moved.visit("A001"))).toBeUndefined();
    expect(stepEnded(finished.visit("A001"), finished.visit("A001"))).toBeUndefined();
    expect(stepEnded(next.visit("A001"), next.visit("A001"))).toBeUndefined();
  });
});

describe("services of a ticket that are open", () => {
  it("are those beside the one at hand, until somebody has done them or said why not", () => {
    expect(openServices(A001)).toEqual(["permit", "tax"]);
    const next = serving.after("visit:next-step", { visitId, serviceId: "tax" });
    expect(openServices(next.visit("A001"))).toEqual(["permit"]);
  });

  it("are no more when they were done beside another one, and stay when the count is none", () => {
    const count = (n: number) =>
      serving.after("visit:next-step", {
        visitId,
        serviceId: "tax",
        done: [{ serviceId: "permit", count: n }],
      });
    expect(openServices(count(1).visit("A001"))).toEqual([]);
    expect(
      openServices({ ...A001, steps: [{ ...stepOf(), done: [{ serviceId: "tax", count: 0 }] }] }),
    ).toEqual(["permit", "tax"]);
  });

  it("stay open where the visitor was only sent on", () => {
    const sent = { ...stepOf(), serviceId: "tax", outcome: "transferred" as const };
    expect(openServices({ ...A001, steps: [sent] })).toEqual(["permit", "tax"]);
    const { outcome: _none, ...running } = sent;
    expect(openServices({ ...A001, steps: [running] })).toEqual(["permit", "tax"]);
    expect(openServices({ ...A001, steps: [{ ...sent, outcome: "not-possible" }] })).toEqual(["permit"]);
  });
});

function stepOf() {
  const [step] = A001.steps;
  if (!step) throw new Error("A001 is being served");
  return step;
}
