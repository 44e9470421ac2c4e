import { describe, expect, it } from "vitest";
import { aHall, aVisit, NOW } from "../test/a-hall.ts";
import { keptHall, nextNumber, type OfflinePack, offlineTicket, packRefusal } from "./offline-pack.ts";

const pack = (parts: Partial<OfflinePack> = {}): OfflinePack => ({
  blocks: [
    { prefix: "A", from: 701, to: 702 },
    { prefix: "A", from: 501, to: 503 },
    { prefix: "B", from: 501, to: 700 },
  ],
  day: "2026-11-24",
  validUntil: "2026-11-24T16:00:00Z",
  hours: ["09:00-12:00", "13:30-17:30"],
  timeZone: "Asia/Shanghai",
  services: [{ serviceId: "id-card", queueId: "police", prefix: "A" }],
  hall: aHall(),
  takenAt: "2026-11-24T01:00:00Z",
  aheadMs: 0,
  ...parts,
});
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const take = (given: Record<string, number>, parts: Partial<OfflinePack> = {}) =>
  offlineTicket(pack(parts), given, { serviceIds: ["id-card"] }, { now: at("02:00"), localId: "x" });

describe("numbers of a kiosk's own", () => {
  it("are given from the smallest on, over the gap between two blocks, until none is left", () => {
    const after = (last: number) => nextNumber(pack().blocks, "A", last);
    expect([after(0), after(501), after(503), after(701), after(702)]).toEqual([
      501,
      502,
      701,
      702,
      undefined,
    ]);
  });

  it("go on where the hub knows them used, for a kiosk that has lost its memory", () => {
    const blocks = [{ prefix: "A", from: 501, to: 503, next: 503 }];
    expect([nextNumber(blocks, "A", 0), nextNumber(blocks, "A", 503)]).toEqual([503, undefined]);
    expect(nextNumber([{ prefix: "A", from: 501, to: 503, next: 504 }], "A", 0)).toBeUndefined();
  });

  it("make a ticket with the code that the hub expects", () => {
    expect(take({ "2026-11-24/A": 501, "2026-11-23/A": 700 })).toMatchObject({
      code: "A502",
      prefix: "A",
      number: 502,
      issuedAt: "2026-11-24T02:00:00.000Z",
    });
    expect(take({ "2026-11-24/A": 702 })).toBe("used-up");
  });

  it("are not given while the hall has stopped its tickets", () => {
    const stopped = (queueIds?: string[]) =>
      take({}, { hall: aHall({ ticketing: { stopped: true, ...(queueIds ? { queueIds } : {}) } }) });
    expect(stopped()).toBe("stopped");
    expect(stopped(["police"])).toBe("stopped");
    expect(stopped(["other"])).toMatchObject({ code: "A501" });
  });

  it.each([
    ["in the morning", "01:00", undefined],
    ["at noon", "04:30", "closed"],
    ["in the evening", "09:30", "closed"],
    ["after they ran out", "16:00", "over"],
    ["the day before", "2026-11-23T02:00:00Z", "over"],
  ])("%s", (_when, time, refusal) => {
    expect(packRefusal(pack(), time.length > 5 ? new Date(time) : at(time))).toBe(refusal);
  });

  it("need a block", () => {
    expect(packRefusal(undefined, at("02:00"))).toBe("nothing-reserved");
    expect(packRefusal(pack({ blocks: [] }), at("02:00"))).toBe("nothing-reserved");
  });
});

it("keeps nothing of persons for the time without the hub", () => {
  const counters = [{ counterId: "c1", number: 1, queueIds: [], state: "open" as const, visitId: "v1" }];
  const kiosk = { kioskId: "k1", layout: "departments" as const, readerIds: [], bell: { since: NOW } };
  const kept = keptHall(aHall({ visits: [aVisit()], counters, kiosk }));
  expect(kept.visits).toEqual([]);
  expect(JSON.stringify(kept)).not.toContain("v1");
  expect(kept.kiosk).toEqual({ kioskId: "k1", layout: "departments", readerIds: [] });
  expect(kept.services).toEqual(aHall().services);
});
