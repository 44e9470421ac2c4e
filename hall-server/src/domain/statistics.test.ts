import type { StatisticsBy, StatisticsRow } from "@hall/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, hub, wang } from "../../test/given.ts";
import { play, tales } from "../../test/random-journal.ts";
import { knownMs } from "./clerk-sums.ts";
import type { DayRecord } from "./day-ledger.ts";
import { spreadOf } from "./spread.ts";
import type { Visit } from "./state.ts";
import { DaySums, statisticsOf } from "./statistics.ts";

const served = given().serving().later(5).does("visit:finish", "A001");
const DAY = { from: "2026-11-24", to: "2026-11-24" };
const figures = (hall: Given, by?: StatisticsBy) =>
  statisticsOf([...hall.state.visits.values()], [], { ...DAY, by }, hall.state.configuration);
const rows = (hall: Given, by: StatisticsBy): Record<string, StatisticsRow> =>
  Object.fromEntries((figures(hall, by).rows ?? []).map((row) => [row.key ?? "none", row]));

describe("the figures of a day", () => {
  it("are sums over the periods of its visits", () => {
    const hall = served
      .ticket()
      .later(3)
      .after("visit:call-next", { counterId: "c1" })
      .does("visit:no-show", "A002");
    expect(figures(hall.ticket("tax").does("visit:leave", "B001"))).toMatchObject({
      issued: 3,
      served: 1,
      missed: 1,
      left: 1,
      void: 0,
      noShows: 1,
      inaccurate: 0,
      wait: { n: 2, mean: 2, p50: 1, p80: 3 },
      way: { n: 1, mean: 1 },
      minutes: { waiting: 4, called: 1, serving: 5, parked: 0 },
      serve: { n: 1, mean: 5, p50: 5, p80: 5 },
      queues: [
        { queueId: "money", issued: 1 },
        { queueId: "papers", issued: 2 },
      ],
      days: [{ day: "2026-11-24", issued: 3 }],
    });
  });

  it("count the time served, not the time parked between", () => {
    const parked = given()
      .serving()
      .later(2)
      .does("visit:park", "A001")
      .later(30)
      .does("visit:resume", "A001");
    expect(figures(parked.later(1).does("visit:finish", "A001")).serve).toMatchObject({ n: 1, mean: 3 });
  });

  it("leave out what the end of the day closed", () => {
    const ended = given().serving().later(600).when("day:end", { day: "2026-11-24" }, hub);
    const abandoned = given()
      .serving()
      .with(...ended.filter(({ type }) => type === "visit-abandoned"));
    expect(abandoned.visit("A001")).toMatchObject({ status: "finished", accurate: false, issuedAt: at(0) });
    expect(figures(abandoned)).toMatchObject({
      served: 0,
      expired: 1,
      inaccurate: 1,
      serve: { n: 0, mean: null },
      wait: { n: 0 },
      minutes: { waiting: 0, serving: 0 },
    });
  });

  it("count a question where one was asked: not for a step that was parked, passed on, or a mistake", () => {
    const rate = (hall: Given, grade: number) =>
      hall.after("visit:rate", { visitId: hall.id("A001"), channel: "qr", grade, reasons: [] });
    expect(figures(served).ratings).toEqual({ asked: 1, rated: 0, bad: 0, mean: null });
    expect(figures(rate(served, 2)).ratings).toEqual({ asked: 1, rated: 1, bad: 1, mean: 2 });
    const visitId = served.id("A001");
    const timedOut = served.later(1).after("rating:expire", { visitId, stepId: `${visitId}/1` }, hub);
    expect(figures(timedOut).ratings).toEqual({ asked: 1, rated: 0, bad: 0, mean: null });
    const serving = given().serving();
    const asked = (hall: Given) => figures(hall).ratings.asked;
    expect(asked(serving)).toBe(0);
    expect(asked(serving.does("visit:park", "A001"))).toBe(0);
    expect(asked(serving.after("visit:transfer", { visitId, to: { queueId: "money" } }))).toBe(0);
    expect(asked(serving.after("visit:void", { visitId, reason: "mistake" }))).toBe(0);
  });
});

describe("figures by queue, service, counter, clerk, hour and kind", () => {
  /** A001 waits 1 in papers, is served 3 by lin, waits 4 in money, is served 6 by wang. */
  const first = given().staffed("c2", wang).serving().later(3);
  const visitId = first.id("A001");
  const twoQueues = first.after("visit:transfer", { visitId, to: { queueId: "money" } }).later(4);

  it("say of a visit in two queues each second where it was", () => {
    const done = twoQueues
      .after("visit:call-next", { counterId: "c2" }, wang)
      .after("visit:arrive", { visitId }, wang)
      .later(6)
      .after("visit:finish", { visitId }, wang);
    expect(rows(done, "queue")).toMatchObject({
      papers: { issued: 1, served: 0, wait: { n: 1, mean: 1 }, serve: { n: 1, mean: 3 } },
      money: { issued: 1, served: 1, wait: { n: 1, mean: 4 }, serve: { n: 1, mean: 6 } },
    });
    expect(rows(done, "clerk")).toMatchObject({
      lin: { served: 0, wait: { mean: 1 }, serve: { mean: 3 }, minutes: { serving: 3, waiting: 0 } },
      wang: { served: 1, wait: { mean: 4 }, serve: { mean: 6 } },
      none: { minutes: { waiting: 5, serving: 0 } },
    });
    expect(rows(done, "counter")).toMatchObject({ c1: { serve: { mean: 3 } }, c2: { serve: { mean: 6 } } });
    expect(figures(done)).toMatchObject({ issued: 1, served: 1, wait: { n: 2, mean: 2.5 } });
  });

  it("count a wait of an hour where it began, and its minutes in each hour", () => {
    const late = given()
      .later(50)
      .staffed("c1")
      .ticket()
      .later(25)
      .after("visit:call-next", { counterId: "c1" });
    expect(rows(late, "hour")).toMatchObject({
      "09": { issued: 1, wait: { n: 1, mean: 25 }, minutes: { waiting: 10 } },
      10: { issued: 0, wait: { n: 0 }, minutes: { waiting: 15 } },
    });
  });

  it("know class, special group, and who was booked", () => {
    const hall = given().ticket("passport", { class: "priority", group: "elderly" }).ticket();
    expect(rows(hall, "class")).toMatchObject({ priority: { issued: 1 }, normal: { issued: 1 } });
    expect(rows(hall, "group")).toMatchObject({ elderly: { issued: 1 }, none: { issued: 1 } });
    expect(Object.keys(rows(hall, "booked"))).toEqual(["walk-in"]);
    expect(rows(hall, "service")).toMatchObject({ passport: { issued: 2 } });
  });

  it("the service level is of those called, and of those who left too late", () => {
    const patient = given().staffed("c1").ticket().ticket().ticket().ticket();
    const hall = patient
      .later(10)
      .after("visit:call-next", { counterId: "c1" })
      .does("visit:leave", "A002") // within the target: not a failure of ours
      .later(6)
      .does("visit:leave", "A003")
      .does("visit:no-show", "A001")
      .after("visit:call-next", { counterId: "c1" });
    expect(figures(hall).serviceLevel).toEqual({ within: 1, of: 3, share: 1 / 3, goal: 0.8, met: false });
    expect(figures(given().called()).serviceLevel).toMatchObject({ share: 1, met: true });
    expect(figures(given()).serviceLevel).toMatchObject({ of: 0, share: null, met: null });
  });

  it("a step that somebody else ended counts, and its times do not", () => {
    const ended = given().serving().later(5).does("visit:finish", "A001", boss);
    expect(figures(ended)).toMatchObject({ served: 1, inaccurate: 1, serve: { n: 0 }, expired: 0 });
  });
});

describe("a percentile is a value that was measured, by nearest rank", () => {
  it.each([
    [[1], [1, 1, 1, 1]],
    [
      [1, 2],
      [1, 2, 2, 2],
    ],
    [
      [4, 3, 2, 1, 5],
      [3, 4, 5, 5],
    ],
    [Array.from({ length: 100 }, (_, index) => index + 1), [50, 80, 90, 95]],
  ])("%s", (values, expected) => {
    const { p50, p80, p90, p95 } = spreadOf(values.map((value) => value * 60_000));
    expect([p50, p80, p90, p95]).toEqual(expected);
  });
});

describe("whatever happens", { timeout: 60_000 }, () => {
  const sums = (visits: Iterable<Visit>, record: DayRecord | undefined, by?: StatisticsBy) => {
    const all = new DaySums({ from: "2000-01-01", to: "2100-01-01", by }, aHall());
    for (const visit of visits) all.add([visit], []);
    all.add([], record?.clerks ?? []);
    return all.get();
  };

  it("figures do not depend on the order of visits, or on how they were kept", () => {
    fc.assert(
      fc.property(
        tales(100, 40),
        fc.constantFrom<StatisticsBy>("queue", "clerk", "hour", "class"),
        (tale, by) => {
          const { visits, ledger } = play(tale);
          const kept = JSON.parse(
            JSON.stringify([[...visits.values()].reverse(), ledger.record ?? null]),
          ) as [Visit[], DayRecord | null];
          expect(sums(kept[0], kept[1] ?? undefined, by)).toEqual(sums(visits.values(), ledger.record, by));
        },
      ),
    );
  });

  it("minutes and endings of the rows add up to those of all", () => {
    const groupings: StatisticsBy[] = [
      "queue",
      "service",
      "counter",
      "clerk",
      "hour",
      "booked",
      "class",
      "group",
      "day",
    ];
    fc.assert(
      fc.property(tales(100, 40), fc.constantFrom(...groupings), (tale, by) => {
        const { visits, ledger } = play(tale);
        const { rows = [], ...total } = sums(visits.values(), ledger.record, by);
        const add = (of: (row: StatisticsRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
        for (const state of ["waiting", "called", "serving", "parked", "missed"] as const)
          expect(add((row) => row.minutes[state])).toBeCloseTo(total.minutes[state], 6);
        for (const ending of ["served", "left", "missed", "void", "expired", "noShows"] as const)
          expect(
            add((row) => row[ending]),
            ending,
          ).toBe(total[ending]);
        expect(add((row) => row.wait.n)).toBe(total.wait.n);
        expect(add((row) => row.serve.n)).toBe(total.serve.n);
        if (by === "hour") expect(add((row) => row.issued)).toBe(total.issued);
        if (by === "clerk")
          expect(add((row) => row.staff?.["idle-while-waiting"] ?? 0)).toBeCloseTo(
            (ledger.record?.clerks ?? [])
              .flatMap(({ periods }) => periods)
              .filter(({ state }) => state === "idle-while-waiting")
              .reduce((sum, period) => sum + knownMs(period) / 60_000, 0),
            6,
          );
      }),
    );
  });
});
