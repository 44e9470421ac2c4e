import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, hub, lin, NINE, outcome, wang } from "../../test/given.ts";
import { expectGapless, play, tales } from "../../test/random-journal.ts";
import type { DomainCommand, DomainCommandName, DomainRequests } from "./commands.ts";
import { DayLedger } from "./day-ledger.ts";
import type { HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

/** The events with whose act they are, as the journal has them. */
function when<K extends DomainCommandName>(
  hall: Given,
  name: K,
  request: DomainRequests[K],
  by = lin,
): HallEvent[] {
  const now = new Date(NINE + hall.minute * 60_000);
  // as: name and request belong together by K, which TypeScript does not follow
  const { events, rule } = outcome(hall.state, { name, request } as DomainCommand, now, by);
  if (rule !== undefined) throw new Error(`${name} was refused: ${rule}`);
  return events;
}

/** A hall whose every event is written down. */
class Book {
  hall: Given;
  readonly #ledger: DayLedger;

  constructor(hall: Given = given()) {
    this.hall = hall;
    this.#ledger = new DayLedger(hall.state);
  }

  does(deed: (hall: Given) => HallEvent[], later = 0): this {
    this.hall = this.hall.later(later);
    const events = deed(this.hall);
    this.hall = this.hall.with(...events);
    for (const event of events) this.#ledger.follow(event);
    return this;
  }

  staffed(counterId = "c1", by = lin): this {
    return this.does((hall) => when(hall, "clerk:take-counter", { counterId }, by)).does((hall) =>
      when(hall, "counter:open", { counterId }, by),
    );
  }

  of(clerkId = "lin"): [string, string, string | null][] {
    const clerk = this.#ledger.record?.clerks.find((one) => one.clerkId === clerkId);
    const minute = (instant: string) => String((Date.parse(instant) - Date.parse(at(0))) / 60_000);
    return (clerk?.periods ?? []).map(({ state, from, to }) => [state, minute(from), to && minute(to)]);
  }

  get clerks(): string[] {
    return this.#ledger.record?.clerks.map(({ clerkId }) => clerkId) ?? [];
  }

  accurate(clerkId = "lin"): boolean[] {
    return (
      this.#ledger.record?.clerks.find((one) => one.clerkId === clerkId)?.periods.map((p) => p.accurate) ?? []
    );
  }
}

const ticket =
  (serviceId = "passport") =>
  (hall: Given) =>
    when(hall, "visit:take-ticket", { serviceIds: [serviceId] });
const next = (hall: Given) => when(hall, "visit:call-next", { counterId: "c1" });
const of =
  (name: "visit:arrive" | "visit:finish" | "visit:park" | "visit:no-show", code: string) => (hall: Given) =>
    when(hall, name, { visitId: hall.id(code) });

describe("the periods of a clerk", () => {
  it("tell what the clerk did, to the instant", () => {
    const book = new Book().staffed().does(ticket(), 5).does(next, 2).does(of("visit:arrive", "A001"), 1);
    book.does(of("visit:finish", "A001"), 4).does((hall) => when(hall, "clerk:break", { reason: "tea" }), 3);
    book.does((hall) => when(hall, "clerk:back", {}), 10);
    expect(book.of()).toEqual([
      ["idle", "0", "5"],
      ["idle-while-waiting", "5", "7"],
      ["calling", "7", "8"],
      ["serving", "8", "12"],
      ["idle", "12", "15"],
      ["break", "15", "25"],
      ["idle", "25", null],
    ]);
  });

  it("say back office and away, and signed out between two turns of duty", () => {
    const book = new Book().staffed().does((hall) => when(hall, "clerk:back-office", { reason: "post" }), 1);
    book
      .does((hall) => when(hall, "clerk:away", { reason: "court" }), 2)
      .does((hall) => when(hall, "clerk:back", {}), 3);
    book.does((hall) => when(hall, "clerk:leave-counter", { counterId: "c1" }), 4);
    book.does((hall) => when(hall, "clerk:take-counter", { counterId: "c3" }), 5);
    expect(book.of().map(([state, , to]) => [state, to])).toEqual([
      ["idle", "1"],
      ["back-office", "3"],
      ["away", "6"],
      ["idle", "10"],
      ["signed-out", "15"],
      ["idle", null],
    ]);
  });

  it("count waiting against a counter only that could call", () => {
    const book = new Book().staffed().does(ticket("tax"), 1); // money: counter 1 serves papers
    expect(book.of()).toEqual([["idle", "0", null]]);
    book
      .does((hall) => when(hall, "counter:pause", { counterId: "c1", reason: "away" }), 1)
      .does(ticket(), 1);
    expect(book.of().at(-1)?.[0]).toBe("idle");
    book.does((hall) => when(hall, "counter:open", { counterId: "c1" }), 1);
    expect(book.of().at(-1)).toEqual(["idle-while-waiting", "4", null]);
  });

  it("cut idle time where a delay ends, though nothing happens at that moment", () => {
    const book = new Book().staffed().does(ticket()).does(next).does(of("visit:arrive", "A001"));
    const later = at(30);
    book.does((hall) =>
      when(hall, "visit:transfer", { visitId: hall.id("A001"), to: { queueId: "papers" }, notBefore: later }),
    );
    book.does(ticket("tax"), 45);
    expect(book.of()).toEqual([
      ["idle", "0", "30"],
      ["idle-while-waiting", "30", null],
    ]);
  });

  it("are as if an act that was taken back had never been", () => {
    const undo = (hall: Given) => when(hall, "visit:undo", {});
    const called = () => new Book().staffed().does(ticket(), 1).does(next, 1);
    expect(called().does(undo, 0.1).of()).toEqual([
      ["idle", "0", "1"],
      ["idle-while-waiting", "1", null],
    ]);
    const serving = called().does(of("visit:arrive", "A001"), 1);
    const before = serving.of();
    expect(serving.does(of("visit:finish", "A001"), 3).does(undo, 0.1).of()).toEqual(before);
    expect(serving.does(of("visit:park", "A001"), 1).does(undo, 0.1).of()).toEqual(before);
  });

  it("say where nobody knows the end: what the end of the day closed is not accurate", () => {
    const book = new Book().staffed().does(ticket(), 1).does(next, 1).does(of("visit:arrive", "A001"), 1);
    book.does((hall) => when(hall, "day:end", { day: "2026-11-24" }, hub), 600);
    expect(book.of().map(([state]) => state)).toEqual([
      "idle",
      "idle-while-waiting",
      "calling",
      "serving",
      "signed-out",
    ]);
    expect(book.accurate()).toEqual([true, true, true, false, true]);
    const idle = new Book().staffed().does((hall) => when(hall, "day:end", { day: "2026-11-24" }, hub), 600);
    expect(idle.accurate()).toEqual([false, true]);
  });

  it("leave out what lasted no time: the period before it goes on", () => {
    const book = new Book().staffed().does((hall) => when(hall, "clerk:break", { reason: "tea" }), 5);
    book.does((hall) => when(hall, "clerk:back", {}));
    expect(book.of()).toEqual([["idle", "0", null]]);
    book.does((hall) => when(hall, "clerk:break", { reason: "tea" }), 1);
    book
      .does((hall) => when(hall, "clerk:back", {}), 1)
      .does((hall) => when(hall, "clerk:break", { reason: "tea" }));
    expect(book.of()).toEqual([
      ["idle", "0", "6"],
      ["break", "6", null],
    ]);
  });

  it("are of each clerk alone, whatever another one takes back or leaves behind", () => {
    const book = new Book().staffed("c3", wang).does(ticket()).does(ticket());
    book.does((hall) => when(hall, "visit:call-next", { counterId: "c3" }, wang), 1);
    book.does((hall) => when(hall, "visit:arrive", { visitId: hall.id("A001") }, wang), 1).staffed();
    const calm = [
      ["idle-while-waiting", "0", "1"],
      ["calling", "1", "2"],
      ["serving", "2", null],
    ];
    expect(book.of("wang")).toEqual(calm);
    book.does(next, 2).does((hall) => when(hall, "visit:undo", {}), 0.1);
    expect(book.of("wang")).toEqual(calm);
    expect(book.of("lin").map(([state]) => state)).toEqual(["idle-while-waiting"]);
    book.does((hall) => when(hall, "clerk:leave-counter", { counterId: "c1" }), 1);
    book.does((hall) => when(hall, "day:end", { day: "2026-11-24" }, hub), 600);
    expect(book.accurate("wang")).toEqual([true, true, false, true]);
    expect(book.accurate("lin")).toEqual([true, true]);
    expect(book.clerks).toEqual(["lin", "wang"]);
  });

  it("are told in the time of a clock that was put right", () => {
    const book = new Book().staffed().does(ticket("tax"), 5);
    book.does(({ minute }) => [{ type: "clock-stepped", at: at(minute + 61), byMs: 3_600_000 }]);
    book.does((hall) => when(hall, "clerk:break", { reason: "tea" }), 70);
    expect(book.of()).toEqual([
      ["idle", "60", "75"],
      ["break", "75", null],
    ]);
  });

  it("belong to the day: the next one begins anew", () => {
    const book = new Book().staffed().does((hall) => when(hall, "day:end", { day: "2026-11-24" }, hub), 600);
    book.does((hall) => when(hall, "clerk:take-counter", { counterId: "c1" }, boss), 14 * 60);
    expect(book.of()).toEqual([]);
    expect(book.of("boss")).toEqual([["idle", "1440", null]]);
  });
});

describe("whatever happens, with a clock that jumps", { timeout: 60_000 }, () => {
  it("every second of a clerk on duty is in exactly one period", () => {
    fc.assert(
      fc.property(tales(120, 40), (tale) => {
        const { ledger, now } = play(tale);
        for (const { clerkId, periods } of ledger.record?.clerks ?? []) {
          expectGapless(periods, clerkId);
          const last = periods.at(-1);
          expect(periods.every(({ to }, index) => (to === null) === (index === periods.length - 1))).toBe(
            true,
          );
          const from = Date.parse(periods[0]?.from ?? now);
          const sum = periods.reduce((ms, p) => ms + Date.parse(p.to ?? now) - Date.parse(p.from), 0);
          expect(sum).toBe(Date.parse(now) - from);
          expect(last?.state === "signed-out").toBe(!ledger.state.clerks.has(clerkId));
        }
      }),
    );
  });

  it("a ledger that goes on from a record says what one says that never stopped", () => {
    fc.assert(
      fc.property(tales(120, 40), fc.nat(200), (tale, stop) => {
        const { events, ledger } = play(tale);
        const first = new DayLedger(play([]).state);
        for (const event of events.slice(0, stop)) first.follow(event);
        const second = new DayLedger(first.state, structuredClone(first.record));
        for (const event of events.slice(stop)) second.follow(event);
        expect(second.record).toEqual(ledger.record);
        expect(second.state).toEqual(events.reduce(evolve, play([]).state));
      }),
    );
  });
});
