import { describe, expect, it } from "vitest";
import { anActor, at, boss, given, kiosk, lin, NINE, outcome } from "../../test/given.ts";

const notice = { "zh-CN": "今日号已发完", en: "No more numbers today" };
const take = (serviceId: string) => ({ serviceIds: [serviceId] });

describe("stopping tickets", () => {
  const stopped = given().ticket().after("hall:stop-tickets", { notice }, boss);

  it("refuses numbers with the notice in both languages", () => {
    expect(stopped.state.ticketStop).toEqual({ notice, queueIds: undefined, since: at(0) });
    const asked = outcome(
      stopped.state,
      { name: "visit:take-ticket", request: take("tax") },
      new Date(NINE),
      kiosk,
    );
    expect(asked).toMatchObject({
      rule: "tickets-stopped",
      parameters: { notice: "今日号已发完", noticeEn: "No more numbers today" },
    });
    expect(stopped.refusal("visit:take-ticket", take("tax"), lin)).toBe("tickets-stopped");
  });

  it("leaves whoever may stop them free to issue one by hand, but no machine with that right", () => {
    expect(stopped.refusal("visit:take-ticket", take("tax"), boss)).toBeUndefined();
    const machine = anActor("k2", "kiosk", ["take-ticket", "stop-tickets"]);
    expect(stopped.refusal("visit:take-ticket", take("tax"), machine)).toBe("tickets-stopped");
  });

  it("can be for some queues only; a second stop takes the place of the first", () => {
    const some = given().after("hall:stop-tickets", { notice, queueIds: ["money", "money"] }, boss);
    expect(some.state.ticketStop?.queueIds).toEqual(["money"]);
    // A ticket for several services leads into all their queues.
    for (const serviceIds of [
      ["tax", "passport"],
      ["passport", "tax"],
    ])
      expect(some.refusal("visit:take-ticket", { serviceIds }, kiosk)).toBe("tickets-stopped");
    expect(some.refusal("visit:take-ticket", take("tax"), kiosk)).toBe("tickets-stopped");
    expect(some.refusal("visit:take-ticket", take("passport"), kiosk)).toBeUndefined();
    const all = some.after("hall:stop-tickets", { notice }, boss);
    expect(all.refusal("visit:take-ticket", take("passport"), kiosk)).toBe("tickets-stopped");
    expect(given().refusal("hall:stop-tickets", { notice, queueIds: ["none"] }, boss)).toBe("unknown-queue");
  });

  it("ends when it is resumed, which needs a stop", () => {
    const again = stopped.after("hall:resume-tickets", {}, boss);
    expect(again.refusal("visit:take-ticket", take("tax"), kiosk)).toBeUndefined();
    expect(again.refusal("hall:resume-tickets", {}, boss)).toBe("tickets-not-stopped");
  });

  it("ends with the day, also when it was the first deed of the day", () => {
    const early = given().after("hall:stop-tickets", { notice }, boss);
    expect(early.state.day).toBe("2026-11-24");
    const tomorrow = early.later(24 * 60);
    expect(tomorrow.refusal("visit:take-ticket", take("tax"), kiosk)).toBeUndefined();
    expect(tomorrow.ticket("tax").state.ticketStop).toBeUndefined();
  });

  it("loses nobody who holds a number already", () => {
    const next = stopped.staffed("c1").after("visit:call-next", { counterId: "c1" });
    expect(next.visit("A001").status).toBe("called");
  });
});
