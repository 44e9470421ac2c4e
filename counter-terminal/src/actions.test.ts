import { ROLES } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { type ActionName, mainAction } from "./actions.ts";
import { type Desk, deskOf } from "./desk.ts";
import { aClerk, aCounter, aHall, aVisit, NOW } from "./test/a-desk.ts";
import { whyNot } from "./why-not.ts";

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
  away: desk({ clerks: [aClerk({ state: "away" })] }),
  office: desk({ clerks: [aClerk({ state: "back-office" })] }),
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
    ["away", "back"],
    ["office", "back"],
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
    ["call-next", "away", "away"],
    ["call-next", "office", "back-office"],
    ["break", "office", "back-office"],
    ["away", "called", "in-hand"],
    ["skip", "called", undefined],
    ["skip", "serving", "not-called"],
    ["next-step", "called", "arrive-first"],
    ["next-step", "serving", undefined],
    ["note", "called", undefined],
    ["note", "free", "no-visit"],
    ["fields", "called", "no-fields"],
    ["undo", "free", "nothing-to-undo"],
    ["look", "serving", undefined],
    ["look", "alone", "nobody-waiting"],
    ["resume", "serving", "in-hand"],
    ["resume", "closed", "counter-closed"],
    ["resume", "paused", "nothing-parked"],
    ["return", "serving", "nobody-missed"],
    ["help", "serving", undefined],
    ["help-end", "free", "no-help"],
    ["help-accept", "free", "nobody-rings"],
    ["help-over", "free", "no-help"],
    ["stop-tickets", "free", "forbidden"],
    ["roll", "closed", undefined],
    ["take-ticket", "serving", undefined],
  ])("%s on a desk that is %s: %s", (action, where, why) => {
    expect(because(action, where)).toBe(why);
  });

  it("taking up a parked visit: one whose clerk has left by anybody, one of a colleague by a manager", () => {
    const parked = (clerkId: string) => {
      const clerks = [aClerk(), aClerk({ clerkId: "li", counterId: "c2" })];
      return desk({ visits: [aVisit({ status: "parked", clerkId })], clerks });
    };
    const manager = { permissions: ROLES.manager };
    expect(whyNot("resume", parked("gone"), standing)).toBeUndefined();
    expect(whyNot("resume", parked("li"), standing)?.because).toBe("nothing-parked");
    expect(whyNot("resume", parked("li"), manager)).toBeUndefined();
  });

  it("without a connection everything, with the time, but for what needs no hub", () => {
    const cut = { because: "offline", time: "09:41" } as const;
    for (const action of ["roll", "open-calls", "keys"] as const)
      expect(whyNot(action, DESKS.free, { ...standing, cut })).toBeUndefined();
    expect(whyNot("call-next", DESKS.free, { ...standing, cut })).toEqual(cut);
  });

  it("without the permission, before anything else", () => {
    expect(because("call", "serving")).toBe("forbidden");
    expect(whyNot("call", DESKS.free, { permissions: ROLES.manager })).toBeUndefined();
  });
});
