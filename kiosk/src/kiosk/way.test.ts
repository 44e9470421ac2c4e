import { translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { words } from "../messages/words.ts";
import { aHall, aQueue } from "../test/a-hall.ts";
import { calledFrom, closedBecause, closedText } from "./availability.ts";
import {
  departmentChoices,
  lifeEventChoices,
  pageOf,
  peopleWaiting,
  searchChoices,
  serviceChoices,
} from "./choices.ts";
import { dayAt, isOpenAt, opensAgainAt } from "./opening.ts";
import { NO_ORDER, toggleGroup, toggleService } from "./order.ts";
import { askAtCounter, printerTrouble } from "./printer.ts";
import { voiceFor } from "./speech.ts";
import { firstChoice, secondsToHome, stepBack } from "./steps.ts";

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
    expect(
      serviceChoices(hall, { departmentId: "social" }).map((c) => [c.service.serviceId, c.queue?.waiting]),
    ).toEqual([["card", 3]]);
    expect(serviceChoices(hall)).toHaveLength(3);
  });

  it("turns pages, and begins again after the last", () => {
    expect(pageOf([1, 2, 3, 4, 5], 1, 2)).toEqual({ items: [3, 4], page: 1, pages: 3 });
    expect(pageOf([1, 2, 3, 4, 5], 3, 2).items).toEqual([1, 2]);
    expect(pageOf([], 2, 8)).toEqual({ items: [], page: 0, pages: 1 });
  });
});

describe("the way to a ticket", () => {
  const way = { departments: 4, elderly: false, layout: "departments" } as const;

  it.each([
    [way, "departments"],
    [{ ...way, departments: 1 }, "services"],
    [{ ...way, elderly: true }, "services"],
    [{ ...way, layout: "life-events" }, "life-events"],
    [{ ...way, layout: "services" }, "services"],
  ] as const)("with %o begins at %s", (way, at) => {
    expect(firstChoice(way).at).toBe(at);
  });

  it("leads back one step, and nowhere from a ticket", () => {
    expect(stepBack({ at: "services", departmentId: "police" }, way)).toEqual({ at: "departments" });
    expect(stepBack({ at: "services", lifeEventId: "shop" }, way)).toEqual({ at: "life-events" });
    expect(stepBack({ at: "services" }, { ...way, elderly: true })).toEqual({ at: "home" });
    expect(stepBack({ at: "chosen" }, way)).toEqual({ at: "departments" });
    expect(stepBack({ at: "working", what: "taking" }, way)).toBeUndefined();
  });

  it("never goes home while a number is being taken, and later where the number must be photographed", () => {
    expect(secondsToHome({ at: "working", what: "taking" })).toBeUndefined();
    expect(secondsToHome({ at: "services" })).toBe(30);
    expect(secondsToHome({ at: "ticket", ticket: { code: "A1" }, serviceIds: [] })).toBe(10);
    expect(secondsToHome({ at: "ticket", ticket: { code: "A1", offline: true }, serviceIds: [] })).toBe(30);
  });
});

describe("the ways to a service", () => {
  const shop = { lifeEventId: "shop", name: name("开店"), serviceIds: ["permit", "card"] };
  const offer = {
    ...hall,
    lifeEvents: [shop],
    services: hall.services.map((one) => ({ ...one, search: [`py${one.serviceId}`] })),
  };

  it("by an occasion offer its services only, and occasions that this kiosk has none of are not shown", () => {
    expect(serviceChoices(offer, { lifeEventId: "shop" }).map((c) => c.service.serviceId)).toEqual([
      "permit",
      "card",
    ]);
    const kiosk = { kioskId: "k", layout: "departments" as const, readerIds: [], serviceIds: ["id"] };
    expect(lifeEventChoices({ ...offer, kiosk })).toEqual([]);
    expect(serviceChoices({ ...offer, kiosk }).map((c) => c.service.serviceId)).toEqual(["id"]);
  });

  it("by search find names, pinyin and parts of them, those that begin with it first", () => {
    expect(searchChoices(offer, " PYc").map((c) => c.service.serviceId)).toEqual(["card"]);
    expect(searchChoices(offer, "d").map((c) => c.service.serviceId)).toEqual(["id", "card"]);
    expect(searchChoices(offer, "  ")).toEqual([]);
  });
});

describe("the order of a visitor", () => {
  it("keeps the services in the order of choice, eight at most, and the same again takes it off", () => {
    const eight = "abcdefgh".split("").reduce(toggleService, NO_ORDER);
    expect(toggleService(eight, "i").serviceIds).toHaveLength(8);
    expect(toggleService(eight, "b").serviceIds.join("")).toBe("acdefgh");
  });

  it("has one group at most, and the same again is none", () => {
    const elderly = toggleGroup(NO_ORDER, "elderly");
    expect(toggleGroup(elderly, "pregnant").group).toBe("pregnant");
    expect(toggleGroup(elderly, "elderly")).not.toHaveProperty("group");
  });
});

describe("a service that cannot be had now", () => {
  const moment = { now: new Date("2026-11-24T04:00:00Z"), language: "zh-CN" } as const; // 12:00 in the hall
  const t: Parameters<typeof closedText>[1] = (key, ...values) => translate(words, "zh-CN", key, ...values);
  const text = (hall: Parameters<typeof closedBecause>[0], queue = aQueue()) => {
    const closed = closedBecause(hall, queue, moment);
    return closed && closedText(closed, t);
  };

  it.each([
    ["open", aHall(), aQueue(), undefined],
    [
      "stopped everywhere",
      aHall({ ticketing: { stopped: true, notice: name("系统维护") } }),
      aQueue(),
      "暂停取号：系统维护",
    ],
    ["stopped elsewhere", aHall({ ticketing: { stopped: true, queueIds: ["other"] } }), aQueue(), undefined],
    ["used up until 13:30", aHall(), aQueue({ quota: { left: 0, next: "2026-11-24T05:30:00Z" } }), "13:30"],
    ["used up for today", aHall(), aQueue({ quota: { left: 0 } }), "今天的号已取完"],
    ["no longer called today", aHall(), aQueue({ callingWindow: ["09:00-11:00"] }), "今天不再叫号"],
    ["not called yet", aHall(), aQueue({ callingWindow: ["14:00-16:00"] }), undefined],
  ] as const)("is %s", (_what, hall, queue, words) => {
    if (words === undefined) expect(text(hall, queue)).toBeUndefined();
    else expect(text(hall, queue)).toContain(words);
  });

  it("says from when its line is called", () => {
    const queue = aQueue({ callingWindow: ["14:00-16:00"] });
    expect(calledFrom(queue, "Asia/Shanghai", moment)).toBe("14:00");
    expect(calledFrom(aQueue({ callingWindow: ["11:00-16:00"] }), "Asia/Shanghai", moment)).toBeUndefined();
  });
});

describe("the printer", () => {
  const kiosk = { kioskId: "k1", layout: "departments" as const, readerIds: [], printerId: "p1" };
  const printer = { deviceId: "p1", kind: "ticket-printer" as const, status: "online" as const };

  it.each([
    ["prints", { kiosk, devices: [printer] }, undefined],
    ["is nearly out of paper", { kiosk, devices: [{ ...printer, fault: "paper-low" as const }] }, undefined],
    ["has no paper", { kiosk, devices: [{ ...printer, fault: "paper-out" as const }] }, "paper-out"],
    ["is away", { kiosk, devices: [{ ...printer, status: "offline" as const }] }, "silent"],
    ["is not said", { kiosk, devices: [] }, undefined],
    ["belongs to another", { devices: [{ ...printer, fault: "jam" as const }] }, undefined],
  ])("%s", (_what, hall, trouble) => {
    expect(printerTrouble(hall)).toBe(trouble);
  });

  it("sends people to the open counter with the lowest number", () => {
    const counter = (number: number, state: "open" | "closed") => ({
      counterId: `c${number}`,
      number,
      queueIds: [],
      state,
    });
    expect(askAtCounter({ counters: [counter(1, "closed"), counter(4, "open"), counter(2, "open")] })).toBe(
      2,
    );
    expect(askAtCounter({ counters: [counter(1, "closed")] })).toBeUndefined();
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

  it("begin again at the next span of the day, if there is one", () => {
    const at = (time: string) =>
      opensAgainAt("09:00-12:00, 13:30-17:30", new Date(`2026-11-24T${time}:00Z`), "Asia/Shanghai");
    expect([at("00:00"), at("04:00"), at("10:00")]).toEqual(["09:00", "13:30", undefined]);
  });

  it("may last until midnight", () => {
    expect(isOpenAt("09:00-24:00", new Date("2026-11-24T15:59:00Z"), "Asia/Shanghai")).toBe(true);
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
