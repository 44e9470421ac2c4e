import { describe, expect, it } from "vitest";
import { aHall, at, type Given, given, NINE } from "../../test/given.ts";
import { changesOfReach, couldCall } from "./could-call.ts";

const changes = (hall: Given, counterId = "c1", from = 0, to = 120) =>
  changesOfReach(hall.state, counterId, at(from), at(to)).map(
    (instant) => (Date.parse(instant) - NINE) / 60_000,
  );
/** A001 waits again in papers, as `more` says. */
function sentOn(more: object, hall = given().serving()): Given {
  const to = { queueId: "papers" };
  return hall.after("visit:transfer", { visitId: hall.id("A001"), to, ...more });
}

describe("time alone changes whom a counter could call", () => {
  it("when somebody's wait reaches the bound, and at no other time", () => {
    expect(changes(given())).toEqual([]);
    const bound = boundOf(given().ticket());
    expect(changes(given().ticket(), "c1", 0, bound + 1)).toEqual([bound]);
  });

  it("only after the first and before the last instant", () => {
    const bound = boundOf(given().ticket());
    expect(changes(given().ticket(), "c1", bound, bound + 9)).toEqual([]);
    expect(changes(given().ticket(), "c1", 0, bound)).toEqual([]);
    expect(changes(given().ticket(), "c1", bound - 1, bound + 1)).toEqual([bound]);
  });

  it("when a delay ends", () => {
    expect(changes(sentOn({ notBefore: at(30) }), "c1", 2, 60)).toContain(30);
  });

  it("when what is kept for another counter is free for all", () => {
    const { reservedMinutes } = aHall();
    const kept = sentOn({ to: { counterId: "c3" } });
    expect(changes(kept, "c1", 2, reservedMinutes + 3)).toContain(2 + reservedMinutes);
    expect(changes(sentOn({}), "c1", 2, reservedMinutes + 3)).not.toContain(2 + reservedMinutes);
  });

  it("when somebody who was missed may be called again, and not for who was never called", () => {
    const { recallMinutes } = aHall();
    const missed = given().called().does("visit:no-show", "A001");
    const back = missed.after("visit:return", { visitId: missed.id("A001"), place: "back" });
    expect(changes(back, "c1", 1, 1 + recallMinutes + 1)).toEqual([1 + recallMinutes]);
    const rejoined = missed.after("visit:rejoin", { visitId: missed.id("A001") });
    expect(changes(rejoined, "c1", 1, 1 + recallMinutes + 1)).toEqual([]);
  });

  it("when a queue that the counter helps has waited long enough: from the next millisecond", () => {
    const helping = given({
      counters: [
        { counterId: "c1", number: 1, queueIds: ["papers", "money"] },
        {
          counterId: "c2",
          number: 2,
          queueIds: ["money"],
          profile: [{ queueId: "papers", when: { queueId: "papers", waitsOverMinutes: 20 } }],
        },
      ],
    });
    const hall = helping.ticket();
    expect(changesOfReach(hall.state, "c2", at(0), at(40))).toEqual([
      new Date(NINE + 20 * 60_000 + 1).toISOString(),
    ]);
    expect(changes(hall, "c1", 0, 40)).toEqual([]);
    expect(changes(helping.ticket("tax"), "c2", 0, 40)).toEqual([]);
    expect(changes(helping, "c2", 0, 40)).toEqual([]);
  });

  it("when a calling window opens or closes on somebody who waits", () => {
    const windows = given({
      queues: [
        { queueId: "papers", name: "Papers", callingWindow: ["08:30-09:30", "10:30-12:00"] },
        { queueId: "money", name: "Money", targetMinutes: 15, maximumMinutes: 45 },
      ],
    });
    expect(
      changes(windows.ticket(), "c1", 0, 100).filter((minute) => minute === 30 || minute === 90),
    ).toEqual([30, 90]);
    expect(changes(windows, "c1", 0, 100)).toEqual([]);
    expect(changes(windows.ticket("tax"), "c1", 0, 29)).toEqual([]);
  });
});

describe("a counter could call", () => {
  it("whoever waits in its queues, when it is open", () => {
    const hall = given().staffed("c1").ticket();
    expect(couldCall(hall.state, "c1", at(0))).toBe(true);
    expect(couldCall(hall.state, "c2", at(0))).toBe(false);
    expect(couldCall(hall.state, "nowhere", at(0))).toBe(false);
    expect(couldCall(given().staffed("c1").ticket("tax").state, "c1", at(0))).toBe(false);
    const paused = hall.after("counter:pause", { counterId: "c1", reason: "x" });
    expect(couldCall(paused.state, "c1", at(0))).toBe(false);
  });

  it("not who is delayed or kept for another one", () => {
    const delayed = sentOn({ notBefore: at(30) });
    expect([2, 29, 30].map((minute) => couldCall(delayed.state, "c1", at(minute)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

/** The minute at which the first in line has waited for the hall's bound. */
function boundOf(hall: Given): number {
  const [first] = hall.state.lines.get("papers") ?? [];
  if (!first) throw new Error("nobody waits");
  return (Date.parse(first.boundAt) - NINE) / 60_000;
}
