import { ROLES } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { actsAt } from "./counter-acts.ts";
import { aCounter, aVisit } from "./test/a-hall.ts";

describe("what a manager can do at a counter", () => {
  it.each([
    ["open", undefined, ["pause", "close"]],
    ["open", "called", ["pause", "close"]],
    ["open", "serving", ["pause", "close", "finish"]],
    ["paused", undefined, ["open", "close"]],
    ["paused", "serving", ["open", "close", "finish"]],
    ["closed", undefined, ["open"]],
  ] as const)("%s, visit %s", (state, status, acts) => {
    const visit = status && aVisit({ status });
    expect(actsAt(aCounter({ state }), visit, ROLES.manager)).toEqual(acts);
  });

  it.each(["clerk", "auditor"] as const)("nothing for a %s", (role) => {
    expect(actsAt(aCounter(), aVisit({ status: "serving" }), ROLES[role])).toEqual([]);
  });
});
