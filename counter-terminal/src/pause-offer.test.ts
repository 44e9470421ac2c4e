import { beforeEach, describe, expect, it } from "vitest";
import { type Desk, deskOf } from "./desk.ts";
import { PauseOffer } from "./pause-offer.ts";
import { aClerk, aCounter, aHall, NOW } from "./test/a-desk.ts";

const SEEN_LAST = "2026-11-24T00:59:30.000Z";
const desk = (counter: Parameters<typeof aCounter>[0], clerk: Parameters<typeof aClerk>[0] = {}): Desk => {
  const counters = [aCounter({ presence: "leaving", presenceSince: SEEN_LAST, ...counter })];
  const made = deskOf(aHall({ counters, clerks: [aClerk(clerk)] }), "zhang", NOW);
  if (!made) throw new Error("no desk");
  return made;
};

let kept: Map<string, string>;
const offer = () =>
  new PauseOffer({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) });
beforeEach(() => {
  kept = new Map();
});

describe("the offer to pause", () => {
  it("stands while the camera says that the counter is being left, and no longer once it is an absence", () => {
    expect(offer().standsFor(desk({}))).toBe(true);
    for (const presence of ["attended", "absent", "returning", "unknown"] as const)
      expect(offer().standsFor(desk({ presence }))).toBe(false);
  });

  it("is not made to whoever need not be there", () => {
    for (const state of ["paused", "closed"] as const) expect(offer().standsFor(desk({ state }))).toBe(false);
    for (const state of ["break", "away", "back-office"] as const)
      expect(offer().standsFor(desk({}, { state }))).toBe(false);
  });

  it("is made to whoever leaves a visitor sitting", () => {
    expect(offer().standsFor(desk({}, { state: "serving" }))).toBe(true);
  });

  it("stays away for a leaving that was answered, also after a reload, and comes with the next", () => {
    const first = offer();
    first.decline(desk({}));
    expect(first.standsFor(desk({}))).toBe(false);
    expect(offer().standsFor(desk({}))).toBe(false);
    expect(first.standsFor(desk({ presenceSince: "2026-11-24T01:20:00.000Z" }))).toBe(true);
    expect(first.standsFor(desk({ counterId: "c1" }))).toBe(false);
  });
});
