import { expect, it } from "vitest";
import { insideOf } from "./inside.ts";

const known = (people: number, at: string) => ({ people, at: `2026-11-30T${at}Z` });

it("tells how many were inside by each line, and nothing that is a quarter of an hour old", () => {
  const inside = new Map([
    ["south", known(12, "09:00:00.000")],
    ["north", known(0, "09:10:00.000")],
    ["garage", known(4, "08:44:59.000")],
  ]);
  expect(insideOf({ inside }, new Date("2026-11-30T09:00:00Z"))).toEqual([
    { lineId: "south", people: 12 },
    { lineId: "north", people: 0 },
  ]);
});
