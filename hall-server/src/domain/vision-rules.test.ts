import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, lin, NINE } from "../../test/given.ts";
import { brokenNow, type Observations } from "./alert-rules.ts";

const corner = [
  [0, 0],
  [1, 0],
  [1, 1],
] as [number, number][];
const cameras = [
  {
    cameraId: "cam",
    name: "Hall",
    url: "rtsp://camera",
    zones: [
      {
        zoneId: "seats",
        name: { "zh-CN": "等候区", en: "Seats" },
        kind: "waiting" as const,
        polygon: corner,
        crowding: { people: 10 },
      },
      { zoneId: "desk", name: "Desk", kind: "counter-staff" as const, polygon: corner, counterId: "c1" },
    ],
  },
];
const STOP = { "zh-CN": "今日号已发完", en: "No more numbers today" };
const hall = (): Given => given({ cameras, ticketsPeople: { people: 2, minutes: 5 } });

function seen(change: Partial<Observations>): Observations {
  return { presence: new Map(), cameras: new Map(), devices: new Map(), zones: new Map(), ...change };
}

const absent = seen({ presence: new Map([["c1", { state: "absent", since: at(0) }]]) });
const counted = (count: number | "unknown", crowdedSince?: string) =>
  seen({ zones: new Map([["seats", { count, ...(crowdedSince ? { crowdedSince } : {}) }]]) });
const broken = (given_: Given, observed: Observations) =>
  brokenNow(given_.state, observed, new Date(NINE + given_.minute * 60_000)).filter(
    ({ kind }) => !kind.startsWith("wait-"),
  );

describe("nobody at an open counter", () => {
  it("is one thing while the clerk is idle, and another while a visitor is being served", () => {
    const idle = hall().staffed("c1").later(3);
    expect(broken(idle, absent)).toMatchObject([
      { kind: "counter-absent", subject: "c1", severity: "warning", since: at(0) },
    ]);
    const serving = hall().staffed("c1").ticket().after("visit:call-next", { counterId: "c1" });
    const served = serving.does("visit:arrive", "A001").later(3);
    expect(broken(served, absent)).toMatchObject([
      { kind: "absent-while-serving", severity: "severe", facts: { code: "A001", counter: "1" } },
    ]);
    expect(broken(served.does("visit:finish", "A001"), absent)).toMatchObject([{ kind: "counter-absent" }]);
  });

  it("is nothing at a counter that is paused", () => {
    const paused = hall().staffed("c1").after("counter:pause", { counterId: "c1", reason: "Away" }, lin);
    expect(broken(paused.later(30), absent)).toEqual([]);
  });
});

describe("several areas of one counter", () => {
  const zone = { name: "Desk", kind: "counter-staff" as const, polygon: corner, counterId: "c1" };
  const zones = [
    { ...zone, zoneId: "left", absentSeconds: 300 },
    { ...zone, zoneId: "right", absentSeconds: 60 },
  ];
  const counter = given({ cameras: [{ cameraId: "cam", name: "Hall", url: "rtsp://camera", zones }] });

  it("miss somebody after the shortest of their times, as the camera watch does", () => {
    const staffed = counter.staffed("c1");
    expect(broken(staffed.later(0.99), absent)).toEqual([]);
    expect(broken(staffed.later(1), absent)).toMatchObject([{ kind: "counter-absent", since: at(0) }]);
  });
});

describe("a counter at which more than one must be", () => {
  const few = (present: number, required: number) =>
    seen({ presence: new Map([["c1", { state: "absent", since: at(0), people: { present, required } }]]) });
  const staffed = hall().staffed("c1").later(3);

  it.each([
    [1, 2, { present: 1, required: 2 }],
    [0, 3, { present: 0, required: 3 }],
    [2, 2, { present: 1, required: 2 }], // the second was seen for a moment only
  ])("says that %s of %s are there", (present, required, facts) => {
    expect(broken(staffed, few(present, required))).toMatchObject([{ kind: "counter-absent", facts }]);
  });

  it("says it of a visitor who is being served by too few, too", () => {
    const serving = hall().serving();
    expect(broken(serving.later(3), few(1, 2))).toMatchObject([
      { kind: "absent-while-serving", facts: { code: "A001", present: 1, required: 2 } },
    ]);
  });

  it("is no other than before where one is enough", () => {
    expect(broken(staffed, few(0, 1))).toEqual(broken(staffed, absent));
  });
});

describe("a crowd", () => {
  it("is one when the camera says so, with how many", () => {
    expect(broken(hall(), counted(0))).toEqual([]);
    const twelve = broken(hall().ticket().ticket(), counted(12, at(-1)));
    expect(twelve).toContainEqual({
      kind: "crowding",
      subject: "seats",
      severity: "warning",
      since: at(-1),
      facts: { zone: "seats", name: "等候区", people: 12, limit: 10 },
    });
  });
});

describe("tickets against people", () => {
  const three = () => hall().ticket().ticket().ticket();

  it.each([
    [0, "ghosts", "warning"],
    [6, "un-ticketed", "warning"],
  ])("three tickets and %s people look like %s", (people, looks, severity) => {
    expect(broken(three(), counted(people))).toMatchObject([
      { kind: "tickets-people-mismatch", severity, facts: { tickets: 3, people, looks } },
    ]);
  });

  it("people without any new ticket look like a kiosk that has failed", () => {
    expect(broken(three().later(6), counted(9))).toMatchObject([
      { severity: "severe", facts: { looks: "kiosk-failed" } },
    ]);
  });

  it("are nothing to say while the camera of one waiting area is switched off", () => {
    const back = { zoneId: "back", name: "Back", kind: "waiting" as const, polygon: corner };
    const tickets = (enabled: boolean) =>
      given({
        cameras: [...cameras, { cameraId: "b", name: "Back", url: "rtsp://back", enabled, zones: [back] }],
        ticketsPeople: { people: 2, minutes: 5 },
      })
        .ticket()
        .ticket()
        .ticket();
    const both = seen({
      zones: new Map([
        ["seats", { count: 0 }],
        ["back", { count: 0 }],
      ]),
    });
    expect(broken(tickets(true), both)).toHaveLength(1);
    expect(broken(tickets(false), both)).toEqual([]);
  });

  it.each([
    ["over lunch", hall().later(3 * 60)],
    ["just before the hall opens again", hall().later(4 * 60 - 0.01)],
    ["before the hall opens", hall().later(-61)],
    ["on a day without hours", hall().later(3 * 24 * 60)],
    ["while no tickets are given out", hall().after("hall:stop-tickets", { notice: STOP }, boss)],
    [
      "while none are given out for each of the queues",
      hall().after("hall:stop-tickets", { notice: STOP, queueIds: ["money", "papers"] }, boss),
    ],
  ])("are nothing to say %s: whoever sits there could not take one", (_when, shut) => {
    expect(broken(shut, counted(9))).toEqual([]);
  });

  it.each([
    ["the hall has just opened again", hall().later(4 * 60)],
    [
      "only some queues give out none",
      hall().after("hall:stop-tickets", { notice: STOP, queueIds: ["money"] }, boss),
    ],
    [
      "tickets are given out again",
      hall().after("hall:stop-tickets", { notice: STOP }, boss).after("hall:resume-tickets", {}, boss),
    ],
  ])("are told as ever when %s", (_when, open) => {
    expect(broken(open, counted(9))).toMatchObject([{ facts: { looks: "kiosk-failed" } }]);
  });

  it("are nothing to say within the tolerance, or while nobody knows", () => {
    for (const people of [1, 3, 5, "unknown"] as const) expect(broken(three(), counted(people))).toEqual([]);
    expect(broken(three(), seen({}))).toEqual([]);
    expect(broken(given().ticket().ticket().ticket(), counted(9))).toEqual([]);
  });
});
