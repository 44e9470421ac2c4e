import type { ClerkPeriod, ClerkPeriodState } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { at, given, wang } from "../../test/given.ts";
import type { ClerkDay } from "./clerk-periods.ts";
import { ClerkReport } from "./clerk-statistics.ts";
import { ClerkSums, knownMs, noTime } from "./clerk-sums.ts";

const DAY = "2026-11-24";
const period = (
  state: ClerkPeriodState,
  from: number,
  to: number | null,
  more: Partial<ClerkPeriod> = {},
): ClerkPeriod => ({ state, from: at(from), to: to === null ? null : at(to), accurate: true, ...more });
const dayOf = (clerkId: string, periods: ClerkPeriod[], day = DAY): ClerkDay => ({
  day,
  clerkId,
  name: clerkId.toUpperCase(),
  periods,
});
const minutesOf = (some: Partial<Record<ClerkPeriodState, number>>) => ({ ...noTime(), ...some });

function reported(days: ClerkDay[], range = { from: DAY, to: DAY }, visits = given()) {
  const report = new ClerkReport(range);
  report.add([...visits.state.visits.values()], days);
  return report.get();
}

describe("what a clerk did, in figures", () => {
  it("is every state in minutes, every break by its reason, whom the clerk served and how long", () => {
    const visits = given().serving().later(5).does("visit:finish", "A001");
    const periods = [
      period("idle", 0, 10),
      period("break", 10, 15, { reason: "tea" }),
      period("back-office", 15, 18, { reason: "post" }),
      period("break", 18, 20, { reason: "tea" }),
      period("break", 20, 21, { reason: "call" }),
      period("serving", 21, 30),
    ];
    expect(reported([dayOf("lin", periods)], { from: DAY, to: DAY }, visits)).toEqual({
      from: DAY,
      to: DAY,
      clerks: [
        {
          clerkId: "lin",
          name: "LIN",
          days: 1,
          minutes: minutesOf({ idle: 10, break: 8, "back-office": 3, serving: 9 }),
          served: 1,
          serve: { n: 1, mean: 5, p50: 5, p80: 5, p90: 5, p95: 5 },
          reasons: [
            { state: "back-office", reason: "post", n: 1, minutes: 3 },
            { state: "break", reason: "call", n: 1, minutes: 1 },
            { state: "break", reason: "tea", n: 2, minutes: 7 },
          ],
          inaccurate: 0,
          periods,
        },
      ],
    });
  });

  it("counts a served visitor for the clerk who ended the visit, and the time for whoever served", () => {
    const first = given().staffed("c2", wang).serving().later(3);
    const visitId = first.id("A001");
    const done = first
      .after("visit:transfer", { visitId, to: { queueId: "money" } })
      .after("visit:call-next", { counterId: "c2" }, wang)
      .after("visit:arrive", { visitId }, wang)
      .later(6)
      .after("visit:finish", { visitId }, wang);
    const { clerks } = reported([dayOf("lin", []), dayOf("wang", [])], { from: DAY, to: DAY }, done);
    expect(clerks.map(({ clerkId, served, serve }) => [clerkId, served, serve.mean])).toEqual([
      ["lin", 0, 3],
      ["wang", 1, 6],
    ]);
  });

  it("knows whom nobody has served yet", () => {
    expect(reported([dayOf("lin", [])], { from: DAY, to: DAY }, given().ticket()).clerks).toMatchObject([
      { clerkId: "lin", served: 0, serve: { n: 0, mean: null } },
    ]);
  });

  it("goes over days, each clerk once, in order of their ids, and without the periods of single days", () => {
    const days = [
      dayOf("wang", [period("idle", 0, 1)]),
      dayOf("lin", [period("idle", 0, 2)]),
      dayOf("lin", [period("idle", 1440, 1443)], "2026-11-25"),
    ];
    const { clerks } = reported(days, { from: DAY, to: "2026-11-25" });
    expect(clerks.map(({ clerkId, days: n, minutes }) => [clerkId, n, minutes.idle])).toEqual([
      ["lin", 2, 5],
      ["wang", 1, 1],
    ]);
    for (const clerk of clerks) expect(clerk).not.toHaveProperty("periods");
  });

  it("adds no time for what still lasts or ended nobody knows when, and says how often that was", () => {
    const forgotten = period("serving", 0, 600, { accurate: false });
    const open = period("break", 600, null, { reason: "tea" });
    expect([knownMs(forgotten), knownMs(open), knownMs(period("idle", 1, 2))]).toEqual([0, 0, 60_000]);
    expect(reported([dayOf("lin", [forgotten, open])]).clerks).toMatchObject([
      { minutes: minutesOf({}), inaccurate: 1, reasons: [], periods: [forgotten, open] },
    ]);
  });

  it("does not show who has gone home as signed out, but shows a pause between two turns of duty", () => {
    const idle = period("idle", 0, 10);
    const pause = period("signed-out", 10, 20);
    const again = period("idle", 20, null);
    const periodsOf = (...periods: ClerkPeriod[]) => reported([dayOf("lin", periods)]).clerks[0]?.periods;
    expect(periodsOf(idle, period("signed-out", 10, null))).toEqual([idle]);
    expect(periodsOf(idle, pause, again)).toEqual([idle, pause, again]);
    expect(periodsOf(idle, pause)).toEqual([idle, pause]);
    expect(periodsOf()).toEqual([]);
  });
});

describe("sums over clerks", () => {
  const sums = new ClerkSums("Asia/Shanghai");
  sums.add(dayOf("lin", [period("idle", 50, 75, { counterId: "c1" }), period("break", 75, 80)]));
  sums.add(dayOf("wang", [period("idle", 0, 5, { counterId: "c1" }), period("serving", 5, 9)]));
  sums.add(dayOf("wang", [period("idle", 1440, 1450, { counterId: "c2" })], "2026-11-25"));
  sums.add(dayOf("boss", [period("idle", 0, null), period("away", 0, 9, { accurate: false })]));

  it("are of all, by counter, by clerk, by day, and by the hour in which it was", () => {
    expect(sums.total()).toEqual(minutesOf({ idle: 40, break: 5, serving: 4 }));
    const by = (name: "counter" | "clerk" | "hour" | "day") => Object.fromEntries(sums.by(name) ?? []);
    expect(by("counter")).toEqual({ c1: minutesOf({ idle: 30 }), c2: minutesOf({ idle: 10 }) });
    expect(by("clerk")).toEqual({
      lin: minutesOf({ idle: 25, break: 5 }),
      wang: minutesOf({ idle: 15, serving: 4 }),
    });
    expect(by("hour")).toEqual({
      "09": minutesOf({ idle: 25, serving: 4 }),
      10: minutesOf({ idle: 15, break: 5 }),
    });
    expect(by("day")).toEqual({
      [DAY]: minutesOf({ idle: 30, break: 5, serving: 4 }),
      "2026-11-25": minutesOf({ idle: 10 }),
    });
  });

  it("are not there by what has no clerks", () => {
    for (const by of ["queue", "service", "booked", "class", "group"] as const)
      expect(sums.by(by)).toBeUndefined();
  });

  it("begin with no time in any state", () => {
    expect(new ClerkSums("Asia/Shanghai").total()).toEqual({
      "signed-out": 0,
      idle: 0,
      "idle-while-waiting": 0,
      calling: 0,
      serving: 0,
      break: 0,
      "back-office": 0,
      away: 0,
    });
  });
});
