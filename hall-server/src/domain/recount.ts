import type { ClerkStatistics, Fairness, Statistics, StatisticsBy } from "@hall/contract";
import { ClerkReport } from "./clerk-statistics.ts";
import { DayLedger, type DayRecord } from "./day-ledger.ts";
import type { HallEvent } from "./events.ts";
import { fairnessOf } from "./fairness.ts";
import type { Visit } from "./state.ts";
import { newHall } from "./state.ts";
import { statisticsOf } from "./statistics.ts";

/** Counts one day again from a hall's whole journal, and from nothing else: what the kept figures must be equal to. */
export class Recount {
  readonly #day: string;
  readonly #visits = new Map<string, Visit>();
  #ledger: DayLedger | undefined;
  #record: DayRecord | undefined;

  constructor(day: string) {
    this.#day = day;
  }

  /** The next event, from the first one on. */
  follow(event: HallEvent): void {
    if (event.type === "hall-configured")
      this.#ledger ??= new DayLedger(newHall(event.configuration, event.at));
    const ledger = this.#ledger;
    if (!ledger) return;
    if (event.type === "day-started") this.#forgetOthers();
    ledger.follow(event);
    this.#note(ledger, event);
    if (event.type === "day-ended" && ledger.state.day === this.#day) this.#record = ledger.record;
  }

  #note({ state }: DayLedger, event: HallEvent): void {
    if (event.type === "clock-stepped")
      for (const [visitId, visit] of state.visits) this.#visits.set(visitId, visit);
    if (!("visitId" in event)) return;
    const visit = state.visits.get(event.visitId);
    if (visit) this.#visits.set(visit.visitId, visit);
  }

  #forgetOthers(): void {
    for (const [visitId, visit] of this.#visits) if (visit.day < this.#day) this.#visits.delete(visitId);
  }

  statistics(by?: StatisticsBy): Statistics {
    return statisticsOf(
      this.#visitsOfDay(),
      this.#days()[0]?.clerks ?? [],
      { ...this.#range(), by },
      this.#hall(),
    );
  }

  clerks(): ClerkStatistics {
    const report = new ClerkReport(this.#range());
    report.add(this.#visitsOfDay(), this.#days()[0]?.clerks ?? []);
    return report.get();
  }

  fairness(): Fairness {
    return fairnessOf(
      this.#days().map(({ calls }) => calls),
      this.#range(),
      this.#hall(),
    );
  }

  #visitsOfDay(): Visit[] {
    return [...this.#visits.values()].filter((visit) => visit.day === this.#day);
  }

  #days(): DayRecord[] {
    const running = this.#ledger?.record;
    const record = running?.day === this.#day ? running : this.#record;
    return record ? [record] : [];
  }

  #range(): { from: string; to: string } {
    return { from: this.#day, to: this.#day };
  }

  #hall() {
    if (!this.#ledger) throw new Error("a journal begins with the hall's configuration");
    return this.#ledger.state.configuration;
  }
}
