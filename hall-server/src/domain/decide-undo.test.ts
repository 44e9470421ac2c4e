import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, kiosk, lin, wang, zhao } from "../../test/given.ts";
import type { DomainCommandName, DomainRequests } from "./commands.ts";

const called = given().called();
const serving = given().serving();
const A001 = called.id("A001");
const undo = (hall: Given, by = lin) => hall.after("visit:undo", {}, by);

const still = ({ state }: Given) =>
  [...state.counters.values()].map(({ movedAt: _at, ...counter }) => counter);

type Deed = { name: DomainCommandName; request: object };
const DEEDS: [string, Given, Deed][] = [
  ["a call", given().staffed("c1").ticket(), { name: "visit:call-next", request: { counterId: "c1" } }],
  [
    "a pick",
    given().staffed("c1").ticket(),
    { name: "visit:call", request: { visitId: A001, counterId: "c1" } },
  ],
  ["an arrival", called, { name: "visit:arrive", request: { visitId: A001 } }],
  ["a no-show", called, { name: "visit:no-show", request: { visitId: A001 } }],
  ["a skip", called.ticket(), { name: "visit:skip", request: { visitId: A001, place: "back" } }],
  ["a skip to nobody", called, { name: "visit:skip", request: { visitId: A001, place: "front" } }],
  [
    "a return",
    called.does("visit:no-show", "A001"),
    { name: "visit:return", request: { visitId: A001, place: "fewer-calls" } },
  ],
  ["parking", serving, { name: "visit:park", request: { visitId: A001 } }],
  ["resuming", serving.does("visit:park", "A001"), { name: "visit:resume", request: { visitId: A001 } }],
  ["a next step", serving, { name: "visit:next-step", request: { visitId: A001, serviceId: "permit" } }],
  [
    "sending on",
    serving,
    { name: "visit:next-step", request: { visitId: A001, serviceId: "tax", to: { queueId: "money" } } },
  ],
  ["the end", serving, { name: "visit:finish", request: { visitId: A001 } }],
  ["a transfer", serving, { name: "visit:transfer", request: { visitId: A001, to: { queueId: "money" } } }],
  ["leaving", called, { name: "visit:leave", request: { visitId: A001 } }],
  ["voiding", serving, { name: "visit:void", request: { visitId: A001, reason: "x" } }],
];
const does = (hall: Given, { name, request }: Deed, by = lin) =>
  hall.later(1 / 60).after(name, request as DomainRequests[typeof name], by); // as: the table pairs them

describe("taking back one's own last act", () => {
  it.each(DEEDS)("%s puts the visit, its counter and its line back as they were", (_what, hall, deed) => {
    const after = does(hall, deed);
    expect(after.visit("A001")).not.toEqual(hall.visit("A001"));
    const back = undo(after.later(9 / 60));
    expect(back.state.visits).toEqual(hall.state.visits);
    expect(still(back)).toEqual(still(hall));
    expect(back.state.clerks).toEqual(hall.state.clerks);
    expect(back.state.lines.get("papers") ?? []).toEqual(hall.state.lines.get("papers") ?? []);
  });

  it("keeps both in the journal: which act, whose, and which event", () => {
    const after = serving.after("visit:finish", { visitId: A001 });
    expect(after.when("visit:undo", {})).toEqual([
      {
        type: "visit-undone",
        at: at(2),
        visitId: A001,
        actOf: "lin",
        what: "visit:finish",
        undoes: after.state.seq,
      },
    ]);
  });

  it("lets the open period go on as if nothing had been", () => {
    const back = undo(
      serving
        .later(1)
        .does("visit:finish", "A001")
        .later(1 / 60),
    );
    expect(back.visit("A001").periods.at(-1)).toMatchObject({ state: "serving", from: at(2), to: null });
    const again = back.later(1).does("visit:finish", "A001");
    expect(again.visit("A001").steps).toHaveLength(1);
    expect(again.clerk("lin")?.servedToday).toBe(1);
  });

  it("can be done once, within the hall's time, and by whoever did it", () => {
    const done = serving.does("visit:finish", "A001");
    expect(done.later(10 / 60).refusal("visit:undo", {})).toBeUndefined();
    expect(done.later(10.1 / 60).refusal("visit:undo", {})).toBe("nothing-to-undo");
    expect(done.refusal("visit:undo", {}, boss)).toBe("nothing-to-undo");
    expect(undo(done).refusal("visit:undo", {})).toBe("nothing-to-undo");
    const long = given({ undoSeconds: 60 }).called();
    expect(long.later(1).refusal("visit:undo", {})).toBeUndefined();
    expect(given({ undoSeconds: 0 }).called().refusal("visit:undo", {})).toBe("nothing-to-undo");
  });

  it("takes back the newest act only, of whichever visit", () => {
    const two = serving.ticket().does("visit:finish", "A001").after("visit:call-next", { counterId: "c1" });
    const back = undo(two);
    expect(back.visit("A002").status).toBe("waiting");
    expect(back.visit("A001").status).toBe("finished");
    expect(back.refusal("visit:undo", {})).toBe("nothing-to-undo");
  });

  it("of a manager at another's counter gives the visit back to the clerk who had it", () => {
    const forced = serving.after("visit:finish", { visitId: A001 }, boss);
    expect(forced.refusal("visit:undo", {})).toBe("undo-changed"); // Lin's own last act was the arrival
    expect(undo(forced, boss).visit("A001")).toMatchObject({
      status: "serving",
      clerkId: "lin",
      accurate: true,
    });
  });

  it("gives the counter its memory of calls back, unless it has called somebody else since", () => {
    const memory = (hall: Given) => hall.counter("c1").lastCalls;
    expect(memory(called)).toEqual(["papers"]);
    expect(memory(undo(called))).toEqual([]);
    const missed = given().called().after("visit:no-show", { visitId: A001 }, boss);
    const since = missed.ticket().after("visit:call-next", { counterId: "c1" }).does("visit:arrive", "A002");
    const free = since.does("visit:finish", "A002");
    expect(memory(undo(free, boss))).toEqual(["papers", "papers"]);
  });
});

describe("nothing is taken back", () => {
  it("when the visit has changed since: rated, recalled, left, or called by somebody else", () => {
    const finished = serving.does("visit:finish", "A001");
    const rated = finished.after(
      "visit:rate",
      { visitId: A001, channel: "pad", grade: 5, reasons: [] },
      kiosk,
    );
    expect(rated.refusal("visit:undo", {})).toBe("undo-changed");
    expect(called.does("visit:recall", "A001").refusal("visit:undo", {})).toBe("undo-changed");
    const parked = called.does("visit:no-show", "A001").after("visit:leave", { visitId: A001 }, kiosk);
    expect(parked.refusal("visit:undo", {})).toBe("undo-changed");
    const sent = serving
      .staffed("c3", zhao)
      .after("visit:transfer", { visitId: A001, to: { queueId: "papers" } })
      .after("visit:call-next", { counterId: "c3" }, zhao);
    expect(sent.refusal("visit:undo", {})).toBe("undo-changed");
    expect(undo(sent, zhao).refusal("visit:undo", {})).toBeUndefined(); // and when that is taken back, it has not
  });

  it("when the counter is busy with another, closed, or has another clerk", () => {
    const forced = serving.ticket().after("visit:finish", { visitId: A001 }, boss);
    expect(forced.after("visit:call-next", { counterId: "c1" }).refusal("visit:undo", {}, boss)).toBe(
      "counter-busy",
    );
    expect(forced.after("counter:close", { counterId: "c1" }).refusal("visit:undo", {}, boss)).toBe(
      "counter-closed",
    );
    const left = forced.after("clerk:leave-counter", { counterId: "c1" });
    expect(left.refusal("visit:undo", {}, boss)).toBe("undo-changed");
    expect(left.staffed("c1", wang).refusal("visit:undo", {}, boss)).toBe("undo-changed");
    expect(forced.after("clerk:away", { reason: "x" }).refusal("visit:undo", {}, boss)).toBe("clerk-away");
  });

  it("when there was no act: a ticket, a recall, the timer and the auto-call are nobody's", () => {
    expect(given().staffed("c1").ticket().refusal("visit:undo", {})).toBe("nothing-to-undo");
    const hall = given({
      counters: [{ counterId: "c1", number: 1, queueIds: ["papers", "money"], autoCallSeconds: 3 }],
    });
    const auto = hall
      .staffed("c1")
      .ticket()
      .later(1)
      .after("counter:auto-call", { counterId: "c1" }, anHub());
    expect(auto.visit("A001").status).toBe("called");
    expect(auto.refusal("visit:undo", {})).toBe("nothing-to-undo");
  });

  it("and an auto-call does not call again what was taken back, before the counter has been idle anew", () => {
    const counters = [{ counterId: "c1", number: 1, queueIds: ["papers", "money"], autoCallSeconds: 30 }];
    const called = given({ counters })
      .staffed("c1")
      .ticket()
      .later(5)
      .after("visit:call-next", { counterId: "c1" });
    const back = undo(called.later(5 / 60));
    const call = (hall: Given) => hall.when("counter:auto-call", { counterId: "c1" }, anHub());
    expect(call(back)).toEqual([]);
    expect(call(back.later(29 / 60))).toEqual([]);
    expect(call(back.later(30 / 60))).toHaveLength(1);
  });

  it("of the day before", () => {
    const night = given({ openingHours: { tuesday: ["08:00-21:58"] }, undoSeconds: 60 }).called();
    const over = night.later(15 * 60).with({ type: "day-ended", at: at(900), day: "2026-11-24" });
    expect(over.state.acts.size).toBe(0);
  });

  it("of notes and fields: they stay when the act goes", () => {
    const noted = serving
      .does("visit:finish", "A001")
      .after("visit:note", { visitId: A001, text: "x" }, wang);
    const back = undo(noted);
    expect(back.visit("A001")).toMatchObject({ status: "serving", noted: true });
  });
});

function anHub() {
  return { ...kiosk, kind: "hub", id: "hub" };
}
