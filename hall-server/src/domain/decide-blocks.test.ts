import type { OfflineTicket } from "@hall/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anActor, at, type Given, given, kiosk, lin } from "../../test/given.ts";
import { offline } from "../../test/offline-ticket.ts";
import { blocksOf, fateOf } from "./numbers.ts";

const second = anActor("kiosk-2", "kiosk", ["take-ticket", "reserve-numbers"]);
const reserved = (hall: Given, by = kiosk): Given =>
  hall.after("kiosk:reserve-numbers", { serviceIds: ["passport", "tax"] }, by);
const blockOf = (hall: Given, prefix: string, by = kiosk) =>
  blocksOf(hall.state, by.id, prefix).map(({ from, to }) => [from, to]);
const merged = (hall: Given, tickets: OfflineTicket[], by = kiosk): Given =>
  hall.after("kiosk:merge-tickets", { tickets }, by);
const line = (hall: Given) => hall.state.lines.get("papers")?.map(({ code }) => code);
const fate = (hall: Given, localId: string, by = kiosk) => fateOf(hall.state, by.id, localId);

describe("numbers for a kiosk", () => {
  it("begin where the hall says, for each prefix of its services, and are its own", () => {
    const hall = reserved(reserved(given()), second);
    expect(blockOf(hall, "A")).toEqual([[501, 900]]);
    expect(blockOf(hall, "B")).toEqual([[501, 900]]);
    expect(blockOf(hall, "A", second)).toEqual([[901, 1300]]);
  });

  it("are the same when it asks again", () => {
    const hall = reserved(given());
    expect(hall.when("kiosk:reserve-numbers", { serviceIds: ["passport", "tax"] }, kiosk)).toEqual([]);
  });

  it("are more when they are nearly used up", () => {
    const used = merged(reserved(given()), [offline(820, 0)]);
    expect(blockOf(reserved(used), "A")).toEqual([[501, 900]]);
    const nearly = merged(used, [offline(821, 0)]);
    expect(blockOf(reserved(nearly), "A")).toEqual([
      [501, 900],
      [901, 1300],
    ]);
  });

  it("are for the services that the kiosk offers, unless it says which", () => {
    const devices = [{ deviceId: "kiosk", kind: "kiosk" as const, serviceIds: ["passport"] }];
    const hall = given({ devices }).after("kiosk:reserve-numbers", {}, kiosk);
    expect(hall.state.offline.blocks.map(({ prefix }) => prefix)).toEqual(["A"]);
  });

  it("are for kiosks", () => {
    expect(given().refusal("kiosk:reserve-numbers", {}, lin)).toBe("only-at-a-kiosk");
    expect(given().refusal("kiosk:merge-tickets", { tickets: [offline(501, 0)] }, lin)).toBe(
      "only-at-a-kiosk",
    );
  });

  it("are jumped over by walk-ins that reach them", () => {
    let hall = reserved(given({ offlineNumbersFrom: 2 }))
      .ticket()
      .ticket()
      .ticket();
    expect(line(hall)).toEqual(["A001", "A402", "A403"]);
    hall = reserved(hall, second);
    expect(blockOf(hall, "A", second)).toEqual([[404, 803]]);
    expect(line(hall.ticket())?.at(-1)).toBe("A804");
  });

  it("end with the day", () => {
    const hall = reserved(given());
    const tomorrow = reserved(hall.later(24 * 60), second);
    expect(blockOf(tomorrow, "A", second)).toEqual([[501, 900]]);
    expect(blockOf(tomorrow, "A")).toEqual([]);
    expect(hall.later(11 * 60).refusal("kiosk:reserve-numbers", {}, kiosk)).toBeUndefined();
    expect(
      given()
        .later(14 * 60)
        .refusal("kiosk:reserve-numbers", {}, kiosk),
    ).toBe("day-ended");
  });
});

describe("tickets that a kiosk gave out by itself", () => {
  const away = reserved(given()).later(10).ticket().later(50); // walk-in A001 at 09:10; it is 10:00 now

  it("stand in line where their time of issue puts them, in whatever order they come", () => {
    const hall = merged(away, [offline(502, 20), offline(501, 5)]);
    expect(line(hall)).toEqual(["A501", "A001", "A502"]);
    expect(hall.visit("A501")).toMatchObject({ issuedAt: at(5), periods: [{ from: at(5) }] });
  });

  it("come once, whoever asks how often", () => {
    const once = merged(away, [offline(501, 5)]);
    expect(once.when("kiosk:merge-tickets", { tickets: [offline(501, 5)] }, kiosk)).toEqual([]);
    expect(fate(once, "t501")).toEqual({ visitId: once.id("A501") });
  });

  it("have local ids of their own kiosk", () => {
    const both = merged(
      merged(reserved(reserved(given()), second).later(10).ticket().later(50), [
        offline(501, 5, { localId: "1" }),
      ]),
      [offline(901, 6, { localId: "1" })],
      second,
    );
    expect(line(both)).toEqual(["A501", "A901", "A001"]);
  });

  it("use no number of the walk-ins, and count against the quota of their queue", () => {
    const hall = merged(away, [offline(501, 5)]).ticket();
    expect(line(hall)).toEqual(["A501", "A001", "A002"]);
    expect(Object.values(hall.state.issued.papers ?? {})).toEqual([1, 1, 1]);
  });

  it.each<[string, Partial<OfflineTicket>, string]>([
    ["code and number differ", { code: "A502" }, "bad-number"],
    ["the prefix is another service's", { prefix: "B", code: "B501" }, "bad-number"],
    ["the number is in no block", { number: 1400, code: "A1400" }, "outside-block"],
    ["it is of yesterday", { issuedAt: at(-24 * 60) }, "older-than-the-day"],
    ["its number is of yesterday", { day: "2026-11-23" }, "older-than-the-day"],
    ["the service is gone", { serviceIds: ["dog"] }, "unknown-service"],
  ])("are refused, and named in the journal once, when %s", (_when, wrong, because) => {
    const tickets = [offline(501, 5, wrong)];
    const events = away.when("kiosk:merge-tickets", { tickets }, kiosk);
    expect(events).toMatchObject([
      { type: "offline-ticket-refused", localId: "t501", because },
      { type: "alert-raised", kind: "tickets-refused", subject: "kiosk/t501" },
    ]);
    const told = merged(away, tickets);
    expect(fate(told, "t501")).toEqual({ because });
    expect(told.when("kiosk:merge-tickets", { tickets }, kiosk)).toEqual([]);
  });

  it("are refused with a number that another kiosk has, or that is there already", () => {
    const hall = reserved(away, second);
    expect(fate(merged(hall, [offline(901, 5)]), "t901")).toEqual({ because: "outside-block" });
    const twice = merged(merged(hall, [offline(501, 5)]), [offline(501, 6, { localId: "again" })]);
    expect(fate(twice, "again")).toEqual({ because: "number-taken" });
  });

  it("of yesterday do not move the times of today's", () => {
    const hall = merged(away, [offline(600, -24 * 60), offline(501, 6)]);
    expect(hall.visit("A501").issuedAt).toBe(at(6));
  });

  it("do not take the good ones with them", () => {
    const hall = merged(away, [offline(1400, 5), offline(501, 6)]);
    expect(line(hall)).toEqual(["A501", "A001"]);
  });

  it("are not from the future, when the kiosk's clock is ahead", () => {
    expect(merged(away, [offline(501, 90)]).visit("A501").issuedAt).toBe(at(60));
  });

  it("keep their place when their class or group is no longer known", () => {
    const hall = merged(away, [offline(501, 5, { class: "gold", group: "astronauts" })]);
    expect(hall.visit("A501")).toMatchObject({ class: "normal", group: undefined });
  });

  it("come after closing time, but not after the day's end", () => {
    expect(merged(away.later(8 * 60), [offline(501, 5)]).visit("A501").status).toBe("waiting");
    const night = away.later(10 * 60).after("day:end", { day: "2026-11-24" });
    expect(fate(merged(night, [offline(501, 5)]), "t501")).toEqual({ because: "older-than-the-day" });
  });

  it("are still known the morning after, when the answer was lost", () => {
    const night = merged(away, [offline(501, 5)])
      .later(10 * 60)
      .after("day:end", { day: "2026-11-24" });
    const morning = reserved(night.later(13 * 60));
    expect(fate(morning, "t501")).toHaveProperty("visitId");
    expect(morning.when("kiosk:merge-tickets", { tickets: [offline(501, 5)] }, kiosk)).toEqual([]);
  });
});

describe("rule 2", () => {
  const kiosks = [kiosk, second, anActor("kiosk-3", "kiosk", [])];
  const service = fc.constantFrom("passport", "permit", "tax");
  const deed = fc.oneof(
    service.map((serviceId) => (hall: Given) => hall.ticket(serviceId)),
    fc.nat(2).map((who) => (hall: Given) => reserved(hall, kiosks[who])),
    fc
      .record({ who: fc.nat(2), number: fc.integer({ min: 1, max: 40 }) })
      .map(({ who, number }) => (hall: Given) => {
        const ticket = offline(number, 1, { localId: `${hall.state.seq}` });
        return merged(hall, [ticket], kiosks[who]);
      }),
  );

  it("codes are unique in a hall and day, whoever gives them out", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (deeds, from) => {
        const hall = deeds.reduce((all, one) => one(all), given({ offlineNumbersFrom: from }).later(1));
        const codes = [...hall.state.visits.values()].map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  it("blocks of a prefix never overlap", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (deeds, from) => {
        const { offline: kept } = deeds.reduce(
          (all, one) => one(all),
          given({ offlineNumbersFrom: from }),
        ).state;
        const numbers = kept.blocks.flatMap(({ prefix, from: first, to }) =>
          Array.from({ length: to - first + 1 }, (_, index) => `${prefix}${first + index}`),
        );
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});
