import { describe, expect, it } from "vitest";
import { departmentChoices, pageOf, peopleWaiting, serviceChoices } from "./choices.ts";
import { dayAt, isOpenAt } from "./opening.ts";
import { voiceFor } from "./speech.ts";
import { firstChoice, secondsToHome, stepBack } from "./steps.ts";
import { TicketMemory } from "./ticket-memory.ts";

const name = (zh: string) => ({ "zh-CN": zh, en: zh });
const queue = (queueId: string, waiting: number) => ({
  queueId,
  name: name(queueId),
  targetMinutes: 15,
  maximumMinutes: 45,
  waiting,
  called: 0,
  oldestSince: null,
  wait: null,
  openCounters: 1,
});
const service = (serviceId: string, departmentId: string, queueId: string) => ({
  serviceId,
  name: name(serviceId),
  departmentId,
  queueId,
  prefix: "A",
  expectedMinutes: 8,
});
const hall = {
  departments: ["police", "social", "empty"].map((departmentId) => ({
    departmentId,
    name: name(departmentId),
  })),
  services: [
    service("id", "police", "q1"),
    service("permit", "police", "q1"),
    service("card", "social", "q2"),
  ],
  queues: [queue("q1", 4), queue("q2", 3)],
};

describe("choosing", () => {
  it("counts a queue once, however many services feed it, and hides departments without services", () => {
    const shown = departmentChoices(hall).map(({ department, waiting }) => [
      department.departmentId,
      waiting,
    ]);
    expect(shown).toEqual([
      ["police", 4],
      ["social", 3],
    ]);
    expect(peopleWaiting(hall)).toBe(7);
  });

  it("shows a department's services with their line, or all of them", () => {
    expect(serviceChoices(hall, "social").map((c) => [c.service.serviceId, c.queue?.waiting])).toEqual([
      ["card", 3],
    ]);
    expect(serviceChoices(hall)).toHaveLength(3);
  });

  it("turns pages, and begins again after the last", () => {
    expect(pageOf([1, 2, 3, 4, 5], 1, 2)).toEqual({ items: [3, 4], page: 1, pages: 3 });
    expect(pageOf([1, 2, 3, 4, 5], 3, 2).items).toEqual([1, 2]);
    expect(pageOf([], 2, 8)).toEqual({ items: [], page: 0, pages: 1 });
  });
});

describe("the way to a ticket", () => {
  it.each([
    [{ departments: 4, elderly: false }, "departments"],
    [{ departments: 1, elderly: false }, "services"],
    [{ departments: 4, elderly: true }, "services"],
  ])("with %o begins at %s", (way, at) => {
    expect(firstChoice(way).at).toBe(at);
  });

  it("leads back one step, and nowhere from a ticket", () => {
    const way = { departments: 4, elderly: false };
    expect(stepBack({ at: "services", departmentId: "police" }, way)).toEqual({ at: "departments" });
    expect(stepBack({ at: "services" }, { ...way, elderly: true })).toEqual({ at: "home" });
    expect(stepBack({ at: "taking", serviceIds: ["id"], priority: false }, way)).toBeUndefined();
  });

  it("never goes home while a number is being taken", () => {
    expect(secondsToHome({ at: "taking", serviceIds: ["id"], priority: false })).toBeUndefined();
    expect(secondsToHome({ at: "services" })).toBe(30);
  });
});

describe("opening hours", () => {
  it.each([
    ["00:59", false],
    ["01:00", true],
    ["03:59", true],
    ["04:00", false],
    ["05:30", true],
    ["09:30", false],
  ])("at %s UTC the hall is open: %s", (time, open) => {
    const now = new Date(`2026-11-24T${time}:00Z`);
    expect(isOpenAt("09:00-12:00, 13:30-17:30", now, "Asia/Shanghai")).toBe(open);
    expect(isOpenAt("-", now, "Asia/Shanghai")).toBe(false);
  });

  it("belong to the hall's own day", () => {
    expect(dayAt(new Date("2026-11-24T16:30:00Z"), "Asia/Shanghai")).toBe("2026-11-25");
  });

  it("may last until midnight", () => {
    expect(isOpenAt("09:00-24:00", new Date("2026-11-24T15:59:00Z"), "Asia/Shanghai")).toBe(true);
  });
});

describe("the memory of a kiosk", () => {
  const ticket = { visitId: "v", code: "A012", token: "secret", url: "/t/secret", ahead: 2, wait: null };

  it("finds a ticket by its whole code for some minutes, and then has forgotten it", () => {
    let now = 0;
    const memory = new TicketMemory(600_000, () => now);
    memory.keep({ ticket, serviceIds: ["id"] });
    expect(memory.find(" a012")?.ticket.url).toBe("/t/secret");
    expect(memory.find("A01")).toBeUndefined();
    now = 600_000;
    expect(memory.find("A012")).toBeUndefined();
  });
});

describe("a voice", () => {
  it("is one of the language, from elsewhere if need be, never of another", () => {
    const voices = [{ lang: "de-DE" }, { lang: "zh_TW" }, { lang: "zh-CN" }];
    expect(voiceFor(voices, "zh-CN")?.lang).toBe("zh-CN");
    expect(voiceFor(voices.slice(0, 2), "zh-CN")?.lang).toBe("zh_TW");
    expect(voiceFor(voices, "en")).toBeUndefined();
  });
});
