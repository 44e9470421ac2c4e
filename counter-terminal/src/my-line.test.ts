import { describe, expect, it } from "vitest";
import { myLine, withFirst } from "./my-line.ts";
import { aClerk, aCounter, aHall, aVisit, NOW } from "./test/a-desk.ts";

const at = (minute: number) => `2026-11-24T00:${minute}:00.000Z`;
const attended = aCounter({ counterId: "c2", clerkId: "li" });

function line(...visits: ReturnType<typeof aVisit>[]) {
  return lineIn(aHall({ visits, counters: [aCounter(), attended] }));
}

function lineIn(hall: ReturnType<typeof aHall>) {
  const { callable, held } = myLine(hall, aCounter(), "zhang", NOW);
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
      "by weight × wait: 3 × 10 min before 20 min",
      [
        aVisit({ sequence: 2, effectiveAt: at(40) }),
        aVisit({ sequence: 1, effectiveAt: at(50), class: "priority" }),
      ],
    ],
    [
      "by weight × wait: 20 min before 3 × 5 min",
      [
        aVisit({ sequence: 1, effectiveAt: at(40) }),
        aVisit({ sequence: 2, effectiveAt: at(55), class: "priority" }),
      ],
    ],
    [
      "whoever reached the bound before everything else",
      [
        aVisit({ sequence: 2, reservedFor: { counterId: "c1" } }),
        aVisit({ sequence: 1, effectiveAt: at(59), noLaterFirstAfter: NOW.toISOString() }),
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

  it("gives what is kept for a counter that nobody is at, or for a clerk who has gone, to anybody, as the hub does", () => {
    const visits = [
      aVisit({ sequence: 1, reservedFor: { counterId: "c2" } }),
      aVisit({ sequence: 2, reservedFor: { clerkId: "li" } }),
    ];
    const empty = aCounter({ counterId: "c2", clerkId: undefined });
    expect(lineIn(aHall({ visits, counters: [aCounter(), empty] })).callable).toEqual([1, 2]);
  });

  it("knows whom a visit is kept for by user name, as the hub does", () => {
    const clerks = [
      aClerk({ username: "zhangmin" }),
      aClerk({ clerkId: "li", username: "li.wei", counterId: "c2" }),
    ];
    const visits = [
      aVisit({ sequence: 1, queueId: "tax", reservedFor: { clerkId: "zhangmin" } }),
      aVisit({ sequence: 2, reservedFor: { clerkId: "Li.Wei" } }),
    ];
    expect(lineIn(aHall({ visits, clerks }))).toEqual({ callable: [1], held: [[2, "reserved"]] });
  });

  it("gives what was kept for somebody else to anybody once its time is over", () => {
    const reservedFor = { counterId: "c2" };
    expect(line(aVisit({ reservedFor, reservedUntil: NOW.toISOString() })).callable).toEqual([1]);
  });

  it("puts first whom the hub calls next, and nobody whom it does not know", () => {
    const { callable } = myLine(
      aHall({ visits: [aVisit(), aVisit({ sequence: 2 })] }),
      aCounter(),
      "zhang",
      NOW,
    );
    const second = aVisit({ sequence: 2 }).visitId;
    expect(withFirst(callable, second).map(({ visit }) => visit.sequence)).toEqual([2, 1]);
    expect(withFirst(callable, "gone").map(({ visit }) => visit.sequence)).toEqual([1, 2]);
  });

  it("calls a visit whose time has come", () => {
    expect(line(aVisit({ notBefore: NOW.toISOString() })).callable).toEqual([1]);
  });
});
