import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, kiosk, lin, wang, zhao } from "../../test/given.ts";
import { compareInLine, lineOf, peopleAhead } from "./line-order.ts";
import { canServe, chooseNext } from "./routing.ts";

const next = (hall: Given, counterId: string) => {
  const { visit, explain } = chooseNext(hall.state, counterId, at(hall.minute));
  const passedOver = explain.passedOver.map(({ code, because }) => `${code} ${because}`);
  return { code: visit?.code, rule: explain.rule, considered: explain.considered, passedOver };
};
const line = (hall: Given, queueId = "papers") =>
  lineOf(hall.state, queueId, at(hall.minute)).map((visit) => visit.code);

describe("a line", () => {
  it("is first come, first served within a class; between classes weight × wait decides", () => {
    const hall = given()
      .ticket("passport")
      .later(1)
      .ticket("permit")
      .later(1)
      .ticket("passport", { class: "priority" })
      .later(1)
      .ticket("passport", { class: "priority" });
    expect(line(hall)).toEqual(["A001", "A002", "B001", "A003"]); // 3, 3, 2, 0; equal ones by time
    expect(line(hall.later(1))).toEqual(["A002", "A001", "B001", "A003"]); // 6, 4, 3, 3
    expect(line(hall.later(2))).toEqual(["A002", "A003", "A001", "B001"]); // 9, 6, 5, 4
  });

  it("orders tickets of the same instant by their number, whichever way they are compared", () => {
    const hall = given().ticket("passport").ticket("permit").ticket("passport");
    expect(line(hall)).toEqual(["A001", "B001", "A002"]);
    const compare = (a: string, b: string) => compareInLine(hall.state, hall.visit(a), hall.visit(b), at(0));
    expect(compare("A001", "B001")).toBeLessThan(0);
    expect(compare("B001", "A001")).toBeGreaterThan(0);
    expect(compare("A001", "A001")).toBe(0);
  });

  it("holds only its own queue's waiting visits, and counts who is ahead", () => {
    const hall = given()
      .ticket("passport")
      .ticket("tax")
      .ticket("passport")
      .ticket("passport", { class: "priority" })
      .later(1);
    const left = hall.after("visit:leave", { visitId: hall.id("A001") });
    expect(line(left)).toEqual(["A003", "A002"]);
    const ahead = lineOf(left.state, "papers", at(1)).map((visit) => peopleAhead(left.state, visit, at(1)));
    expect(ahead).toEqual([0, 1]);
    expect(line(left, "money")).toEqual(["B001"]);
  });
});

describe("who is next, and why", () => {
  it("nobody, when nobody waits", () => {
    expect(next(given(), "c1")).toEqual({
      code: undefined,
      rule: "nobody-waiting",
      considered: 0,
      passedOver: [],
    });
  });

  it("the longest waiting over all queues of the counter, and only of these", () => {
    const hall = given().ticket("tax").later(1).ticket("passport");
    expect(next(hall, "c3")).toEqual({
      code: "B001",
      rule: "longest-waiting",
      considered: 2,
      passedOver: [],
    });
    expect(next(hall, "c1")).toEqual({
      code: "A001",
      rule: "longest-waiting",
      considered: 1,
      passedOver: [],
    });
  });

  it("weight × wait, and it says whom that passed over", () => {
    const hall = given()
      .ticket()
      .later(1)
      .ticket()
      .later(1)
      .ticket("tax", { class: "priority" })
      .later(1)
      .ticket();
    expect(next(hall, "c3")).toMatchObject({ code: "A001", rule: "longest-waiting", considered: 4 });
    expect(next(hall.later(1), "c3")).toEqual({
      code: "B001",
      rule: "weight",
      considered: 4,
      passedOver: ["A001 weight", "A002 weight"],
    });
  });

  it("a priority visit that came first is simply the longest waiting", () => {
    const hall = given().ticket("passport", { class: "priority" }).later(1).ticket();
    expect(next(hall, "c1")).toMatchObject({ code: "A001", rule: "longest-waiting", passedOver: [] });
  });

  it("shows no more than ten whom it passed over", () => {
    let hall = given();
    for (let i = 0; i < 12; i += 1) hall = hall.ticket().later(1);
    hall = hall.ticket("passport", { class: "priority" }).later(7);
    expect(next(hall, "c1")).toMatchObject({ code: "A013", considered: 13 });
    expect(next(hall, "c1").passedOver.slice(0, 2)).toEqual(["A001 weight", "A002 weight"]);
    expect(next(hall, "c1").passedOver).toHaveLength(10);
  });
});

describe("a visit kept for somebody", () => {
  const hall = given().staffed("c1", lin).staffed("c2", wang).staffed("c3", zhao).ticket().later(1).ticket();
  const forC3 = hall.later(1).after("visit:transfer", { visitId: hall.id("A002"), to: { counterId: "c3" } });
  const forZhao = hall
    .later(1)
    .after("visit:transfer", { visitId: hall.id("A002"), to: { clerkId: "zhao" } });

  it("goes first at that counter, before whoever has waited longer", () => {
    expect(next(forC3, "c3")).toEqual({
      code: "A002",
      rule: "reserved-for-counter",
      considered: 2,
      passedOver: ["A001 reserved-for-counter"],
    });
  });

  it("goes first at the clerk's counter, behind what is kept for the counter itself", () => {
    expect(next(forZhao, "c3")).toMatchObject({ code: "A002", rule: "reserved-for-clerk" });
    const both = forZhao
      .ticket()
      .after("visit:transfer", { visitId: forZhao.ticket().id("A003"), to: { counterId: "c3" } });
    expect(next(both, "c3")).toMatchObject({ code: "A003", rule: "reserved-for-counter" });
  });

  it("is not given to others of the same queue, who see why", () => {
    const first = forC3
      .after("visit:leave", { visitId: forC3.id("A001") }, kiosk)
      .later(1)
      .ticket();
    expect(next(first, "c1")).toMatchObject({ code: "A003", considered: 2, passedOver: ["A002 reserved"] });
    const alone = first.after("visit:leave", { visitId: first.id("A003") }, kiosk);
    expect(next(alone, "c1")).toEqual({
      code: undefined,
      rule: "nobody-waiting",
      considered: 1,
      passedOver: ["A002 reserved"],
    });
    expect(canServe(alone.state, "c1", alone.visit("A002"), at(alone.minute))).toBe(false);
    expect(canServe(alone.state, "c3", alone.visit("A002"), at(alone.minute))).toBe(true);
    expect(alone.refusal("visit:call", { visitId: alone.id("A002"), counterId: "c1" }, lin)).toBe(
      "transfer-nowhere",
    );
  });

  it("is anybody's again when that person has gone home", () => {
    for (const kept of [forC3, forZhao]) {
      const gone = kept
        .after("clerk:leave-counter", { counterId: "c3" }, zhao)
        .after("visit:leave", { visitId: kept.id("A001") }, kiosk);
      expect(next(gone, "c1")).toMatchObject({ code: "A002", rule: "longest-waiting" });
    }
  });

  it("reaches a counter that does not serve its queue", () => {
    const tax = given().staffed("c1", lin).staffed("c2", wang).ticket("tax");
    const kept = tax.after("visit:transfer", { visitId: tax.id("B001"), to: { clerkId: "lin" } }, wang);
    expect(next(kept, "c1")).toMatchObject({ code: "B001", rule: "reserved-for-clerk" });
    expect(next(kept, "c2")).toMatchObject({ code: undefined });
  });
});

describe("a pick", () => {
  const hall = given().staffed("c1", boss).ticket().ticket().ticket().ticket();
  const pick = (code: string) => {
    const [called] = hall.when("visit:call", { visitId: hall.id(code), counterId: "c1" }, boss);
    return called?.type === "visit-called"
      ? called.explain.passedOver.map((passed) => passed.code)
      : undefined;
  };

  it("names everybody whom it passed over, and nobody behind", () => {
    expect(pick("A003")).toEqual(["A001", "A002"]);
    expect(pick("A001")).toEqual([]);
  });

  it("of somebody who could not be called yet passes over all who could", () => {
    const later = hall.after(
      "visit:transfer",
      { visitId: hall.id("A001"), to: { queueId: "papers" }, notBefore: at(30) },
      boss,
    );
    const [called] = later.when("visit:call", { visitId: later.id("A001"), counterId: "c1" }, boss);
    expect(called).toMatchObject({
      explain: {
        rule: "picked",
        considered: 4,
        passedOver: [{ code: "A002" }, { code: "A003" }, { code: "A004" }],
      },
    });
  });
});

describe("a visit that is to come later", () => {
  const hall = given().staffed("c1", lin).ticket().later(1).ticket();
  const later = hall.after("visit:transfer", {
    visitId: hall.id("A001"),
    to: { queueId: "papers" },
    place: "keep",
    notBefore: "2026-11-24T09:10:00+08:00",
  });

  it("is passed over until its time, and then has kept its place", () => {
    expect(next(later, "c1")).toMatchObject({ code: "A002", passedOver: ["A001 not-before"] });
    expect(next(later.later(8), "c1")).toMatchObject({ code: "A002" });
    expect(next(later.later(9), "c1")).toMatchObject({
      code: "A001",
      rule: "front",
      passedOver: ["A002 front"],
    });
  });

  it("does not wait any longer once it was called by hand", () => {
    const picked = later.after("visit:call", { visitId: later.id("A001"), counterId: "c1" }, boss);
    expect(picked.visit("A001")).toMatchObject({ status: "called", notBefore: undefined });
  });
});

describe("a call out of order", () => {
  it("says so, and whom it passed over", () => {
    const hall = given().staffed("c1", lin).ticket().later(1).ticket();
    const call = (code: string) => hall.when("visit:call", { visitId: hall.id(code), counterId: "c1" });
    expect(call("A002")).toMatchObject([
      {
        type: "visit-called",
        explain: { rule: "picked", considered: 2, passedOver: [{ code: "A001", because: "order" }] },
      },
    ]);
    expect(call("A001")).toMatchObject([
      { type: "visit-called", explain: { rule: "picked", passedOver: [] } },
    ]);
  });
});
