import { describe, expect, it } from "vitest";
import { deskOf, resumable, workOf } from "./desk.ts";
import { aClerk, aCounter, aHall, aVisit, NOW } from "./test/a-desk.ts";

describe("my desk", () => {
  it("is none while I have no counter", () => {
    expect(deskOf(aHall({ clerks: [] }), "zhang", NOW)).toBeUndefined();
  });

  it("finds the visit in hand again from the hub's words alone", () => {
    const visit = aVisit({ status: "serving", counterId: "c1", clerkId: "zhang" });
    const hall = aHall({ visits: [visit], counters: [aCounter({ visitId: visit.visitId })] });
    expect(deskOf(hall, "zhang", NOW)).toMatchObject({ situation: "serving", visit: { code: "A001" } });
  });

  it("goes on with the visit in hand while the counter is paused", () => {
    const visit = aVisit({ status: "serving", counterId: "c1" });
    const counters = [aCounter({ state: "paused", visitId: visit.visitId })];
    expect(deskOf(aHall({ visits: [visit], counters }), "zhang", NOW)?.situation).toBe("serving");
  });

  it("shows who was missed in my queues, the latest first", () => {
    const missed = (sequence: number, minute: number, queueId = "police") =>
      aVisit({ sequence, status: "missed", queueId, since: `2026-11-24T00:${minute}:00.000Z` });
    const visits = [missed(1, 40), missed(2, 50), missed(3, 55, "tax")];
    const desk = deskOf(aHall({ visits }), "zhang", NOW);
    expect(desk?.missed.map(({ sequence }) => sequence)).toEqual([2, 1]);
  });
});

describe("what is parked", () => {
  const parked = (sequence: number, clerkId: string, minute: number) =>
    aVisit({ sequence, status: "parked", clerkId, since: `2026-11-24T00:${minute}:00.000Z` });
  const visits = [
    parked(1, "zhang", 40),
    parked(2, "zhang", 30),
    parked(3, "li", 20),
    parked(4, "gone", 10),
    aVisit({ sequence: 5, status: "serving", clerkId: "gone" }),
  ];
  const clerks = [aClerk(), aClerk({ clerkId: "li", counterId: "c2" })];
  const desk = deskOf(aHall({ visits, clerks }), "zhang", NOW);
  const numbers = (of: { sequence?: number | undefined }[] = []) => of.map(({ sequence }) => sequence);

  it("is mine, a colleague's who is here, or stranded when its clerk has left; the longest first", () => {
    expect(numbers(desk?.parked.mine)).toEqual([2, 1]);
    expect(numbers(desk?.parked.stranded)).toEqual([4]);
    expect(numbers(desk?.parked.others)).toEqual([3]);
  });

  it("is taken up by me when it is mine or stranded, and by a manager whosever it is", () => {
    expect(numbers(desk && resumable(desk, false))).toEqual([2, 1, 4]);
    expect(numbers(desk && resumable(desk, true))).toEqual([2, 1, 4, 3]);
  });
});

describe("today's work", () => {
  const served = (sequence: number, minutes: number, parts: Parameters<typeof aVisit>[0] = {}) => {
    const visit = aVisit({ sequence, status: "finished" });
    const startedAt = "2026-11-24T00:00:00.000Z";
    const finishedAt = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
    const step = { stepId: `${visit.visitId}/1`, counterId: "c1", clerkId: "zhang", startedAt, finishedAt };
    return { ...visit, finishedAt, step, ...parts };
  };

  it("is nothing before the first visit", () => {
    expect(workOf(aHall({ clerks: [aClerk()] }), "zhang")).toEqual({});
  });

  it("has the middle serving time, without visits whose end is not known, and the last visit", () => {
    const visits = [served(1, 4), served(2, 10), served(3, 6), served(4, 500, { accurate: false })];
    const { medianMs, last } = workOf(aHall({ visits }), "zhang");
    expect(medianMs).toBe(6 * 60_000);
    expect(last?.sequence).toBe(4);
  });

  it("takes the mean of the two in the middle", () => {
    expect(workOf(aHall({ visits: [served(1, 4), served(2, 10)] }), "zhang").medianMs).toBe(7 * 60_000);
  });
});
