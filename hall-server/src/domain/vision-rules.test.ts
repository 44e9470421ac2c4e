import { describe, expect, it } from "vitest";
import { at, type Given, given, lin, NINE } from "../../test/given.ts";
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

  it("are nothing to say within the tolerance, or while nobody knows", () => {
    for (const people of [1, 3, 5, "unknown"] as const) expect(broken(three(), counted(people))).toEqual([]);
    expect(broken(three(), seen({}))).toEqual([]);
    expect(broken(given().ticket().ticket().ticket(), counted(9))).toEqual([]);
  });
});
