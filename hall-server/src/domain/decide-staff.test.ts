import { describe, expect, it } from "vitest";
import { anActor, at, boss, type Given, given, lin, wang } from "../../test/given.ts";

const types = (events: { type: string }[]): string[] => events.map(({ type }) => type);
const nextDay = 24 * 60;

describe("a counter", () => {
  it("opens for its clerk, and the day begins with the first deed", () => {
    expect(types(given().when("clerk:take-counter", { counterId: "c1" }))).toEqual([
      "day-started",
      "clerk-took-counter",
    ]);
    const manned = given().after("clerk:take-counter", { counterId: "c1" }).later(1);
    expect(manned.when("counter:open", { counterId: "c1" })).toEqual([
      { type: "counter-opened", at: at(1), counterId: "c1" },
    ]);
    expect(manned.after("counter:open", { counterId: "c1" }).counter("c1")).toEqual({
      counterId: "c1",
      state: "open",
      reason: undefined,
      since: at(1),
      clerkId: "lin",
      visitId: undefined,
      freeSince: undefined,
      heldSeq: 0,
      movedAt: undefined,
      lastCalls: [],
    });
  });

  it("that nobody has taken is opened and closed by anybody who may", () => {
    expect(types(given().when("counter:open", { counterId: "c1" }, wang))).toEqual([
      "day-started",
      "counter-opened",
    ]);
    const open = given().after("counter:open", { counterId: "c1" }, wang);
    expect(types(open.when("counter:close", { counterId: "c1" }, lin))).toEqual(["counter-closed"]);
  });

  it("pauses with a reason, and opening it ends the pause", () => {
    const paused = given().staffed("c1").after("counter:pause", { counterId: "c1", reason: "lunch" });
    expect(paused.counter("c1")).toMatchObject({ state: "paused", reason: "lunch" });
    const again = paused.later(30).after("counter:open", { counterId: "c1" });
    expect(again.counter("c1")).toMatchObject({ state: "open", reason: undefined, since: at(30) });
  });

  it("can be paused while somebody is served, but not closed", () => {
    const serving = given().serving();
    expect(types(serving.when("counter:pause", { counterId: "c1", reason: "x" }))).toEqual([
      "counter-paused",
    ]);
    expect(serving.refusal("counter:close", { counterId: "c1" })).toBe("counter-busy");
    expect(given().called().refusal("counter:close", { counterId: "c1" })).toBe("counter-busy");
  });

  const open = given().staffed("c1");
  it.each<[string, string, Given, "counter:open" | "counter:pause" | "counter:close", typeof lin]>([
    ["open already", "already-open", open, "counter:open", lin],
    ["another clerk's, to open it", "not-your-counter", open, "counter:open", wang],
    ["another clerk's, to pause it", "not-your-counter", open, "counter:pause", wang],
    ["another clerk's, to close it", "not-your-counter", open, "counter:close", wang],
    [
      "nobody's, to pause it",
      "not-your-counter",
      given().after("counter:open", { counterId: "c1" }),
      "counter:pause",
      wang,
    ],
    ["closed, to pause it", "counter-closed", given(), "counter:pause", boss],
    ["closed already", "counter-is-closed", given(), "counter:close", lin],
  ])("%s is refused: %s", (_what, rule, hall, name, by) => {
    expect(hall.refusal(name, { counterId: "c1", reason: "x" }, by)).toBe(rule);
    expect(hall.refusal(name, { counterId: "c9", reason: "x" }, by)).toBe("unknown-counter");
  });

  it("of another clerk is opened, paused and closed by whoever may end others' steps", () => {
    expect(types(open.when("counter:pause", { counterId: "c1", reason: "x" }, boss))).toEqual([
      "counter-paused",
    ]);
    expect(types(open.when("counter:close", { counterId: "c1" }, boss))).toEqual(["counter-closed"]);
    expect(open.refusal("counter:open", { counterId: "c1" }, boss)).toBe("already-open");
  });
});

describe("a clerk", () => {
  it("signs in at one counter, and asking for it again changes nothing", () => {
    const there = given().after("clerk:take-counter", { counterId: "c1" });
    expect(there.clerk("lin")).toMatchObject({
      clerkId: "lin",
      name: "Lin",
      counterId: "c1",
      since: at(0),
      servedToday: 0,
    });
    expect(there.when("clerk:take-counter", { counterId: "c1" })).toEqual([]);
    expect(there.refusal("clerk:take-counter", { counterId: "c2" })).toBe("clerk-elsewhere");
    expect(there.refusal("clerk:take-counter", { counterId: "c1" }, wang)).toBe("counter-taken");
    expect(there.refusal("clerk:take-counter", { counterId: "c9" }, wang)).toBe("unknown-counter");
  });

  it("signs out, and leaves no open counter behind", () => {
    expect(types(given().staffed("c1").when("clerk:leave-counter", { counterId: "c1" }))).toEqual([
      "clerk-left-counter",
      "counter-closed",
    ]);
    const paused = given().staffed("c1").after("counter:pause", { counterId: "c1", reason: "x" });
    expect(types(paused.when("clerk:leave-counter", { counterId: "c1" }))).toEqual([
      "clerk-left-counter",
      "counter-closed",
    ]);
    const closed = given().after("clerk:take-counter", { counterId: "c1" });
    expect(types(closed.when("clerk:leave-counter", { counterId: "c1" }))).toEqual(["clerk-left-counter"]);
    const gone = given().staffed("c1").after("clerk:leave-counter", { counterId: "c1" });
    expect([gone.clerk("lin"), gone.counter("c1").clerkId, gone.counter("c1").state]).toEqual([
      undefined,
      undefined,
      "closed",
    ]);
  });

  it.each<[string, Given, typeof lin, string]>([
    ["with somebody called", given().called(), lin, "counter-busy"],
    ["with somebody served", given().serving(), lin, "counter-busy"],
    ["from a counter of another", given().staffed("c1"), wang, "not-your-counter"],
    ["from a counter where nobody is", given(), boss, "counter-unmanned"],
  ])("does not sign out %s", (_what, hall, by, rule) => {
    expect(hall.refusal("clerk:leave-counter", { counterId: "c1" }, by)).toBe(rule);
  });

  it("is signed out by a manager, and it is the clerk who left", () => {
    const [left] = given().staffed("c1").when("clerk:leave-counter", { counterId: "c1" }, boss);
    expect(left).toMatchObject({ type: "clerk-left-counter", clerkId: "lin" });
  });

  it("takes a break between two visitors, with a reason, and comes back", () => {
    const resting = given().staffed("c1").later(1).after("clerk:break", { reason: "tea" });
    expect(resting.clerk("lin")?.off).toEqual({ state: "break", reason: "tea", since: at(1) });
    const back = resting.later(9).after("clerk:back", {});
    expect(back.clerk("lin")).toMatchObject({ off: undefined, since: at(10) });
    expect(given().staffed("c1").when("clerk:break", {})).toMatchObject([{ reason: "break" }]);
  });

  it.each<[string, string, Given, "clerk:break" | "clerk:back"]>([
    ["no break when signed out", "clerk-not-signed-in", given(), "clerk:break"],
    ["not back when signed out", "clerk-not-signed-in", given(), "clerk:back"],
    ["on a break already", "clerk-on-break", given().staffed("c1").after("clerk:break", {}), "clerk:break"],
    ["calling somebody", "clerk-busy", given().called(), "clerk:break"],
    ["serving somebody", "clerk-busy", given().serving(), "clerk:break"],
    ["at work", "clerk-not-on-break", given().staffed("c1"), "clerk:back"],
  ])("%s: %s", (_what, rule, hall, name) => {
    expect(hall.refusal(name, {})).toBe(rule);
  });

  it("whom yesterday forgot signs in anew, at any counter", () => {
    const tomorrow = given().staffed("c1").later(nextDay);
    for (const counterId of ["c1", "c2"]) {
      const events = tomorrow.when("clerk:take-counter", { counterId });
      expect(types(events)).toEqual([
        "clerk-left-counter",
        "counter-closed",
        "day-ended",
        "day-started",
        "clerk-took-counter",
      ]);
      expect(tomorrow.with(...events).clerk("lin")).toMatchObject({ counterId, since: at(nextDay) });
    }
    expect(types(tomorrow.when("clerk:take-counter", { counterId: "c1" }, wang)).at(-1)).toBe(
      "clerk-took-counter",
    );
    expect(types(tomorrow.when("counter:open", { counterId: "c1" }, wang)).at(-1)).toBe("counter-opened");
  });

  it("who may do nothing is told so at somebody's counter", () => {
    const nobody = anActor("nobody", "staff", []);
    expect(given().staffed("c1").refusal("counter:close", { counterId: "c1" }, nobody)).toBe(
      "not-your-counter",
    );
  });
});
