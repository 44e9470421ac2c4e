import type { AccountView } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { clerksOf } from "./clerks-of.ts";

const account = (name: string, change: Partial<AccountView> = {}): AccountView => ({
  accountId: name,
  username: name,
  name,
  roles: ["clerk"],
  halls: ["h"],
  createdAt: "2026-11-24T01:00:00.000Z",
  ...change,
});
const namesOf = (...asked: Parameters<typeof clerksOf>) => clerksOf(...asked).map(({ label }) => label);

describe("the clerks of a hall", () => {
  it.each([
    ["a clerk who is not on duty", {}, true],
    ["a clerk of all halls", { halls: "all" }, true],
    ["a manager, who may take a counter too", { roles: ["manager"] }, true],
    ["a clerk of another hall", { halls: ["other"] }, false],
    ["an auditor, who takes no counter", { roles: ["auditor"] }, false],
    ["a disabled account", { disabledAt: "2026-11-24T02:00:00.000Z" }, false],
  ] satisfies [string, Partial<AccountView>, boolean][])("%s", (_who, change, listed) => {
    const accounts = [account("李", change)];
    expect(namesOf({ hallId: "h" }, accounts, [])).toEqual(listed ? ["李"] : []);
  });

  it("has whoever is on duty once, even where accounts may not be read", () => {
    const onDuty = [{ clerkId: "张", name: "张敏" }];
    expect(clerksOf({ hallId: "h" }, [], onDuty)).toEqual([{ value: "张", label: "张敏" }]);
    const named = { clerkId: "张", name: "张敏", username: "zhangmin" };
    expect(clerksOf({ hallId: "h" }, [], [named])).toEqual([
      { value: "张", label: "张敏", username: "zhangmin" },
    ]);
    expect(namesOf({ hallId: "h" }, [account("张")], onDuty)).toEqual(["张"]);
  });
});
