import { setImmediate as othersFirst } from "node:timers/promises";
import type {
  ClerkStatistics,
  ConfigurationSave,
  Fairness,
  JournalLine,
  Statistics,
  TimelineEntry,
  VisitDetail,
} from "@hall/contract";
import { nextDay } from "../domain/calendar.ts";
import type { CallRecord } from "../domain/calls-of-day.ts";
import { ClerkReport } from "../domain/clerk-statistics.ts";
import type { DayRecord } from "../domain/day-ledger.ts";
import { fairnessOf } from "../domain/fairness.ts";
import type { Visit } from "../domain/state.ts";
import { type Asked, DaySums } from "../domain/statistics.ts";
import type { DayLedgers } from "./day-ledgers.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { JournalAsked, JournalEntry } from "./journal.ts";
import { ownVisitView, visitInLine, visitView } from "./present-visit.ts";
import type { Principal } from "./principal.ts";

/** What was, from the database. */
export interface PastOfHalls {
  visit(hallId: string, visitId: string): Promise<Visit | undefined>;
  storyOf(hallId: string, visitId: string): Promise<JournalEntry[]>;
  journal(hallId: string, after: number, limit: number): Promise<JournalEntry[]>;
  pages: {
    page(hallId: string, asked: JournalAsked): Promise<JournalEntry[]>;
    /** The times that the hall was configured, the newest first. */
    saves(hallId: string, limit: number): Promise<JournalEntry[]>;
  };
  visits(hallId: string, from: string, to: string): Promise<Visit[]>;
}

/** What can be asked of a hall beside its snapshot. */
export class HallReader {
  readonly #past: PastOfHalls;
  readonly #ledgers: DayLedgers;
  readonly #registry: HallRegistry;
  readonly #now: () => Date;

  constructor(past: PastOfHalls, ledgers: DayLedgers, registry: HallRegistry, now: () => Date) {
    this.#past = past;
    this.#ledgers = ledgers;
    this.#registry = registry;
    this.#now = now;
  }

  /** A visit with its periods and its story; the holder of a ticket sees no staff in it. */
  async visit(hallId: string, visitId: string, principal: Principal): Promise<VisitDetail | undefined> {
    const state = this.#registry.state(hallId);
    const live = state.visits.get(visitId);
    const visit = live ?? (await this.#past.visit(hallId, visitId));
    if (!visit) return undefined;
    const visitor = principal.kind === "visitor";
    const view = live
      ? (visitor ? ownVisitView : visitInLine)(state, live, this.#now())
      : visitView(visit, "staff");
    const story = await this.#past.storyOf(hallId, visitId);
    const hidden = { clerkId: "-" };
    return {
      ...view,
      periods: visit.periods.map((period) =>
        visitor && period.clerkId !== undefined ? { ...period, ...hidden } : period,
      ),
      steps: visit.steps.map((step) => (visitor ? { ...step, ...hidden } : step)),
      timeline: visitor ? [] : story.map(timelineEntry),
    };
  }

  async journal(hallId: string, asked: JournalAsked): Promise<JournalLine[]> {
    const entries = await this.#past.pages.page(hallId, asked);
    return entries.map(({ seq, event, by, command }) => {
      const { type, at, ...details } = event; // all of it: whoever folds the journal needs every fact
      return { seq, at, event: type, by, command, details };
    });
  }

  /** The last times that the configuration was saved, the newest first. */
  async saves(hallId: string, limit: number): Promise<ConfigurationSave[]> {
    const entries = await this.#past.pages.saves(hallId, limit);
    return entries.flatMap(({ seq, by, event }) =>
      event.type === "hall-configured"
        ? [{ version: seq, at: event.at, by, configuration: event.configuration }]
        : [],
    );
  }

  /** Figures of some business days, both included. */
  async statistics(hallId: string, asked: Asked): Promise<Statistics> {
    const sums = new DaySums(asked, this.#registry.configuration(hallId));
    for await (const { visits, records } of this.#weeks(hallId, asked))
      sums.add(
        visits,
        records.flatMap(({ clerks }) => clerks),
      );
    return sums.get();
  }

  /** What each clerk did on some business days. */
  async clerks(hallId: string, range: Range): Promise<ClerkStatistics> {
    const report = new ClerkReport(range);
    for await (const { visits, records } of this.#weeks(hallId, range))
      report.add(
        visits,
        records.flatMap(({ clerks }) => clerks),
      );
    return report.get();
  }

  /** What classes and special groups cost the others on some business days. */
  async fairness(hallId: string, { from, to }: Range): Promise<Fairness> {
    const records = await this.#ledgers.days(hallId, from, to);
    const calls: (readonly CallRecord[])[] = records.map((record) => record.calls);
    return fairnessOf(calls, { from, to }, this.#registry.configuration(hallId));
  }

  /** A year is too much to hold at once: a few days at a time. */
  async *#weeks(
    hallId: string,
    { from, to }: Range,
  ): AsyncGenerator<{ visits: Visit[]; records: DayRecord[] }> {
    for (let first = from; first <= to; ) {
      let last = first;
      for (let days = 1; days < DAYS_AT_ONCE && last < to; days += 1) last = nextDay(last);
      const [records, visits] = await Promise.all([
        this.#ledgers.days(hallId, first, last),
        this.#past.visits(hallId, first, last),
      ]);
      yield { visits, records };
      await othersFirst();
      first = nextDay(last);
    }
  }
}

type Range = { from: string; to: string };
const DAYS_AT_ONCE = 7;

function timelineEntry({ seq, event, by }: JournalEntry): TimelineEntry {
  const { type, at, ...facts } = event;
  const {
    visitId: _visit,
    act: _act,
    person: _person,
    explain,
    ...details
  } = facts as Record<string, unknown>; // as: every event is a record of facts
  const why = explain === undefined ? {} : { explain: explain as TimelineEntry["explain"] }; // as: only visit-called has it
  return { seq, at, event: type, by: by.id, details, ...why };
}
