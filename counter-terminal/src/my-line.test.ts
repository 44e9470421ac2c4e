import { describe, expect, it } from "vitest";
import { myLine } from "./my-line.ts";
import { aCounter, aHall, aVisit, NOW } from "./test/a-desk.ts";

const at = (minute: number) => `2026-11-24T00:${minute}:00.000Z`;
function line(...visits: ReturnType<typeof aVisit>[]) {
  const { callable, held } = myLine(aHall({ visits }), aCounter(), "zhang", NOW);
  return {
    callable: callable.map(({ visit }) => visit.sequence),
    held: held.map(({ visit, because }) => [visit.sequence, because]),
  };
}

describe("who waits for my counter", () => {
  it.each([
    ["by time", [aVisit({ sequence: 2, effectiveAt: at(52) }), aVisit({ sequence: 1, effectiveAt: at(51) })]],
    ["by sequence at equal times", [aVisit({ sequence: 2 }), aVisit({ sequence: 1 })]],
    [
      "priority before normal, whoever came first",
      [
        aVisit({ sequence: 2, effectiveAt: at(40) }),
        aVisit({ sequence: 1, effectiveAt: at(55), class: "priority" }),
      ],
    ],
    [
      "for this counter before priority",
      [
        aVisit({ sequence: 2, class: "priority" }),
        aVisit({ sequence: 1, queueId: "tax", reservedFor: { counterId: "c1" } }),
      ],
    ],
    [
      "for this counter before this clerk",
      [
        aVisit({ sequence: 2, reservedFor: { clerkId: "zhang" } }),
        aVisit({ sequence: 1, reservedFor: { counterId: "c1" }, effectiveAt: at(59) }),
      ],
    ],
  ])("stands in the hub's order: %s", (_what, visits) => {
    expect(line(...visits).callable).toEqual([1, 2]);
  });

  it("leaves out other queues and whoever is not waiting", () => {
    const called = aVisit({ sequence: 2, status: "called" });
    expect(line(aVisit({ sequence: 1, queueId: "tax" }), called)).toEqual({ callable: [], held: [] });
  });

  it("shows apart who is meant for somebody else or comes later", () => {
    const other = aVisit({ sequence: 1, reservedFor: { counterId: "c2" } });
    const later = aVisit({ sequence: 2, notBefore: "2026-11-24T01:00:01.000Z" });
    expect(line(other, later)).toEqual({
      callable: [],
      held: [
        [1, "reserved"],
        [2, "not-before"],
      ],
    });
  });

  it("calls a visit whose time has come", () => {
    expect(line(aVisit({ notBefore: NOW.toISOString() })).callable).toEqual([1]);
  });
});
