import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, kiosk, lin } from "../../test/given.ts";
import { quotaOf } from "./quota.ts";

type Queue = Parameters<typeof aHall>[0] extends infer C
  ? NonNullable<C extends { queues?: infer Q } ? Q : never>
  : never;
const hallWith = (limits: object): Given => {
  const [papers, money] = aHall().queues;
  return given({ queues: [{ ...papers, ...limits }, money] as Queue }); // as: the limits are the test's own
};
const quota = (hall: Given, minute = hall.minute) => quotaOf(hall.state, "papers", new Date(at(minute)));
const twice = (hall: Given): Given => hall.ticket().ticket("permit");

describe("a queue's quota of the day", () => {
  const hall = hallWith({ dailyQuota: 2 });

  it("is counted over all services of the queue, and refuses the next number", () => {
    expect(quota(hall)).toEqual({ left: 2 });
    expect(quota(hall.ticket())).toEqual({ left: 1 });
    expect(quota(twice(hall))).toEqual({ left: 0 });
    expect(twice(hall).refusal("visit:take-ticket", { serviceIds: ["passport"] }, kiosk)).toBe(
      "quota-reached-today",
    );
  });

  it("does not touch another queue", () => {
    expect(twice(hall).refusal("visit:take-ticket", { serviceIds: ["tax"] }, kiosk)).toBeUndefined();
  });

  it("holds for clerks; whoever may stop tickets may go beyond it", () => {
    expect(twice(hall).refusal("visit:take-ticket", { serviceIds: ["passport"] }, lin)).toBe(
      "quota-reached-today",
    );
    expect(twice(hall).refusal("visit:take-ticket", { serviceIds: ["passport"] }, boss)).toBeUndefined();
  });

  it("is not given back by who leaves, and is new the next day", () => {
    const full = twice(hall);
    const left = full.after("visit:leave", { visitId: full.id("A001") });
    expect(quota(left)).toEqual({ left: 0 });
    expect(quota(left.later(24 * 60))).toEqual({ left: 2 });
  });
});

describe("quotas of hours", () => {
  const hall = hallWith({
    quotas: [
      { hours: "08:00-10:00", tickets: 1 },
      { hours: "10:00-12:00", tickets: 2 },
    ],
  });

  it("say when there are more", () => {
    expect(quota(hall.ticket())).toEqual({ left: 0, next: at(60) });
    const asked = () => hall.ticket().when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    expect(asked).toThrow(/quota-reached .*"next":"10:00"/);
  });

  it("begin anew with their hours", () => {
    expect(quota(hall.ticket(), 60)).toEqual({ left: 2 });
    expect(quota(hall.ticket(), 59)).toEqual({ left: 0, next: at(60) });
  });

  it("leave hours without a quota free, and name the afternoon as the next chance", () => {
    const noon = twice(hall.later(60));
    expect(quota(noon)).toEqual({ left: 0, next: at(240) }); // 13:00: at 12:00 the hall is closed
    expect(quota(noon, 240)).toBeUndefined();
  });

  it("have no next chance once the day's own quota is used up", () => {
    const both = hallWith({ dailyQuota: 1, quotas: [{ hours: "08:00-10:00", tickets: 1 }] });
    expect(quota(both.ticket())).toEqual({ left: 0 });
  });
});
