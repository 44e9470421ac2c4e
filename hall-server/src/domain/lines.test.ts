import { describe, expect, it } from "vitest";
import { boss, type Given, given, kiosk, lin } from "../../test/given.ts";
import { linesOf } from "./lines.ts";

const shown = (hall: Given) =>
  Object.fromEntries([...hall.state.lines].map(([id, line]) => [id, line.map(({ code }) => code)]));

describe("the index of the lines", () => {
  const three = given().staffed("c1").ticket().later(1).ticket().later(1).ticket("tax");

  it("has whoever waits, by queue and time", () => {
    expect(shown(three)).toEqual({ papers: ["A001", "A002"], money: ["B001"] });
  });

  it("follows a visit out of its line, into another, and back to where its time puts it", () => {
    const moved = three.after("visit:transfer", {
      visitId: three.id("A001"),
      to: { queueId: "money" },
      place: "keep",
    });
    expect(shown(moved)).toEqual({ papers: ["A002"], money: ["A001", "B001"] });
    const called = three.after("visit:call-next", { counterId: "c1" });
    expect(shown(called)).toMatchObject({ papers: ["A002"] });
    const back = called
      .does("visit:no-show", "A001")
      .after("visit:return", { visitId: three.id("A001"), place: "keep" });
    expect(shown(back)).toMatchObject({ papers: ["A001", "A002"] });
  });

  it("keeps the lines that are not touched as they are", () => {
    const left = three.does("visit:leave", "A001", kiosk);
    expect(left.state.lines.get("money")).toBe(three.state.lines.get("money"));
    expect(three.after("clerk:break", {}, lin).state.lines).toBe(three.state.lines);
  });

  it("holds the visit of the state, not one from before", () => {
    const request = { visitId: three.id("A002"), to: { queueId: "papers" }, place: "front" } as const;
    const moved = three.after("visit:transfer", request, boss);
    expect(moved.state.lines.get("papers")?.[0]).toBe(moved.visit("A002"));
    expect(shown(moved).papers).toEqual(["A002", "A001"]);
  });

  it("is what the visits say, and empty after the day", () => {
    expect(linesOf(three.state.visits)).toEqual(three.state.lines);
    const ended = three.later(20 * 60).after("day:end", { day: "2026-11-24" });
    expect(shown(ended)).toEqual({});
  });

  it("puts equal times in order of their numbers", () => {
    const same = given().ticket("passport").ticket("permit").ticket("passport");
    expect(shown(same)).toEqual({ papers: ["A001", "B001", "A002"] });
    expect(linesOf(new Map([...same.state.visits].reverse())).get("papers")).toEqual(
      same.state.lines.get("papers"),
    );
  });
});
