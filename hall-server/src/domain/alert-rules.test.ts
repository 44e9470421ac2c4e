import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, NINE, wang, zhao } from "../../test/given.ts";
import {
  brokenNow,
  heldLongEnough,
  holdOf,
  type Lastings,
  type Observations,
  percentile,
  WATCHED,
} from "./alert-rules.ts";
import type { Cause, Condition } from "./commands.ts";

const NOTHING: Observations = {
  presence: new Map(),
  cameras: new Map(),
  devices: new Map(),
  zones: new Map(),
};
const broken = (hall: Given, seen: Partial<Observations> = {}) =>
  brokenNow(hall.state, { ...NOTHING, ...seen }, new Date(NINE + hall.minute * 60_000));
const kinds = (conditions: Condition[]) => conditions.map(({ kind, subject }) => `${kind} ${subject}`);

describe("waits", () => {
  it("are nothing to say when nobody waits, however long it took", () => {
    const slow = given().ticket().later(40).staffed("c1").after("visit:call-next", { counterId: "c1" });
    expect(broken(slow)).toEqual([]);
  });

  it("are over the target when the forecast is", () => {
    // One counter of 8 minutes, nobody called yet: with n waiting the forecast is (n + 1) × 8 ÷ 2.
    const hall = given().staffed("c1").ticket().ticket();
    expect(broken(hall)).toEqual([]);
    expect(broken(hall.ticket())).toEqual([
      {
        kind: "wait-over-target",
        subject: "papers",
        severity: "warning",
        since: at(0),
        facts: { queue: "papers", minutes: 16, target: 15, waiting: 3 },
      },
    ]);
  });

  it("are over the target when three or more of the last half hour waited longer", () => {
    let hall = given().ticket().ticket().ticket().ticket().later(16).staffed("c1");
    for (let i = 1; i <= 3; i += 1)
      hall = hall.after("visit:call-next", { counterId: "c1" }).does("visit:no-show", `A00${i}`);
    hall = hall.does("visit:leave", "A004").ticket();
    const [condition] = broken(hall);
    expect(condition).toMatchObject({
      kind: "wait-over-target",
      subject: "papers",
      severity: "warning",
      facts: { queue: "papers", minutes: 16, target: 15, waiting: 1 },
    });
    const forgotten = hall.later(31).does("visit:leave", "A005").staffed("c3", zhao).ticket();
    expect(broken(forgotten)).toEqual([]);
    expect(kinds(broken(hall.later(29).staffed("c3", zhao)))).toEqual(["wait-over-target papers"]);
  });

  it("count in the queue where they were waited, not where the visit went on", () => {
    let hall = given()
      .ticket()
      .ticket()
      .ticket()
      .later(20)
      .staffed("c1")
      .staffed("c2", wang)
      .staffed("c3", zhao);
    for (let i = 1; i <= 3; i += 1) {
      hall = hall.after("visit:call-next", { counterId: "c1" });
      hall = hall.after("visit:transfer", { visitId: hall.id(`A00${i}`), to: { queueId: "money" } });
      hall = hall.after("visit:call-next", { counterId: "c2" }, wang).does("visit:no-show", `A00${i}`, wang);
    }
    expect(kinds(broken(hall.ticket("tax")))).toEqual([]);
    expect(kinds(broken(hall.ticket()))).toEqual(["wait-over-target papers"]);
  });

  it("are over the target while no counter is open and the first in line has waited so long", () => {
    const hall = given().ticket();
    expect(broken(hall.later(15))).toEqual([]);
    expect(kinds(broken(hall.later(16)))).toEqual(["wait-over-target papers"]);
  });

  it("are over the maximum for each visit that waits longer, since it crossed it", () => {
    const hall = given().ticket().later(1).ticket().later(44);
    expect(kinds(broken(hall))).not.toContain("wait-over-maximum");
    const [, over, ...more] = broken(hall.later(1));
    expect(over).toEqual({
      kind: "wait-over-maximum",
      subject: hall.id("A001"),
      severity: "severe",
      since: at(45),
      facts: { code: "A001", queue: "papers", maximum: 45 },
    });
    expect(more).toEqual([]);
  });

  it("of a visit that was put off begin when it can be called", () => {
    const hall = given().staffed("c1").ticket().later(1);
    const put = { visitId: hall.id("A001"), to: { queueId: "papers" }, notBefore: at(60) };
    const later = hall.after("visit:transfer", put).later(103);
    expect(kinds(broken(later))).not.toContain(`wait-over-maximum ${hall.id("A001")}`);
    expect(kinds(broken(later.later(2)))).toContain(`wait-over-maximum ${hall.id("A001")}`);
  });

  it("of a visit that came back begin with its return", () => {
    const hall = given().called().does("visit:no-show", "A001").later(50);
    const returned = hall.after("visit:return", { visitId: hall.id("A001"), place: "keep" }).later(44);
    expect(kinds(broken(returned))).not.toContain(`wait-over-maximum ${hall.id("A001")}`);
    expect(kinds(broken(returned.later(2)))).toContain(`wait-over-maximum ${hall.id("A001")}`);
  });
});

describe("an absent clerk", () => {
  const cameras: NonNullable<Parameters<typeof aHall>[0]>["cameras"] = [
    {
      cameraId: "cam",
      name: "Camera",
      url: "footage",
      zones: [
        {
          zoneId: "staff",
          name: "Staff",
          kind: "counter-staff",
          counterId: "c1",
          absentSeconds: 120,
          polygon: [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        },
      ],
    },
  ];
  const hall = given({ cameras }).staffed("c1").later(10);
  const seen = (state: "absent" | "leaving" | "attended" | "unknown", since = 7, counterId = "c1") => ({
    presence: new Map([[counterId, { state, since: at(since) }]]),
  });

  it("is missed at an open counter, more so when somebody waits for it", () => {
    expect(broken(hall, seen("absent"))).toEqual([
      {
        kind: "counter-absent",
        subject: "c1",
        severity: "warning",
        since: at(7),
        facts: { counter: "1", clerk: "lin", waiting: 0 },
      },
    ]);
    expect(broken(hall.ticket(), seen("absent"))).toMatchObject([
      { severity: "severe", facts: { waiting: 1 } },
    ]);
    expect(broken(hall.ticket("tax"), seen("absent"))).toMatchObject([{ severity: "warning" }]);
  });

  it.each<[string, Given]>([
    ["closed", hall.after("counter:close", { counterId: "c1" })],
    ["paused", hall.after("counter:pause", { counterId: "c1", reason: "x" })],
    ["left", hall.after("clerk:leave-counter", { counterId: "c1" })],
    ["on a break", hall.after("clerk:break", {})],
    ["open with nobody signed in", given().after("counter:open", { counterId: "c1" }, boss).later(10)],
  ])("is not missed at a counter that is %s", (_what, other) => {
    expect(broken(other.later(60), seen("absent"))).toEqual([]);
  });

  it.each(["leaving", "attended", "unknown"] as const)("is not missed while the camera says %s", (state) => {
    expect(broken(hall, seen(state))).toEqual([]);
  });

  it("has the zone's time to sit down after opening or after a break", () => {
    const back = hall.after("clerk:break", {}).later(10).after("clerk:back", {});
    expect(broken(back.later(1.99), seen("absent"))).toEqual([]);
    expect(broken(back.later(2), seen("absent"))).toMatchObject([{ since: at(20) }]);
    const reopened = hall.after("counter:pause", { counterId: "c1", reason: "x" }).later(5);
    const open = reopened.after("counter:open", { counterId: "c1" });
    expect(broken(open.later(1), seen("absent"))).toEqual([]);
    expect(broken(open.later(2), seen("absent"))).toMatchObject([{ since: at(15) }]);
  });

  it("at a counter that the hall does not have is nobody", () => {
    expect(broken(hall, seen("absent", 7, "c9"))).toEqual([]);
  });
});

describe("devices and cameras", () => {
  const hall = given({
    devices: [{ deviceId: "pad", kind: "rating-pad" }],
    cameras: [{ cameraId: "cam", name: "Camera", url: "footage" }],
  }).later(1);
  const offline = (
    seconds: number,
    deviceId = "pad",
    status: "online" | "offline" | "never-seen" = "offline",
  ) => ({
    devices: new Map([[deviceId, { status, since: at(1 - seconds / 60) }]]),
  });
  const camera = (
    state: "online" | "covered" | "dark" | "disabled" | "unknown",
    seconds: number,
    cameraId = "cam",
  ) => ({
    cameras: new Map([[cameraId, { state, since: at(1 - seconds / 60) }]]),
  });

  it.each([
    ["ten seconds", offline(10), ["device-offline pad"]],
    ["less", offline(9), []],
    ["always, but nobody knows it", offline(99, "ghost"), []],
    ["never: it has not been seen yet", offline(99, "pad", "never-seen"), []],
    ["never: it is online", offline(99, "pad", "online"), []],
  ])("a device is offline for %s", (_what, seen, expected) => {
    expect(kinds(broken(hall, seen))).toEqual(expected);
  });

  it.each([
    ["covered for five seconds", camera("covered", 5), ["camera-unhealthy cam"]],
    ["covered for less", camera("covered", 4), []],
    ["fine", camera("online", 99), []],
    ["switched off", camera("disabled", 99), []],
    ["seen by nobody for half a minute", camera("unknown", 30), ["camera-unhealthy cam"]],
    ["seen by nobody for less", camera("unknown", 29), []],
    ["covered, but not in the configuration", camera("covered", 99, "ghost"), []],
  ])("a camera is %s", (_what, seen, expected) => {
    expect(kinds(broken(hall, seen))).toEqual(expected);
  });

  const evening = 9 * 60; // an hour after closing time; the day has not ended
  it.each([
    ["dark in opening hours", "dark", 0, ["camera-unhealthy cam"]],
    ["dark over lunch", "dark", 3 * 60, []],
    ["dark in the evening", "dark", evening, []],
    ["dark before the hall opens", "dark", -62, []],
    ["still dark when the hall opens", "dark", -61, ["camera-unhealthy cam"]],
    ["covered in the evening", "covered", evening, ["camera-unhealthy cam"]],
    ["seen by nobody in the evening", "unknown", evening, ["camera-unhealthy cam"]],
  ] as const)("a camera is %s", (_what, state, minutes, expected) => {
    const since = at(-120);
    const seen = { cameras: new Map([["cam", { state, since }]]) };
    expect(kinds(broken(hall.later(minutes), seen))).toEqual(expected);
  });

  it("are found among others, and say what they are and how bad it is", () => {
    const two = given({
      devices: [
        { deviceId: "pad", kind: "rating-pad" },
        { deviceId: "board", kind: "board" },
      ],
      cameras: [
        { cameraId: "cam", name: "Camera", url: "footage" },
        { cameraId: "door", name: "Door", url: "footage" },
      ],
    }).later(1);
    expect(broken(two, { ...offline(10), ...camera("covered", 5) })).toEqual([
      {
        kind: "device-offline",
        subject: "pad",
        severity: "warning",
        since: at(1 - 10 / 60),
        facts: { device: "pad" },
      },
      {
        kind: "camera-unhealthy",
        subject: "cam",
        severity: "warning",
        since: at(1 - 5 / 60),
        facts: { camera: "cam", state: "covered" },
      },
    ]);
  });

  it("says what is wrong with the camera", () => {
    expect(broken(hall, camera("covered", 5))).toMatchObject([
      { facts: { camera: "cam", state: "covered" } },
    ]);
  });
});

describe("conditions that must last", () => {
  const HOLD = { "wait-over-target": 60_000 };
  const over = (subject: string): Condition => ({
    kind: "wait-over-target",
    subject,
    severity: "warning",
    since: at(0),
    facts: {},
  });
  const absent: Condition = { ...over("c1"), kind: "counter-absent" };
  const hold = (conditions: Condition[], before: Lastings, minute: number, unsure: Cause[] = []) =>
    heldLongEnough({ conditions, unsure }, before, new Date(NINE + minute * 60_000), HOLD);
  const papers = over("papers");

  it("count only after their time, and then from when they began", () => {
    const first = hold([over("papers")], new Map(), 0);
    expect(first).toEqual({
      due: [],
      held: [over("papers")],
      since: new Map([["wait-over-target/papers", { since: at(0) }]]),
    });
    expect(hold([over("papers")], first.since, 0.99).due).toEqual([]);
    expect(hold([over("papers")], first.since, 1).due).toEqual([{ ...over("papers"), since: at(0) }]);
  });

  it("begin anew when they have ended meanwhile", () => {
    const ended = hold([], new Map([["wait-over-target/papers", { since: at(0) }]]), 0.5);
    expect(ended.since.size).toBe(0);
    expect(hold([over("papers")], ended.since, 2).due).toEqual([]);
  });

  it("stand still while nobody can judge them, and go on from there", () => {
    const first = hold([papers], new Map(), 0);
    const blind = hold([], first.since, 0.5, [papers]);
    const still = hold([], blind.since, 1.5, [papers]);
    expect(still).toMatchObject({ due: [], held: [] }); // by now it would have lasted long enough, but nobody knows
    expect(hold([papers], still.since, 2).due).toEqual([]); // half a minute has been seen of it
    const again = hold([papers], still.since, 2);
    expect(hold([papers], again.since, 2.4).due).toEqual([]);
    expect(hold([papers], again.since, 2.5).due).toEqual([{ ...papers, since: at(1.5) }]);
  });

  it("do not begin while nobody can judge them, and end if they are gone afterwards", () => {
    expect(hold([], new Map(), 0, [papers]).since.size).toBe(0);
    const blind = hold([], hold([papers], new Map(), 0).since, 0.5, [papers]);
    expect(hold([], blind.since, 1).since.size).toBe(0);
  });

  it("stay long enough when they were so before", () => {
    const lasts = hold([papers], hold([papers], new Map(), 0).since, 1);
    const blind = hold([], lasts.since, 2, [papers]);
    expect(hold([papers], blind.since, 9).due).toHaveLength(1);
  });

  it("hold nothing back that has no time of its own", () => {
    expect(hold([absent], new Map(), 0)).toEqual({ due: [absent], held: [], since: new Map() });
  });
});

describe("what is watched", () => {
  it("is every kind of alert but those that a command raises", () => {
    expect([...WATCHED].sort()).toEqual([
      "absent-while-serving",
      "camera-unhealthy",
      "counter-absent",
      "crowding",
      "device-offline",
      "tickets-people-mismatch",
      "wait-over-maximum",
      "wait-over-target",
    ]);
  });

  it("must last as long as the hall says: seconds for a wait, minutes for people without tickets", () => {
    const hall = aHall({ targetHoldSeconds: 90, ticketsPeople: { minutes: 7 } });
    expect(holdOf(hall)).toEqual({ "wait-over-target": 90_000, "tickets-people-mismatch": 420_000 });
  });
});

describe("the percentile", () => {
  it.each([
    [[], 0.8, 0],
    [[5], 0.8, 5],
    [[3, 1, 2], 0.5, 2],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.8, 8],
    [[1, 2, 3], 1, 3],
    [[1, 2, 3], 0, 1],
  ])("of %s at %s is %s, the nearest rank", (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});
