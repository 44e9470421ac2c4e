import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, type Given, given, hub, lin } from "../../test/given.ts";
import { OPEN_HALL, play, tales } from "../../test/random-journal.ts";
import type { DomainCommandName, DomainRequests } from "./commands.ts";
import type { HallEvent } from "./events.ts";
import { Recount } from "./recount.ts";
import { statisticsOf } from "./statistics.ts";

const TODAY = "2026-11-24";
const BEGUN: HallEvent = { type: "hall-configured", at: at(0), configuration: aHall() };

/** A hall whose whole journal is kept. */
class Journal {
  hall: Given = given();
  readonly events: HallEvent[] = [BEGUN];

  does<K extends DomainCommandName>(name: K, request: DomainRequests[K], by = lin, later = 0): this {
    this.hall = this.hall.later(later);
    const events = this.hall.when(name, request, by);
    this.hall = this.hall.with(...events);
    this.events.push(...events);
    return this;
  }

  of(day: string): Recount {
    const recount = new Recount(day);
    for (const event of this.events) recount.follow(event);
    return recount;
  }
}

/** Lin calls A001 after four minutes, serves it for six, and goes on a break. */
function aDay(): Journal {
  const journal = new Journal().does("clerk:take-counter", { counterId: "c1" });
  journal.does("counter:open", { counterId: "c1" }).does("visit:take-ticket", { serviceIds: ["passport"] });
  journal.does("visit:call-next", { counterId: "c1" }, lin, 4);
  const visitId = journal.hall.id("A001");
  journal.does("visit:arrive", { visitId }).does("visit:finish", { visitId }, lin, 6);
  return journal.does("clerk:break", { reason: "tea" }, lin, 1);
}

describe("a day counted again from the journal alone", () => {
  it("has the visits, the clerks and the calls of that day while it runs", () => {
    const recount = aDay().of(TODAY);
    expect(recount.statistics()).toMatchObject({
      from: TODAY,
      to: TODAY,
      issued: 1,
      served: 1,
      wait: { n: 1, mean: 4 },
      serve: { n: 1, mean: 6 },
    });
    expect(recount.statistics("clerk").rows).toMatchObject([
      { key: "lin", served: 1, staff: { "idle-while-waiting": 4, serving: 6 } },
      { key: null, served: 0 },
    ]);
    expect(recount.clerks()).toMatchObject({ from: TODAY, to: TODAY });
    expect(recount.clerks().clerks).toMatchObject([{ clerkId: "lin", served: 1, serve: { mean: 6 } }]);
    expect(recount.fairness()).toMatchObject({ from: TODAY, to: TODAY, calls: 1, normal: { n: 1 } });
  });

  it("is the same after its end and after the next day has begun, and the next day has its own", () => {
    const journal = aDay();
    const running = journal.of(TODAY).statistics();
    journal.does("day:end", { day: TODAY }, hub, 15 * 60);
    const ended = journal.of(TODAY);
    expect(ended.statistics()).toEqual(running);
    expect(ended.clerks().clerks).toMatchObject([{ clerkId: "lin", minutes: { serving: 6 } }]);
    journal
      .does("visit:take-ticket", { serviceIds: ["tax"] }, lin, 9 * 60)
      .does("visit:take-ticket", { serviceIds: ["tax"] });
    const later = journal.of(TODAY);
    expect([later.statistics(), later.clerks(), later.fairness()]).toEqual([
      ended.statistics(),
      ended.clerks(),
      ended.fairness(),
    ]);
    expect(journal.of("2026-11-25").statistics()).toMatchObject({ issued: 2, served: 0 });
    expect(journal.of("2026-11-25").clerks().clerks).toEqual([]);
  });

  it("moves with a clock that is put right, visits that are over too", () => {
    const journal = aDay();
    const step: HallEvent = { type: "clock-stepped", at: at(11 + 60), byMs: 3_600_000 };
    journal.events.push(step);
    const moved = journal.of(TODAY).statistics("hour");
    expect(moved.rows?.filter(({ issued }) => issued > 0).map(({ key }) => key)).toEqual(["10"]);
    expect(moved).toMatchObject({ issued: 1, wait: { mean: 4 } });
  });

  it("of another day is empty", () => {
    expect(aDay().of("2026-11-23").statistics()).toMatchObject({ issued: 0, served: 0 });
    expect(aDay().of("2026-11-23").fairness().calls).toBe(0);
  });

  it("needs the hall's configuration before anything else", () => {
    const recount = new Recount(TODAY);
    const [, ...rest] = aDay().events;
    for (const event of rest) recount.follow(event);
    expect(() => recount.statistics()).toThrow("begins with the hall's configuration");
  });

  it("is what the kept visits and records say, whatever happens", { timeout: 60_000 }, () => {
    const begun: HallEvent = { type: "hall-configured", at: at(0), configuration: OPEN_HALL };
    fc.assert(
      fc.property(tales(80, 20), (tale) => {
        const { events, state, visits, ledger } = play(tale);
        const day = state.day ?? TODAY;
        const recount = new Recount(day);
        for (const event of [begun, ...events]) recount.follow(event);
        const kept = [...visits.values()].filter((visit) => visit.day === day);
        const range = { from: day, to: day, by: "clerk" } as const;
        expect(recount.statistics("clerk")).toEqual(
          statisticsOf(kept, ledger.record?.clerks ?? [], range, OPEN_HALL),
        );
      }),
    );
  });
});
