import { describe, expect, it } from "vitest";
import { at, given, kiosk, lin, wang, zhao } from "../../test/given.ts";
import { callsSince } from "./call-times.ts";
import type { HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

/** Papers are called in minutes 1 and 5 at two counters, money in minute 5. */
const hall = given()
  .staffed("c1", lin)
  .staffed("c2", wang)
  .staffed("c3", zhao)
  .ticket()
  .ticket()
  .ticket("tax")
  .later(1)
  .after("visit:call-next", { counterId: "c1" }, lin)
  .later(4)
  .after("visit:call-next", { counterId: "c3" }, zhao)
  .after("visit:call-next", { counterId: "c2" }, wang);

const timesOf = ({ state }: { state: HallState }): Record<string, string[]> =>
  Object.fromEntries(Object.entries(state.callTimes).map(([queueId, times]) => [queueId, [...times]]));

describe("the calls of a queue", () => {
  it("are counted from an instant on, that one too", () => {
    expect(timesOf(hall)).toEqual({ papers: [at(1), at(5)], money: [at(5)] });
    const papers = [0, 1, 1.1, 5, 5.1].map((minute) => callsSince(hall.state, "papers", at(minute)));
    expect(papers).toEqual([2, 2, 1, 1, 0]);
    expect(callsSince(hall.state, "nowhere", at(0))).toBe(0);
  });

  it("are no more when the call is taken back, and the others stay", () => {
    const back = hall.after("visit:undo", {}, zhao);
    expect(timesOf(back)).toEqual({ papers: [at(1)], money: [at(5)] });
    expect(timesOf(back.after("visit:undo", {}, wang))).toEqual({ papers: [at(1)] });
  });

  it("stay when something else of the visit is taken back", () => {
    const arrived = hall.does("visit:arrive", "A002", zhao);
    expect(timesOf(arrived.after("visit:undo", {}, zhao))).toEqual(timesOf(hall));
  });

  it("move with the clock when it is put right", () => {
    const hour: HallEvent = { type: "clock-stepped", at: at(6), byMs: 3_600_000 };
    const moved = hall.with(hour);
    expect(timesOf(moved)).toEqual({ papers: [at(61), at(65)], money: [at(65)] });
    expect(callsSince(moved.state, "papers", at(62))).toBe(1);
  });

  it("stand in order, though a clock that runs behind has told one late", () => {
    const late = given()
      .staffed("c1", lin)
      .staffed("c2", wang)
      .ticket()
      .ticket("tax")
      .ticket()
      .later(5)
      .after("visit:call-next", { counterId: "c1" }, lin);
    const [call] = late.does("visit:no-show", "A001").when("visit:call-next", { counterId: "c1" }, lin);
    if (!call) throw new Error("nobody was called");
    const earlier = late.does("visit:no-show", "A001").with({ ...call, at: at(2) });
    expect(timesOf(earlier)).toEqual({ papers: [at(2), at(5)] });
    expect(callsSince(earlier.state, "papers", at(3))).toBe(1);
  });

  it("of the same instant are told apart", () => {
    const both = given()
      .staffed("c1", lin)
      .staffed("c3", zhao)
      .ticket()
      .ticket()
      .after("visit:call-next", { counterId: "c1" }, lin)
      .after("visit:call-next", { counterId: "c3" }, zhao);
    expect(timesOf(both)).toEqual({ papers: [at(0), at(0)] });
    expect(timesOf(both.after("visit:undo", {}, lin))).toEqual({ papers: [at(0)] });
  });

  it("count again for a visit that is called again, and end with the day", () => {
    const again = hall
      .does("visit:no-show", "A001")
      .after("visit:rejoin", { visitId: hall.id("A001") }, lin)
      .later(1)
      .after("visit:call-next", { counterId: "c1" }, lin);
    expect(timesOf(again)).toMatchObject({ papers: [at(1), at(5), at(6)] });
    const ended = again.later(24 * 60).ticket("passport", {});
    expect(timesOf(ended)).toEqual({});
    expect(timesOf(ended.does("visit:leave", "A001", kiosk))).toEqual({});
  });
});
