import { describe, expect, it } from "vitest";
import { at, type Given, given, kiosk, lin, NINE, outcome } from "../../test/given.ts";
import type { DomainCommand } from "./commands.ts";
import { DayLedger } from "./day-ledger.ts";
import type { HallEvent } from "./events.ts";

/** The hall and its ledger go on together. */
class Told {
  hall: Given;
  readonly ledger: DayLedger;

  constructor(hall: Given) {
    this.hall = hall;
    this.ledger = new DayLedger(hall.state);
  }

  does(command: DomainCommand, by = lin): this {
    const { events, rule } = outcome(
      this.hall.state,
      command,
      new Date(NINE + this.hall.minute * 60_000),
      by,
    );
    if (rule !== undefined) throw new Error(rule);
    return this.hears(...events);
  }

  hears(...events: HallEvent[]): this {
    this.hall = this.hall.with(...events);
    for (const event of events) this.ledger.follow(event);
    return this;
  }

  later(minutes: number): this {
    this.hall = this.hall.later(minutes);
    return this;
  }

  get calls() {
    return this.ledger.record?.calls.map(({ visitId, at: when, since, rule }) => ({
      code: [...this.hall.state.visits.values()].find((one) => one.visitId === visitId)?.code,
      when,
      since,
      rule,
    }));
  }
}

const next: DomainCommand = { name: "visit:call-next", request: { counterId: "c1" } };
const undo: DomainCommand = { name: "visit:undo", request: {} };
const about = (told: Told, name: "visit:no-show" | "visit:arrive", code = "A001"): DomainCommand => ({
  name,
  request: { visitId: told.hall.id(code) },
});

describe("the calls of a day", () => {
  it("are each with the visit as it was when it was called", () => {
    const told = new Told(given().staffed("c1").ticket().later(4));
    told.does(next);
    expect(told.ledger.record?.calls).toEqual([
      {
        visitId: told.hall.id("A001"),
        at: at(4),
        counterId: "c1",
        queueId: "papers",
        since: at(0),
        effectiveAt: at(0),
        sequence: 1,
        class: "normal",
        rule: "longest-waiting",
        queueIds: ["papers"],
      },
    ]);
  });

  it("count each time that a visit is called", () => {
    const told = new Told(given().staffed("c1").ticket()).does(next).later(2);
    told.does(about(told, "visit:no-show")).does({
      name: "visit:return",
      request: { visitId: told.hall.id("A001"), place: "back" },
    });
    told.later(5).does(next);
    expect(told.calls?.map(({ when, since }) => [when, since])).toEqual([
      [at(0), at(0)],
      [at(7), at(2)],
    ]);
  });

  it("forget one that was taken back, and no other", () => {
    const told = new Told(given().staffed("c1").ticket().ticket().later(1)).does(next);
    told.does(about(told, "visit:no-show")).later(1).does(next);
    expect(told.calls?.map(({ code }) => code)).toEqual(["A001", "A002"]);
    told.does(undo);
    expect(told.calls?.map(({ code }) => code)).toEqual(["A001"]);
    told.later(1).does(next);
    expect(told.calls?.map(({ code, when }) => [code, when])).toEqual([
      ["A001", at(1)],
      ["A002", at(3)],
    ]);
  });

  it("stay where another act was taken back", () => {
    const told = new Told(given().staffed("c1").ticket().later(1)).does(next).later(1);
    told.does(about(told, "visit:arrive")).does(undo);
    expect(told.calls).toEqual([{ code: "A001", when: at(1), since: at(0), rule: "longest-waiting" }]);
  });

  it("have waited since they came into the line that they were called from, wherever they stood before", () => {
    const told = new Told(given().serving().later(3));
    const visitId = told.hall.id("A001");
    told.does({ name: "visit:transfer", request: { visitId, to: { queueId: "money" } } }).later(4);
    told.does({ name: "visit:transfer", request: { visitId, to: { queueId: "papers" } } }).later(5);
    told.does({ name: "visit:transfer", request: { visitId, to: { queueId: "papers" }, place: "keep" } });
    told.later(1).does(next);
    expect(told.calls?.map(({ when, since }) => [when, since])).toEqual([[at(15), at(9)]]);
  });

  it("move with a clock that is put right", () => {
    const told = new Told(given().staffed("c1").ticket().later(1)).does(next).later(1);
    told.hears({ type: "clock-stepped", at: at(62), byMs: 3_600_000 });
    expect(told.calls?.map(({ when, since }) => [when, since])).toEqual([[at(61), at(60)]]);
  });

  it("name the special group of who has one", () => {
    const told = new Told(given().staffed("c1"));
    const request = { serviceIds: ["passport"], class: "priority", group: "elderly" };
    told.does({ name: "visit:take-ticket", request }, kiosk).later(1).does(next);
    expect(told.ledger.record?.calls).toMatchObject([{ class: "priority", group: "elderly" }]);
  });
});
