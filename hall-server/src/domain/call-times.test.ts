import { describe, expect, it } from "vitest";
import { at, given, kiosk, lin, wang, zhao } from "../../test/given.ts";
import { callsSince } from "./call-times.ts";

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

describe("the calls of a queue", () => {
  it("are counted from an instant on, that one too", () => {
    expect(hall.state.callTimes).toEqual({ papers: [at(1), at(5)], money: [at(5)] });
    const papers = [0, 1, 1.1, 5, 5.1].map((minute) => callsSince(hall.state, "papers", at(minute)));
    expect(papers).toEqual([2, 2, 1, 1, 0]);
    expect(callsSince(hall.state, "nowhere", at(0))).toBe(0);
  });

  it("are no more when the call is taken back, and the others stay", () => {
    const back = hall.after("visit:undo", {}, zhao);
    expect(back.state.callTimes).toEqual({ papers: [at(1)], money: [at(5)] });
    expect(back.after("visit:undo", {}, wang).state.callTimes).toEqual({ papers: [at(1)] });
  });

  it("stay when something else of the visit is taken back", () => {
    const arrived = hall.does("visit:arrive", "A002", zhao);
    expect(arrived.after("visit:undo", {}, zhao).state.callTimes).toEqual(hall.state.callTimes);
  });

  it("of the same instant are told apart", () => {
    const both = given()
      .staffed("c1", lin)
      .staffed("c3", zhao)
      .ticket()
      .ticket()
      .after("visit:call-next", { counterId: "c1" }, lin)
      .after("visit:call-next", { counterId: "c3" }, zhao);
    expect(both.state.callTimes).toEqual({ papers: [at(0), at(0)] });
    expect(both.after("visit:undo", {}, lin).state.callTimes).toEqual({ papers: [at(0)] });
  });

  it("count again for a visit that is called again, and end with the day", () => {
    const again = hall
      .does("visit:no-show", "A001")
      .after("visit:rejoin", { visitId: hall.id("A001") }, lin)
      .later(1)
      .after("visit:call-next", { counterId: "c1" }, lin);
    expect(again.state.callTimes).toMatchObject({ papers: [at(1), at(5), at(6)] });
    const ended = again.later(24 * 60).ticket("passport", {});
    expect(ended.state.callTimes).toEqual({});
    expect(ended.does("visit:leave", "A001", kiosk).state.callTimes).toEqual({});
  });
});
