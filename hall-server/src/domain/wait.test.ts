import { describe, expect, it } from "vitest";
import { at, given, kiosk, lin, NINE, wang, zhao } from "../../test/given.ts";
import { expectedWait, promisedWait, queueNow, waitRange } from "./wait.ts";

const queue = {
  ahead: 4,
  openCounters: 2,
  idleCounters: 0,
  expectedMinutes: 10,
  windowMinutes: 30,
  callsInWindow: 6,
  headWaited: undefined,
};

describe("the expected wait", () => {
  it("is unknown when no counter is open and nobody was called", () => {
    expect(expectedWait({ ...queue, openCounters: 0, callsInWindow: 0 })).toBeUndefined();
  });

  it("is nothing when a counter is idle for each who is ahead and one more", () => {
    expect(expectedWait({ ...queue, ahead: 0, idleCounters: 1 })).toBe(0);
    expect(expectedWait({ ...queue, ahead: 1, idleCounters: 1 })).toBeGreaterThan(0);
  });

  it("is the line divided by a rate that leans on the counters while few were called", () => {
    // 6 calls in 30 minutes and a prior of 2 counters ÷ 10 minutes for 15 minutes: 9 in 45 minutes.
    expect(expectedWait(queue)).toBeCloseTo(5 / (9 / 45));
    expect(expectedWait({ ...queue, callsInWindow: 0 })).toBeCloseTo(5 / (3 / 45));
  });

  it("trusts the counters alone when they have just been manned", () => {
    expect(expectedWait({ ...queue, windowMinutes: 0, callsInWindow: 0 })).toBeCloseTo(5 / (2 / 10));
  });

  it("is the mean of that and of what the first in line has waited", () => {
    expect(expectedWait({ ...queue, headWaited: 15 })).toBeCloseTo((25 + 15) / 2);
  });

  it("still knows something when the counters have just closed", () => {
    expect(expectedWait({ ...queue, openCounters: 0 })).toBeCloseTo(5 / (6 / 45));
  });
});

describe("the range that is told", () => {
  it.each([
    [0, 0, 2],
    [1, 0, 2],
    [5, 3, 8],
    [9.9, 5, 16],
    [10, 5, 20],
    [20, 10, 35],
    [60, 35, 100],
  ])("%s minutes: %s to %s", (minutes, low, high) => {
    expect(waitRange(minutes)).toEqual({ low, high });
  });
});

describe("what is known about a queue", () => {
  it("counts open counters with a clerk who is there, and of these the idle ones", () => {
    const hall = given().staffed("c1", lin).staffed("c2", wang).staffed("c3", zhao).ticket();
    const known = (change = hall) => queueNow(change.state, "papers", new Date(NINE));
    expect(known()).toMatchObject({ openCounters: 2, idleCounters: 2 });
    expect(known(hall.after("clerk:break", {}, lin))).toMatchObject({ openCounters: 1, idleCounters: 1 });
    expect(known(hall.after("counter:pause", { counterId: "c3", reason: "x" }, zhao))).toMatchObject({
      openCounters: 1,
    });
    expect(known(hall.after("visit:call-next", { counterId: "c1" }, lin))).toMatchObject({
      openCounters: 2,
      idleCounters: 1,
      ahead: 0,
      callsInWindow: 1,
    });
    expect(known(given().after("counter:open", { counterId: "c1" }, lin))).toMatchObject({ openCounters: 0 });
  });

  it("counts the line, its head and the calls of half an hour in this queue", () => {
    const hall = given().staffed("c3", lin).ticket("tax").ticket().later(5).ticket();
    const known = (change = hall, minute = 0) =>
      queueNow(change.state, "papers", new Date(NINE + (change.minute + minute) * 60_000));
    expect(known()).toEqual({
      ahead: 2,
      openCounters: 1,
      idleCounters: 1,
      expectedMinutes: 8,
      windowMinutes: 5,
      callsInWindow: 0,
      headWaited: 5,
    });
    const tax = hall.after("visit:call-next", { counterId: "c3" });
    expect(known(tax)).toMatchObject({ callsInWindow: 0 });
    const moved = tax.after("visit:transfer", { visitId: tax.id("B001"), to: { queueId: "papers" } });
    expect(known(moved)).toMatchObject({ callsInWindow: 0, ahead: 3 });
    const called = moved.after("visit:call-next", { counterId: "c3" });
    expect(called.visit("A001").status).toBe("called");
    expect(known(called)).toMatchObject({ callsInWindow: 1, ahead: 2, headWaited: 0 });
    expect(known(called, 30)).toMatchObject({ callsInWindow: 1 });
    expect(known(called, 31)).toMatchObject({ callsInWindow: 0, windowMinutes: 30 });
    expect(queueNow(called.state, "papers", new Date(NINE), 7).ahead).toBe(7);
  });

  it("counts calls only since the first of the counters was manned", () => {
    const hall = given().called().does("visit:no-show", "A001").later(1);
    const minutes = (change: typeof hall, minute = 0) => {
      const known = queueNow(change.state, "papers", new Date(NINE + (change.minute + minute) * 60_000));
      return [known.windowMinutes, known.callsInWindow];
    };
    expect(minutes(hall)).toEqual([2, 1]);
    const back = hall.after("clerk:break", {}).later(10).after("clerk:back", {});
    expect(minutes(back, 3)).toEqual([3, 0]);
    expect(minutes(back.staffed("c3", zhao), 3)).toEqual([3, 0]);
    expect(minutes(hall.staffed("c3", zhao), 3)).toEqual([5, 1]);
    expect(minutes(hall.after("counter:close", { counterId: "c1" }), 3)).toEqual([30, 1]);
  });

  it("takes the mean of the services of the queue, and something usual when it has none", () => {
    const services = ["one", "two"].map((serviceId, i) => ({
      serviceId,
      name: serviceId,
      departmentId: "civil",
      queueId: "papers",
      prefix: "A",
      expectedMinutes: 5 + i * 10,
    }));
    const { state } = given({ services });
    expect(queueNow(state, "papers", new Date(NINE)).expectedMinutes).toBe(10);
    expect(queueNow(state, "money", new Date(NINE)).expectedMinutes).toBe(8);
  });

  it("is told with the ticket: people ahead and a range, or nothing when nobody can know", () => {
    const [, closed] = given().when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    expect(closed).toMatchObject({ type: "ticket-issued", ahead: 0, wait: null });
    const hall = given().staffed("c1").ticket().ticket();
    const [ticket] = hall.when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    const wait = promisedWait(hall.state, "papers", new Date(at(0)), 2);
    expect(ticket).toMatchObject({ ahead: 2, wait });
    expect(wait?.high).toBeGreaterThan(2);
  });
});
