import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, hub, kiosk, lin, wang } from "../../test/given.ts";

const types = (events: { type: string }[]): string[] => events.map(({ type }) => type);
const HOUR = 60;
const DAY = 24 * HOUR;
const take = (hall: Given, serviceId = "passport") =>
  hall.when("visit:take-ticket", { serviceIds: [serviceId] }, kiosk);

describe("a ticket", () => {
  it("starts the day when it is the first deed, and says all that is known", () => {
    const [started, issued, ...more] = given().when(
      "visit:take-ticket",
      { serviceIds: ["passport", "permit", "passport"], class: "priority", language: "en", partySize: 3 },
      kiosk,
    );
    expect(started).toEqual({ type: "day-started", at: at(0), day: "2026-11-24" });
    expect(issued).toEqual({
      type: "ticket-issued",
      at: at(0),
      visitId: "00000001-0000-4000-8000-000000000000",
      code: "A001",
      prefix: "A",
      number: 1,
      day: "2026-11-24",
      serviceIds: ["passport", "permit"],
      queueId: "papers",
      class: "priority",
      language: "en",
      partySize: 3,
      channel: "kiosk",
      issuedBy: "kiosk",
      ahead: 0,
      wait: null,
    });
    expect(more).toEqual([]);
  });

  it("has sensible answers to what was not asked, and says when a clerk wrote it", () => {
    const [, issued] = given().when("visit:take-ticket", { serviceIds: ["tax"] }, lin);
    expect(issued).toMatchObject({ class: "normal", language: "zh-CN", partySize: 1, channel: "clerk" });
    const [, english] = given({ languages: ["en"] }).when(
      "visit:take-ticket",
      { serviceIds: ["tax"] },
      kiosk,
    );
    expect(english).toMatchObject({ language: "en" });
  });

  it("counts on within its prefix, over all services that share it, with no gap from what was refused", () => {
    let hall = given().ticket("passport").ticket("permit").ticket("tax");
    expect(hall.refusal("visit:take-ticket", { serviceIds: ["none"] }, kiosk)).toBe("unknown-service");
    hall = hall.ticket("passport").ticket("permit");
    expect([...hall.state.visits.values()].map((visit) => visit.code)).toEqual([
      "A001",
      "B001",
      "B002",
      "A002",
      "B003",
    ]);
  });

  it("grows to four digits after 999", () => {
    const hall = given().ticket();
    const full = take(hall).map((event) =>
      event.type === "ticket-issued" ? { ...event, number: 999 } : event,
    );
    expect(take(hall.with(...full))).toMatchObject([{ code: "A1000", number: 1000 }]);
  });

  it("tells how many stand before it now; a weight counts only with the wait", () => {
    const hall = given().ticket().ticket("permit").ticket("tax").ticket("passport", { class: "priority" });
    const ahead = (visitClass: "normal" | "priority") =>
      hall.when("visit:take-ticket", { serviceIds: ["passport"], class: visitClass }, kiosk);
    expect(ahead("normal")).toMatchObject([{ ahead: 3 }]);
    expect(ahead("priority")).toMatchObject([{ ahead: 3 }]);
  });

  it.each([
    ["no service", {}, [], "unknown-service"],
    ["a service that does not exist", {}, ["none"], "unknown-service"],
    ["a second service that does not exist", {}, ["tax", "none"], "unknown-service"],
  ])("is refused for %s", (_what, change, serviceIds, rule) => {
    expect(given(change).refusal("visit:take-ticket", { serviceIds }, kiosk)).toBe(rule);
  });

  it("is refused for a class that the hall does not have", () => {
    const hall = given({ classes: ["normal"] });
    expect(hall.refusal("visit:take-ticket", { serviceIds: ["tax"], class: "priority" }, kiosk)).toBe(
      "unknown-class",
    );
  });

  it.each([
    ["before it opens", -61, "hall-closed"],
    ["when it has just opened", -60, undefined],
    ["at lunch", 3 * HOUR, "hall-closed"],
    ["in the afternoon", 4 * HOUR, undefined],
    ["after closing", 8 * HOUR, "hall-closed"],
    ["on a closed weekday", 3 * DAY, "hall-closed"],
  ])("at the kiosk %s: %s minutes after nine, %s", (_what, minutes, rule) => {
    expect(
      given()
        .later(minutes)
        .refusal("visit:take-ticket", { serviceIds: ["tax"] }, kiosk),
    ).toBe(rule);
  });

  it("is still written by a clerk after closing, until the end of the day", () => {
    const evening = given().later(8 * HOUR);
    expect(types(evening.when("visit:take-ticket", { serviceIds: ["tax"] }, lin))).toContain("ticket-issued");
    expect(evening.later(2 * HOUR).refusal("visit:take-ticket", { serviceIds: ["tax"] }, lin)).toBe(
      "day-ended",
    );
  });
});

describe("the end of the day", () => {
  const END = 10 * HOUR; // 17:00 and two hours
  const serving = given()
    .serving()
    .does("visit:park", "A001")
    .ticket()
    .ticket()
    .ticket()
    .ticket()
    .after("visit:call-next", { counterId: "c1" })
    .does("visit:no-show", "A002")
    .after("visit:call-next", { counterId: "c1" })
    .staffed("c3", wang)
    .after("visit:call-next", { counterId: "c3" }, wang)
    .does("visit:arrive", "A004", wang);
  const end = (hall: Given, day = "2026-11-24") => hall.when("day:end", { day }, hub);

  it("comes two hours after closing: a job that runs early, twice or for another day does nothing", () => {
    const hall = given().ticket();
    expect(end(hall.later(END - 1))).toEqual([]);
    expect(end(hall.later(END), "2026-11-23")).toEqual([]);
    expect(end(hall.later(END + 60), "2026-11-25")).toEqual([]);
    expect(types(end(hall.later(END)))).toEqual(["visit-abandoned", "day-ended"]);
    const ended = hall.later(END).with(...end(hall.later(END)));
    expect(end(ended)).toEqual([]);
    expect(end(given().later(END))).toEqual([]);
  });

  it("closes every open visit, every counter and every clerk's day, once", () => {
    const statuses = [...serving.state.visits.values()].map(({ code, status }) => `${code} ${status}`);
    expect(statuses).toEqual(["A001 parked", "A002 missed", "A003 called", "A004 serving", "A005 waiting"]);
    const events = end(serving.later(END));
    expect(types(events)).toEqual([
      ...Array.from({ length: 5 }, () => "visit-abandoned"),
      "clerk-left-counter",
      "clerk-left-counter",
      "counter-closed",
      "counter-closed",
      "day-ended",
    ]);
    const after = serving.with(...events);
    expect([after.state.visits.size, after.state.clerks.size, after.state.dayEnded]).toEqual([0, 0, true]);
    for (const counter of after.state.counters.values())
      expect(counter).toMatchObject({ state: "closed", clerkId: undefined, visitId: undefined });
  });

  it.each([
    ["A001", "finished", false],
    ["A002", "missed", true],
    ["A003", "left", false],
    ["A004", "finished", false],
    ["A005", "left", false],
  ])("leaves %s %s, accurate: %s", (code, status, accurate) => {
    const events = end(serving.later(END)).filter((event) => event.type === "visit-abandoned");
    const visit = serving.with(...events).visit(code);
    expect(visit).toMatchObject({ status, accurate });
    expect(visit.periods.at(-1)?.to).toBe(at(serving.minute + END));
    for (const step of visit.steps) expect(step.finishedAt).toBeDefined();
  });

  it("closes a step that was left open as not recorded, and does not count it for the clerk", () => {
    const events = end(serving.later(END)).filter((event) => event.type === "visit-abandoned");
    const after = serving.with(...events);
    expect(after.visit("A004").steps.at(-1)).toMatchObject({ outcome: "not-recorded" });
    expect(after.clerk("wang")?.servedToday).toBe(0);
  });

  it("leaves visits that have ended, and alerts that are open, as they are", () => {
    const closed = given().serving().does("visit:finish", "A001");
    const rated = closed.after("visit:rate", {
      visitId: closed.id("A001"),
      channel: "qr",
      grade: 1,
      reasons: [],
    });
    const [alertId = ""] = [...rated.state.alerts.keys()];
    const events = end(rated.later(END));
    expect(types(events)).not.toContain("visit-abandoned");
    expect(rated.with(...events).state.alerts.has(alertId)).toBe(true);
    const resolved = rated.after("alert:resolve", { alertId }, boss).with(...events);
    expect(resolved.state.alerts.size).toBe(0);
  });

  it("is the end: nothing starts after it, and the next morning begins at one", () => {
    const ended = given().ticket().later(END);
    const over = ended.with(...end(ended));
    expect(over.refusal("clerk:take-counter", { counterId: "c1" })).toBe("day-ended");
    expect(over.refusal("counter:open", { counterId: "c1" })).toBe("day-ended");
    expect(over.refusal("visit:take-ticket", { serviceIds: ["tax"] }, lin)).toBe("day-ended");
    expect(take(over.later(DAY - END))).toMatchObject([{ type: "day-started" }, { code: "A001" }]);
  });

  it("is taken up again when the hours were made longer, and goes on counting", () => {
    const ended = given().ticket().later(END);
    const longer = aHall({ openingHours: { tuesday: ["09:00-22:00"] } });
    const again = ended.with(...end(ended)).after("hall:configure", { configuration: longer }, boss);
    expect(take(again)).toMatchObject([{ type: "day-started", day: "2026-11-24" }, { code: "A002" }]);
    expect(again.ticket().state).toMatchObject({ day: "2026-11-24", dayEnded: false, sequence: 2 });
  });
});

describe("a new day with a forgotten yesterday", () => {
  const yesterday = given().staffed("c1").ticket().ticket();
  const today = yesterday.later(DAY);

  it("ends yesterday first, then begins with number one and nobody ahead", () => {
    const events = take(today);
    expect(types(events)).toEqual([
      "visit-abandoned",
      "visit-abandoned",
      "clerk-left-counter",
      "counter-closed",
      "day-ended",
      "day-started",
      "ticket-issued",
    ]);
    expect(events.at(-2)).toMatchObject({ day: "2026-11-25" });
    expect(events.at(-3)).toMatchObject({ day: "2026-11-24" });
    expect(events.at(-1)).toMatchObject({ code: "A001", day: "2026-11-25", ahead: 0, wait: null });
    expect([...today.with(...events).state.visits.values()].map((visit) => visit.day)).toEqual([
      "2026-11-25",
    ]);
  });

  it("is harmless to yesterday's job, and yesterday's job to it", () => {
    expect(today.ticket().when("day:end", { day: "2026-11-24" }, hub)).toEqual([]);
    expect(today.when("day:end", { day: "2026-11-24" }, hub)).toHaveLength(5);
    expect(today.after("day:end", { day: "2026-11-24" }, hub).ticket().visit("A001").day).toBe("2026-11-25");
  });

  it("turns at the hall's midnight, not at UTC's", () => {
    const always = given({ openingHours: { tuesday: ["00:00-24:00"], wednesday: ["00:00-24:00"] } }).ticket();
    const midnight = 15 * HOUR;
    expect(types(take(always.later(midnight - 1)))).toEqual(["ticket-issued"]);
    expect(types(take(always.later(midnight)))).toEqual([
      "visit-abandoned",
      "day-ended",
      "day-started",
      "ticket-issued",
    ]);
  });
});

describe("a configuration", () => {
  const small = aHall({ counters: [{ counterId: "c3", number: 30, queueIds: ["papers", "money"] }] });

  it("is put in force once", () => {
    const hall = given();
    expect(types(hall.when("hall:configure", { configuration: aHall() }))).toEqual(["hall-configured"]);
    const imported = hall.after("hall:configure", { configuration: aHall() });
    expect(imported.when("hall:configure", { configuration: aHall() })).toEqual([]);
    expect(types(imported.when("hall:configure", { configuration: small }))).toEqual(["hall-configured"]);
  });

  it("adds counters closed, keeps those that stay, and takes away none under its clerk or visitor", () => {
    const hall = given().called().staffed("c2", wang).after("counter:open", { counterId: "c3" }, boss);
    const changed = hall.later(1).after("hall:configure", { configuration: small }, boss);
    expect([...changed.state.counters.keys()].sort()).toEqual(["c1", "c2", "c3"]);
    expect(changed.counter("c3").state).toBe("open");
    const gone = given().after("hall:configure", { configuration: small }, boss);
    expect([...gone.state.counters.keys()]).toEqual(["c3"]);
    const back = gone.later(2).after("hall:configure", { configuration: aHall() }, boss);
    expect(back.counter("c1")).toMatchObject({ state: "closed", since: at(2) });
  });
});
