import { ROLES } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { type ActionName, mainAction, whyNot } from "./actions.ts";
import { type Desk, deskOf } from "./desk.ts";
import { aClerk, aCounter, aHall, aVisit, NOW } from "./test/a-desk.ts";

const waiting = aVisit({ sequence: 9 });
function desk(parts: Parameters<typeof aHall>[0] = {}): Desk {
  const made = deskOf(aHall({ visits: [waiting], ...parts }), "zhang", NOW);
  if (!made) throw new Error("no desk");
  return made;
}
const holding = (status: "called" | "serving") => {
  const visit = aVisit({ status, counterId: "c1", clerkId: "zhang" });
  return desk({ visits: [visit, waiting], counters: [aCounter({ visitId: visit.visitId })] });
};
const DESKS = {
  closed: desk({ counters: [aCounter({ state: "closed" })] }),
  paused: desk({ counters: [aCounter({ state: "paused" })] }),
  break: desk({ clerks: [aClerk({ state: "break" })] }),
  free: desk(),
  alone: desk({ visits: [] }),
  called: holding("called"),
  serving: holding("serving"),
};
const standing = { permissions: ROLES.clerk };
const because = (action: ActionName, where: keyof typeof DESKS) =>
  whyNot(action, DESKS[where], standing)?.because;

describe("the main key", () => {
  it.each([
    ["closed", "open"],
    ["paused", "reopen"],
    ["break", "back"],
    ["free", "call-next"],
    ["called", "arrive"],
    ["serving", "finish"],
  ] as const)("of a desk that is %s is %s, and can be pressed", (where, action) => {
    expect(mainAction(DESKS[where].situation)).toBe(action);
    expect(because(action, where)).toBeUndefined();
  });

  it("is greyed when nobody waits", () => {
    expect(because("call-next", "alone")).toBe("nobody-waiting");
  });
});

describe("what cannot be done says why", () => {
  it.each<[ActionName, keyof typeof DESKS, string | undefined]>([
    ["call-next", "called", "in-hand"],
    ["call-next", "closed", "counter-closed"],
    ["call-next", "paused", "counter-paused"],
    ["call-next", "break", "on-break"],
    ["recall", "free", "no-visit"],
    ["recall", "called", undefined],
    ["recall", "serving", "not-called"],
    ["no-show", "serving", "not-called"],
    ["arrive", "serving", "not-called"],
    ["finish", "called", "arrive-first"],
    ["park", "called", "arrive-first"],
    ["park", "serving", undefined],
    ["transfer", "free", "no-visit"],
    ["transfer", "called", undefined],
    ["transfer", "serving", undefined],
    ["void", "free", "no-visit"],
    ["pause", "closed", "counter-closed"],
    ["pause", "serving", undefined],
    ["break", "serving", "in-hand"],
    ["break", "free", undefined],
    ["reopen", "free", "not-paused"],
    ["back", "free", "not-on-break"],
    ["close", "closed", "closed-already"],
    ["close", "serving", "in-hand"],
    ["leave-counter", "called", "in-hand"],
    ["leave-counter", "paused", undefined],
    ["resume", "serving", "in-hand"],
    ["resume", "closed", "counter-closed"],
    ["resume", "paused", undefined],
    ["return", "serving", undefined],
    ["take-ticket", "serving", undefined],
  ])("%s on a desk that is %s: %s", (action, where, why) => {
    expect(because(action, where)).toBe(why);
  });

  it("without a connection everything, with the time", () => {
    const cut = { because: "offline", time: "09:41" } as const;
    expect(whyNot("call-next", DESKS.free, { ...standing, cut })).toEqual(cut);
  });

  it("without the permission, before anything else", () => {
    expect(because("call", "serving")).toBe("forbidden");
    expect(whyNot("call", DESKS.free, { permissions: ROLES.manager })).toBeUndefined();
  });
});
