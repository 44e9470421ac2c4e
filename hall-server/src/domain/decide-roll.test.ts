import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, lin, zhao } from "../../test/given.ts";
import { rollNow } from "./evolve-notices.ts";

const hall = given().staffed("c1", lin).staffed("c3", zhao);
const next = (given: Given, counterId = "c1", by = lin) => given.after("roll:next", { counterId }, by);
const shown = ({ state }: Given) =>
  rollNow(state).map(({ counterId, number }) => `${number} at ${counterId}`);

describe("the paper roll", () => {
  it("counts up for the whole hall, and each counter shows its newest number", () => {
    expect(shown(next(next(next(hall), "c3", zhao)))).toEqual(["2 at c3", "3 at c1"]);
    expect(hall.when("roll:next", { counterId: "c1" })).toEqual([
      { type: "roll-called", at: at(0), counterId: "c1", clerkId: "lin", number: 1 },
    ]);
  });

  it.each<[string, Given, string]>([
    ["nobody signed in", given().after("counter:open", { counterId: "c2" }, boss), "counter-unmanned"],
    ["a closed counter", given().after("clerk:take-counter", { counterId: "c2" }, boss), "counter-closed"],
    [
      "a clerk who is away",
      given().staffed("c2", boss).after("clerk:away", { reason: "x" }, boss),
      "clerk-away",
    ],
  ])("needs a manned open counter: %s", (_what, there, rule) => {
    expect(there.refusal("roll:next", { counterId: "c2" }, boss)).toBe(rule);
  });

  it("gives way to a ticket at its counter, and comes back when the call is taken back", () => {
    const ticket = next(hall).ticket().later(0.1).after("visit:call-next", { counterId: "c1" });
    expect(ticket.refusal("roll:next", { counterId: "c1" })).toBe("counter-busy");
    expect(shown(ticket)).toEqual([]);
    expect(shown(ticket.after("visit:undo", {}))).toEqual(["1 at c1"]);
    const served = ticket.does("visit:arrive", "A001").does("visit:finish", "A001");
    expect(shown(served)).toEqual([]);
    expect(shown(next(served.later(1)))).toEqual(["2 at c1"]);
  });

  it("is shown no more where the counter is closed or left, and never counts back", () => {
    const both = next(next(hall), "c3", zhao);
    expect(shown(both.after("counter:close", { counterId: "c1" }))).toEqual(["2 at c3"]);
    const left = both.after("clerk:leave-counter", { counterId: "c3" }, zhao);
    expect(shown(left)).toEqual(["1 at c1"]);
    expect(next(left).state.roll.last).toBe(3);
  });

  it("begins anew with the day", () => {
    const tomorrow = next(next(hall))
      .later(24 * 60)
      .staffed("c1", lin);
    expect(shown(next(tomorrow))).toEqual(["1 at c1"]);
  });
});
