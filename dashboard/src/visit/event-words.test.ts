import type { Explanation, TimelineEntry } from "@hall/contract";
import { placesOf, translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { eventWords, explainWords } from "./event-words.ts";
import { type Names, namesOf } from "./names.ts";
import { type Words, words } from "./words.ts";

const t: Words = (key, ...values) => translate(words, "en", key, ...values);
const VISIT = "7f3d4c9e-5b1a-4c55-9a51-000000000001";
const names: Names = namesOf(
  {
    counters: [{ counterId: "c3", number: 3, queueIds: ["police"], state: "open" }],
    queues: [],
    services: [],
    clerks: [
      {
        clerkId: "zhang",
        name: "张敏",
        counterId: "c3",
        state: "idle",
        since: "2026-11-24T01:00:00Z",
        servedToday: 0,
      },
    ],
    devices: [],
  },
  VISIT,
  t,
  "en",
);
const entry = (event: string, details: TimelineEntry["details"] = {}): TimelineEntry => ({
  seq: 1,
  at: "2026-11-24T01:00:00Z",
  event,
  details,
});
const said = (event: string, details?: TimelineEntry["details"]) =>
  eventWords(entry(event, details), names, t);

describe("the events of a visit in words", () => {
  it.each([
    ["ticket-issued", { ahead: 4, wait: { low: 10, high: 20 } }, "Ticket taken, 4 ahead, told 10–20 min"],
    ["ticket-issued", { ahead: 0, wait: null }, "Ticket taken, 0 ahead"],
    ["visit-booked", { reference: "K7QM-4XTB" }, "Booked, reference K7QM-4XTB"],
    ["visit-checked-in", { code: "A007", lateMinutes: 0.4 }, "Checked in, ticket A007"],
    ["visit-checked-in", { code: "A007", lateMinutes: 12.5 }, "Checked in 12 min late, ticket A007"],
    ["booking-expired", {}, "Booked, did not come"],
    ["visit-went-on", { serviceId: "tax" }, "This step is done, next: tax"],
    ["visit-missed", { because: "skipped" }, "Missed (skipped)"],
    ["visit-returned", { place: "fewer-calls" }, "Back in line by its own time, one call fewer counted"],
    ["visit-undone", { what: "visit:call-next" }, "Last act taken back"],
    ["visit-called", { counterId: "c3", clerkId: "zhang" }, "Called to counter 3"],
    ["visit-recalled", {}, "Called again"],
    ["visit-missed", { because: "timer" }, "Missed (did not come after the call)"],
    ["visit-missed", { because: "clerk" }, "Missed (clerk)"],
    ["visit-returned", { place: "front" }, "Back in line, first"],
    ["visit-resumed", { counterId: "c3" }, "Taken up again at counter 3"],
    ["visit-transferred", { queueId: "tax", reservedFor: { clerkId: "zhang" } }, "Transferred to 张敏"],
    ["visit-transferred", { queueId: "tax" }, "Transferred to tax"],
    ["visit-finished", { outcome: "not-possible", done: [] }, "Ended: not possible"],
    ["visit-voided", { reason: "twice" }, "Void: twice"],
    ["visit-rated", { grade: 2 }, "Rated 2"],
    ["rating-timed-out", {}, "Asked for a rating, nobody rated"],
  ])("%s %j", (event, details, expected) => {
    expect(said(event, details)).toBe(expected);
  });

  it("calls an event by its name that this screen does not know yet", () => {
    expect(said("visit-teleported")).toBe("visit-teleported");
  });

  it("keeps an id that nobody knows any more, and says who acted", () => {
    expect(said("visit-called", { counterId: "c9" })).toBe("Called to c9");
    expect(names.who("zhang")).toBe("张敏");
    expect(names.who(VISIT)).toBe("the visitor");
    expect(names.who("hub")).toBe("the system");
  });

  it("explains a call by its rule and by everybody whom it passed over", () => {
    const explain: Explanation = {
      rule: "priority-class",
      considered: 3,
      passedOver: [
        { visitId: VISIT, code: "A001", because: "class" },
        { visitId: VISIT, code: "A002", because: "not-before" },
      ],
    };
    expect(explainWords(explain, t)).toEqual([
      "Why this one: priority goes first; 3 could be called",
      "Before it in time, yet not called: A001 (class) A002 (too early)",
    ]);
    expect(explainWords({ ...explain, passedOver: [] }, t)).toHaveLength(1);
  });

  it.each(Object.keys(words["zh-CN"]))("%s has the same places in both languages", (key) => {
    const name = key as keyof typeof words.en;
    expect(placesOf(words.en[name])).toEqual(placesOf(words["zh-CN"][name]));
  });
});
