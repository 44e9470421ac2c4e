import { describe, expect, it } from "vitest";
import { at, boss, given, holderOf, kiosk, type lin, wang, zhao } from "../../test/given.ts";

const called = given().called();
const A001 = called.id("A001");
const missed = called.later(1).does("visit:no-show", "A001");

describe("a missed visit", () => {
  it.each([
    ["front", at(1)],
    ["back", at(2)],
    ["keep", at(0)],
    ["fewer-calls", at(0)],
  ] as const)("goes back to the %s of its line", (place, time) => {
    const other = missed.ticket(); // A002, at minute 2
    const back = other.after("visit:return", { visitId: A001, place });
    const effectiveAt = place === "front" ? "2026-11-24T01:01:59.999Z" : time;
    expect(back.visit("A001")).toMatchObject({ status: "waiting", effectiveAt });
  });

  it("keeps its count of calls, or has one call fewer", () => {
    const calls = (place: "keep" | "fewer-calls") =>
      missed.after("visit:return", { visitId: A001, place }).visit("A001").calls;
    expect([calls("keep"), calls("fewer-calls")]).toEqual([1, 0]);
  });

  it("is missed for good after so many calls, whatever the place", () => {
    const thrice = called
      .does("visit:recall", "A001")
      .does("visit:recall", "A001")
      .does("visit:no-show", "A001");
    expect(thrice.visit("A001").calls).toBe(3);
    for (const place of ["front", "back", "keep", "fewer-calls"] as const)
      expect(thrice.refusal("visit:return", { visitId: A001, place })).toBe("missed-for-good");
    const twice = called.does("visit:recall", "A001").does("visit:no-show", "A001");
    expect(twice.when("visit:return", { visitId: A001, place: "back" })).toHaveLength(1);
  });

  it("is missed for good by the hall's own number of calls", () => {
    const once = given({ maxCalls: 1 }).called().does("visit:no-show", "A001");
    expect(once.refusal("visit:return", { visitId: A001, place: "back" })).toBe("missed-for-good");
  });
});

describe("a visitor who asks again", () => {
  const gone = called
    .does("visit:recall", "A001")
    .does("visit:recall", "A001")
    .later(1)
    .does("visit:no-show", "A001")
    .ticket()
    .later(1);

  it("does not come back beside another live number for the same", () => {
    const person = "hash-a";
    const both = given()
      .staffed("c1")
      .ticket("passport", { person })
      .after("visit:call-next", { counterId: "c1" })
      .does("visit:recall", "A001")
      .does("visit:recall", "A001")
      .does("visit:no-show", "A001")
      .ticket("passport", { person });
    const visitId = both.id("A001");
    for (const by of [holderOf(visitId), boss])
      expect(both.refusal("visit:rejoin", { visitId }, by)).toBe("ticket-exists");
    expect(both.does("visit:leave", "A002").refusal("visit:rejoin", { visitId }, boss)).toBeUndefined();
  });

  it("stands at the back of the line with no calls counted, and may be called at once", () => {
    const back = gone.after("visit:rejoin", { visitId: A001 });
    expect(back.visit("A001")).toMatchObject({
      status: "waiting",
      calls: 0,
      effectiveAt: at(3),
      lineSince: at(3),
      lastCallAt: undefined,
    });
    const next = back.after("visit:call-next", { counterId: "c1" });
    expect(next.counter("c1").visitId).toBe(next.id("A002"));
    expect(next.refusal("visit:call", { visitId: A001, counterId: "c1" })).toBe("counter-busy");
    const other = next.staffed("c3", zhao).after("visit:call-next", { counterId: "c3" }, zhao);
    expect(other.counter("c3").visitId).toBe(A001);
  });

  it("does so alone or through staff, and the journal says which", () => {
    const askedBy = (by: typeof lin) => gone.when("visit:rejoin", { visitId: A001 }, by)[0];
    expect(askedBy(holderOf(A001))).toMatchObject({ type: "visit-rejoined", askedBy: "visitor" });
    expect(askedBy(wang)).toMatchObject({ askedBy: "staff" });
  });

  it("learns nothing of somebody else's visit, and cannot rejoin twice", () => {
    expect(gone.refusal("visit:rejoin", { visitId: A001 }, holderOf(gone.id("A002")))).toBe("unknown-visit");
    const back = gone.after("visit:rejoin", { visitId: A001 });
    expect(back.refusal("visit:rejoin", { visitId: A001 }, holderOf(A001))).toBe("visit-not");
  });
});

describe("picking a visit that was missed a moment ago", () => {
  const back = given({ recallMinutes: 5 })
    .called()
    .later(1)
    .does("visit:no-show", "A001")
    .after("visit:return", { visitId: A001, place: "keep" });

  it.each([
    [0, "called-too-soon"],
    [3.99, "called-too-soon"],
    [4, undefined],
  ])("%s minutes later: %s", (minutes, rule) => {
    expect(back.later(minutes).refusal("visit:call", { visitId: A001, counterId: "c1" })).toBe(rule);
  });

  it("is no matter for a visit that was served and transferred", () => {
    const sent = given()
      .serving()
      .after("visit:transfer", { visitId: A001, to: { queueId: "money" } });
    expect(
      sent.staffed("c2", wang).refusal("visit:call", { visitId: A001, counterId: "c2" }, wang),
    ).toBeUndefined();
  });
});

describe("skipping a called visitor", () => {
  const two = called.ticket();

  it("puts the visit back in line and calls the next, at one stroke", () => {
    const events = two.later(1).when("visit:skip", { visitId: A001, place: "keep" });
    expect(events.map(({ type }) => type)).toEqual(["visit-missed", "visit-returned", "visit-called"]);
    expect(events[0]).toMatchObject({ because: "skipped" });
    const after = two.later(1).after("visit:skip", { visitId: A001, place: "keep" });
    expect(after.visit("A001")).toMatchObject({ status: "waiting", effectiveAt: at(0) });
    expect(after.counter("c1").visitId).toBe(after.id("A002"));
  });

  it("never calls the skipped one itself again at once, and calls nobody when nobody else waits", () => {
    const alone = [called, called.later(6), given({ recallMinutes: 0 }).called()];
    for (const hall of alone) {
      const skipped = hall.after("visit:skip", { visitId: A001, place: "front" });
      expect(skipped.visit("A001").status).toBe("waiting");
      expect(skipped.counter("c1").visitId).toBeUndefined();
    }
  });

  it("leaves it missed when it was called often enough, and still calls the next", () => {
    const often = two.does("visit:recall", "A001").does("visit:recall", "A001");
    const after = often.after("visit:skip", { visitId: A001, place: "back" });
    expect(after.visit("A001").status).toBe("missed");
    expect(after.counter("c1").visitId).toBe(after.id("A002"));
  });

  it("calls nobody's visit but one's own, and only from a counter that may call", () => {
    const skip = { visitId: A001, place: "back" } as const;
    expect(two.refusal("visit:skip", skip, wang)).toBe("not-your-visit");
    expect(two.refusal("visit:skip", skip, boss)).toBeUndefined();
    expect(two.after("counter:pause", { counterId: "c1", reason: "x" }).refusal("visit:skip", skip)).toBe(
      "counter-paused",
    );
    expect(given().serving().refusal("visit:skip", skip)).toBe("visit-not");
    expect(two.refusal("visit:skip", skip, kiosk)).toBe("not-your-visit");
  });
});
