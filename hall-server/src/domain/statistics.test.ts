import { describe, expect, it } from "vitest";
import { at, type Given, given, hub } from "../../test/given.ts";
import { statisticsOf } from "./statistics.ts";

const served = given().serving().later(5).does("visit:finish", "A001");
const figures = (hall: Given) => statisticsOf([...hall.state.visits.values()], "2026-11-24", "2026-11-24");

describe("the figures of a day", () => {
  it("are sums over the periods of its visits", () => {
    const hall = served
      .ticket()
      .later(3)
      .after("visit:call-next", { counterId: "c1" })
      .does("visit:no-show", "A002");
    expect(figures(hall.ticket("tax").does("visit:leave", "B001"))).toMatchObject({
      issued: 3,
      finished: 1,
      missed: 1,
      left: 1,
      void: 0,
      wait: { n: 2, mean: 2, p50: 1, p80: 3 },
      serve: { n: 1, mean: 5, p50: 5, p80: 5 },
      queues: [
        { queueId: "money", issued: 1 },
        { queueId: "papers", issued: 2 },
      ],
      days: [{ day: "2026-11-24", issued: 3 }],
    });
  });

  it("count the time served, not the time parked between", () => {
    const parked = given()
      .serving()
      .later(2)
      .does("visit:park", "A001")
      .later(30)
      .does("visit:resume", "A001");
    expect(figures(parked.later(1).does("visit:finish", "A001")).serve).toMatchObject({ n: 1, mean: 3 });
  });

  it("leave out what the end of the day closed", () => {
    const ended = given().serving().later(600).when("day:end", { day: "2026-11-24" }, hub);
    const abandoned = given()
      .serving()
      .with(...ended.filter(({ type }) => type === "visit-abandoned"));
    expect(abandoned.visit("A001")).toMatchObject({ status: "finished", accurate: false, issuedAt: at(0) });
    expect(figures(abandoned)).toMatchObject({ finished: 1, serve: { n: 0, mean: null }, wait: { n: 0 } });
  });

  it("count a question where one was asked: not for a step that was parked, passed on, or a mistake", () => {
    const rate = (hall: Given, grade: number) =>
      hall.after("visit:rate", { visitId: hall.id("A001"), channel: "qr", grade, reasons: [] });
    expect(figures(served).ratings).toEqual({ asked: 1, rated: 0, bad: 0, mean: null });
    expect(figures(rate(served, 2)).ratings).toEqual({ asked: 1, rated: 1, bad: 1, mean: 2 });
    const visitId = served.id("A001");
    const timedOut = served.later(1).after("rating:expire", { visitId, stepId: `${visitId}/1` }, hub);
    expect(figures(timedOut).ratings).toEqual({ asked: 1, rated: 0, bad: 0, mean: null });
    const serving = given().serving();
    const asked = (hall: Given) => figures(hall).ratings.asked;
    expect(asked(serving)).toBe(0);
    expect(asked(serving.does("visit:park", "A001"))).toBe(0);
    expect(asked(serving.after("visit:transfer", { visitId, to: { queueId: "money" } }))).toBe(0);
    expect(asked(serving.after("visit:void", { visitId, reason: "mistake" }))).toBe(0);
  });
});
