import type { JournalLine, Statistics, TimelineEntry, VisitDetail } from "@hall/contract";
import type { Visit } from "../domain/state.ts";
import { statisticsOf } from "../domain/statistics.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { JournalEntry } from "./journal.ts";
import { ownVisitView, visitInLine, visitView } from "./present-visit.ts";
import type { Principal } from "./principal.ts";

/** What was, from the database. */
export interface PastOfHalls {
  visit(hallId: string, visitId: string): Promise<Visit | undefined>;
  storyOf(hallId: string, visitId: string): Promise<JournalEntry[]>;
  journal(hallId: string, after: number, limit: number): Promise<JournalEntry[]>;
  visits(hallId: string, from: string, to: string): Promise<Visit[]>;
}

/** What can be asked of a hall beside its snapshot. */
export class HallReader {
  readonly #past: PastOfHalls;
  readonly #registry: HallRegistry;
  readonly #now: () => Date;

  constructor(past: PastOfHalls, registry: HallRegistry, now: () => Date) {
    this.#past = past;
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

  async journal(hallId: string, after: number, limit: number): Promise<JournalLine[]> {
    const entries = await this.#past.journal(hallId, after, limit);
    return entries.map(({ seq, event, by, command }) => {
      const { type, at, ...facts } = event;
      const { act: _act, ...details } = facts as Record<string, unknown>; // as: every event is a record of facts
      return { seq, at, event: type, by, command, details };
    });
  }

  async statistics(hallId: string, from: string, to: string): Promise<Statistics> {
    return statisticsOf(await this.#past.visits(hallId, from, to), from, to);
  }
}

function timelineEntry({ seq, event, by }: JournalEntry): TimelineEntry {
  const { type, at, ...facts } = event;
  const { visitId: _visit, act: _act, explain, ...details } = facts as Record<string, unknown>; // as: every event is a record of facts
  const why = explain === undefined ? {} : { explain: explain as TimelineEntry["explain"] }; // as: only visit-called has it
  return { seq, at, event: type, by: by.id, details, ...why };
}
