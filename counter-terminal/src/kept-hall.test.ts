import type { LiveState } from "@hall/contract/live";
import { describe, expect, it, vi } from "vitest";
import { forgetHall, KeptHall } from "./kept-hall.ts";
import { aCounter, aHall, aVisit } from "./test/a-desk.ts";
import { aStorage } from "./test/a-storage.ts";

const ME = "zhang";
const AT = Date.parse("2026-11-24T01:00:00Z");

type Tab = ReturnType<typeof aStorage>;

const serving = aVisit({ status: "serving", counterId: "c1", fields: { paper: "沪迁0042" } });
const hall = aHall({
  visits: [serving, aVisit({ sequence: 2 }), aVisit({ sequence: 3, status: "left" })],
  counters: [aCounter({ visitId: serving.visitId })],
});

/** A live hall whose state a test writes. */
class Line {
  state: LiveState;
  at: Date | undefined;
  readonly #listeners = new Set<() => void>();
  constructor(state: LiveState, at?: Date) {
    this.state = state;
    this.at = at;
  }
  now = () => this.at;
  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  become(state: LiveState) {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A page that saw the hall and went. */
function seen(tab: Tab, state: LiveState = { phase: "live", hall }, clerkId = ME): void {
  new KeptHall(new Line(state, new Date(AT)), clerkId, { storage: tab, wallMs: () => AT }).keep();
}

/** The page that comes after it, so many milliseconds later. */
function after(
  tab: Tab,
  ms: number,
  phase: LiveState["phase"],
  place: { clerkId?: string; hallId?: string } = {},
) {
  return new KeptHall(new Line({ phase }), place.clerkId ?? ME, {
    storage: tab,
    wallMs: () => AT + ms,
    hallId: place.hallId,
  });
}

describe("a terminal that is loaded anew", () => {
  it("shows the visit in hand with the time since when it is old, and its clock runs on", () => {
    const tab = aStorage();
    seen(tab);
    const again = after(tab, 5_000, "offline");
    expect(again.state).toMatchObject({ phase: "offline", staleSince: new Date(AT) });
    expect(again.state.hall?.visits.map(({ code }) => code)).toEqual([serving.code, "A002"]);
    expect(again.now()).toEqual(new Date(AT + 5_000));
  });

  it("keeps saying since when, over as many reloads as there are", () => {
    const tab = aStorage();
    const since = new Date(AT - 60_000);
    seen(tab, { phase: "offline", hall, staleSince: since });
    expect(after(tab, 5_000, "offline").state.staleSince).toEqual(since);
    after(tab, 6_000, "offline").keep();
    expect(after(tab, 7_000, "offline").state.staleSince).toEqual(since);
  });

  it("is connecting, not live, until the hub has answered", () => {
    const tab = aStorage();
    seen(tab);
    const again = after(tab, 100, "connecting");
    expect(again.state).toMatchObject({ phase: "connecting", hall: { hallId: hall.hallId } });
    expect(again.state).toBe(again.state);
  });

  it("takes what the hub says as soon as it says something", () => {
    const tab = aStorage();
    seen(tab);
    const line = new Line({ phase: "offline" });
    const again = new KeptHall(line, ME, { storage: tab, wallMs: () => AT });
    const newer = { phase: "live", hall: aHall({ seq: 9 }) } as const;
    line.become(newer);
    expect(again.state).toBe(newer);
  });

  it.each([
    ["another person", { clerkId: "li" }, 1_000],
    ["another hall", { hallId: "elsewhere" }, 1_000],
    ["another day", {}, 13 * 3_600_000],
    ["a clock that was set back", {}, -1],
  ])("shows nothing to %s", (_whom, place, ms) => {
    const tab = aStorage();
    seen(tab);
    expect(after(tab, ms, "offline", place).state).toEqual({ phase: "offline" });
    expect(after(tab, ms, "offline", place).now()).toBeUndefined();
  });

  it("shows nothing when the hub refuses the person", () => {
    const tab = aStorage();
    seen(tab);
    expect(after(tab, 1_000, "refused").state).toEqual({ phase: "refused" });
  });

  it.each(["{broken", "{}", '{"clerkId":"x"}'])("is not confused by %s", (text) => {
    const tab = aStorage();
    for (const key of ["hall/counter/kept"]) tab.setItem(key, text);
    expect(after(tab, 0, "offline").state).toEqual({ phase: "offline" });
  });
});

describe("the tab", () => {
  it("never keeps what was filled in, nor who is gone", () => {
    const tab = aStorage();
    seen(tab);
    expect([...tab.kept.values()].join()).not.toContain("0042");
    expect([...tab.kept.values()].join()).not.toContain("A003");
  });

  it("keeps the hall when another visit is in hand, and when the page goes", () => {
    const tab = aStorage();
    const line = new Line({ phase: "live", hall }, new Date(AT));
    const page = new EventTarget();
    const follow = new KeptHall(line, ME, { storage: tab, wallMs: () => AT });
    const undo = follow.follow(page as Window); // as: only its listeners are used
    line.become({ phase: "live", hall });
    expect(tab.kept.size).toBe(1);
    const written = vi.spyOn(tab, "setItem");
    line.become({ phase: "live", hall: { ...hall, seq: 8 } });
    expect(written).not.toHaveBeenCalled();
    page.dispatchEvent(new Event("pagehide"));
    expect(written).toHaveBeenCalledOnce();
    undo();
    forgetHall(tab);
    page.dispatchEvent(new Event("pagehide"));
    line.become({ phase: "live", hall: aHall() });
    expect(tab.kept.size).toBe(0);
  });

  it("that has no room keeps nothing rather than an older hall", () => {
    const tab = aStorage();
    seen(tab);
    tab.setItem = () => {
      throw new Error("quota");
    };
    seen(tab);
    expect(tab.kept.size).toBe(0);
  });
});
