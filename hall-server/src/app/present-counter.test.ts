import { expect, it } from "vitest";
import { at, given } from "../../test/given.ts";
import { counterView, NOTHING_SEEN } from "./present.ts";

it("tells staff what the camera says of a counter, and since when; the public nothing of it", () => {
  const { state } = given().staffed("c1");
  const counter = state.counters.get("c1");
  if (!counter) throw new Error("no counter");
  const seen = {
    ...NOTHING_SEEN,
    presence: new Map([["c1", { state: "leaving" as const, since: at(1) }]]),
  };
  expect(counterView(state, counter, seen, "staff")).toMatchObject({
    presence: "leaving",
    presenceSince: at(1),
  });
  expect(counterView(state, counter, seen, "public")).not.toHaveProperty("presence");
  expect(counterView(state, counter, seen, "public")).not.toHaveProperty("presenceSince");
});
