import { describe, expect, it } from "vitest";
import { at, type Given, given, hub, kiosk, lin } from "../../test/given.ts";
import { autoCallsDue } from "./auto-call.ts";

const idle = given({
  counters: [
    { counterId: "c1", number: 1, queueIds: ["papers"], autoCallSeconds: 30 },
    { counterId: "c2", number: 2, queueIds: ["money"] },
  ],
})
  .staffed("c1")
  .staffed("c2", { ...lin, id: "wang" })
  .ticket()
  .ticket("tax");
const due = (hall: Given) => autoCallsDue(hall.state, at(hall.minute));
const asked = (hall: Given) => hall.when("counter:auto-call", { counterId: "c1" }, hub);

describe("a counter that calls by itself", () => {
  it("calls the next one when it has been idle for so long, and says that nobody pressed", () => {
    const hall = idle.later(0.5);
    expect(due(hall)).toEqual(["c1"]);
    expect(asked(hall)).toEqual([
      {
        type: "visit-called",
        at: at(0.5),
        visitId: hall.id("A001"),
        counterId: "c1",
        clerkId: "lin",
        explain: {
          rule: "longest-waiting",
          considered: 1,
          passedOver: [],
          waitedMinutes: 0.5,
          profile: { queueId: "papers", priority: 1 },
          auto: true,
        },
      },
    ]);
  });

  it.each<[string, Given]>([
    ["too early", idle.later(0.49)],
    ["while nobody waits", idle.does("visit:leave", "A001", kiosk).later(1)],
    ["while it has somebody", idle.after("visit:call-next", { counterId: "c1" }).later(1)],
    ["while its clerk is on a break", idle.after("clerk:break", {}).later(1)],
    ["while it is paused", idle.after("counter:pause", { counterId: "c1", reason: "x" }).later(1)],
    ["while it is closed", idle.after("counter:close", { counterId: "c1" }).later(1)],
    ["without a clerk", idle.after("clerk:leave-counter", { counterId: "c1" }).later(1)],
  ])("does nothing %s", (_when, hall) => {
    expect(due(hall)).toEqual([]);
    expect(asked(hall)).toEqual([]);
  });

  it.each<[string, (hall: Given) => Given]>([
    ["a visit was finished", (hall) => served(hall)],
    ["a break was over", (hall) => hall.after("clerk:break", {}).later(1).after("clerk:back", {})],
    [
      "a pause was over",
      (hall) =>
        hall
          .after("counter:pause", { counterId: "c1", reason: "x" })
          .later(1)
          .after("counter:open", { counterId: "c1" }),
    ],
  ])("counts from when %s", (_what, act) => {
    const hall = act(idle.ticket());
    expect(due(hall.later(0.4))).toEqual([]);
    expect(due(hall.later(0.5))).toEqual(["c1"]);
  });

  it("does nothing at a counter that is not to, or that does not exist", () => {
    expect(idle.later(9).when("counter:auto-call", { counterId: "c2" }, hub)).toEqual([]);
    expect(idle.later(9).when("counter:auto-call", { counterId: "c9" }, hub)).toEqual([]);
  });
});

function served(hall: Given): Given {
  const called = hall.after("visit:call-next", { counterId: "c1" }).does("visit:arrive", "A001");
  return called.later(5).does("visit:finish", "A001");
}
