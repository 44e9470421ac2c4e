import type { Statistics, ZoneView } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { countersOf, isAttended, longestOf, p80Of, peopleOf, ratedOf, waitingOf } from "./figures.ts";
import { aClerk, aCounter, ago, aHall, aQueue, aVisit } from "./test/a-hall.ts";

const zone = (zoneId: string, count: ZoneView["count"], kind: ZoneView["kind"] = "waiting"): ZoneView => ({
  zoneId,
  cameraId: "cam",
  name: { "zh-CN": zoneId, en: zoneId },
  kind,
  polygon: [],
  count,
});

describe("people in the hall", () => {
  it.each([
    ["adds the waiting zones up", [zone("a", 3), zone("b", 4)], { count: 7, unknown: 0 }],
    ["keeps zero where a camera sees nobody", [zone("a", 0)], { count: 0, unknown: 0 }],
    ["leaves zones at counters out", [zone("a", 3), zone("b", 1, "counter-staff")], { count: 3, unknown: 0 }],
    ["says what it does not know", [zone("a", 3), zone("b", "unknown")], { count: 3, unknown: 1 }],
    ["is unknown when no zone is known", [zone("a", "unknown")], { count: "unknown", unknown: 1 }],
    ["is unknown without zones", [], { count: "unknown", unknown: 0 }],
  ])("%s", (_what, zones, expected) => {
    expect(peopleOf(aHall({ zones }))).toEqual(expected);
  });
});

describe("waits", () => {
  const queues = [
    aQueue({ waiting: 2, oldestSince: ago(30) }),
    aQueue({ queueId: "tax", waiting: 3, oldestSince: ago(40) }),
    aQueue({ queueId: "idle" }),
  ];

  it("adds the queues up", () => expect(waitingOf(aHall({ queues }))).toBe(5));

  it("finds who has waited longest", () => {
    const visit = aVisit({ queueId: "tax", since: ago(40) });
    expect(longestOf(aHall({ queues, visits: [aVisit(), visit] }))).toEqual({
      queueId: "tax",
      since: ago(40),
      visit,
    });
  });

  it("knows of nobody when nobody waits", () => expect(longestOf(aHall())).toBeUndefined());

  it("takes the P80 of those called today, by nearest rank", () => {
    const visits = [5, 10, 15, 20, 25].map((waited, index) =>
      aVisit({ visitId: String(index), issuedAt: ago(60), calledAt: ago(60 - waited) }),
    );
    const odd = aVisit({ issuedAt: ago(500), calledAt: ago(1), accurate: false });
    expect(p80Of(aHall({ visits: [...visits, odd, aVisit()] }))).toEqual({ minutes: 20, n: 5 });
    expect(p80Of(aHall())).toEqual({ minutes: null, n: 0 });
  });
});

describe("counters", () => {
  it.each([
    ["attended", aCounter(), aClerk(), true],
    ["closed", aCounter({ state: "closed" }), aClerk(), false],
    ["nobody signed in", aCounter(), aClerk({ clerkId: "other" }), false],
    ["on a break", aCounter(), aClerk({ state: "break" }), false],
    ["a camera sees nobody", aCounter({ presence: "absent" }), aClerk(), false],
    ["somebody just left, for a moment", aCounter({ presence: "leaving" }), aClerk(), true],
  ])("%s", (_what, counter, clerk, expected) => {
    expect(isAttended(counter, { clerks: [clerk] })).toBe(expected);
  });

  it("counts those that no camera sees", () => {
    const counters = [
      aCounter({ presence: "attended" }),
      aCounter({ counterId: "c2", presence: "unknown" }),
      aCounter({ counterId: "c3", state: "paused" }),
      aCounter({ counterId: "c4", state: "closed" }),
    ];
    expect(countersOf(aHall({ counters }))).toEqual({
      attended: 2,
      open: 2,
      paused: 1,
      closed: 1,
      unseen: 1,
    });
  });
});

describe("ratings", () => {
  const rated = (grade: number | null) =>
    aVisit({
      status: "finished",
      step: {
        stepId: String(grade),
        counterId: "c1",
        clerkId: "zhang",
        startedAt: ago(9),
        finishedAt: ago(5),
        rating: { grade, reasons: [], channel: "pad", at: ago(4) },
      },
    });

  it("never counts silence as a grade", () => {
    const visits = [rated(5), rated(2), rated(null)];
    expect(ratedOf(aHall({ visits }))).toEqual({ asked: 3, rated: 2, bad: 1, mean: 3.5 });
  });

  it("trusts the hub's sums where they are known", () => {
    const ratings = { asked: 9, rated: 8, bad: 1, mean: 4.5 };
    const sums = { ratings } as Statistics;
    expect(ratedOf(aHall({ visits: [rated(1)] }), sums)).toBe(ratings);
  });
});
