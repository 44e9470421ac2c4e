import type { HallConfiguration, Statistics, StatisticsBy, StatisticsRow } from "@hall/contract";
import { BAD_GRADE } from "@hall/contract";
import type { ClerkDay } from "./clerk-periods.ts";
import { ClerkSums } from "./clerk-sums.ts";
import { DayHours } from "./day-hours.ts";
import { Figures } from "./figures.ts";
import type { Visit } from "./state.ts";
import { type Fact, factsOf } from "./visit-facts.ts";

/** What is asked: business days, both included, and what to group by. */
export type Asked = { from: string; to: string; by?: StatisticsBy | undefined };
/** What figures need of a hall: the targets that are in force, and its zone. */
export type Judged = Pick<HallConfiguration, "queues" | "timeZone">;

/**
 * Adds up visits and clerks' days to the figures that are asked for. Nothing but their periods goes in, in whatever order
 * and in whatever portions, so the journal and what is kept of it give the same figures to the last bit.
 */
export class DaySums {
  readonly #asked: Asked;
  readonly #total: Figures;
  readonly #queues: Grouped;
  readonly #days: Grouped;
  readonly #rows: Grouped | undefined;
  readonly #staff: ClerkSums;
  readonly #grades: number[] = [];
  #askedToRate = 0;

  constructor(asked: Asked, { queues, timeZone }: Judged) {
    const targets = new Map(queues.map(({ queueId, targetMinutes }) => [queueId, targetMinutes * 60_000]));
    const targetMs = (queueId: string): number | undefined => targets.get(queueId);
    this.#asked = asked;
    this.#total = new Figures(targetMs);
    this.#queues = new Grouped("queue", targetMs, timeZone);
    this.#days = new Grouped("day", targetMs, timeZone);
    this.#rows = asked.by && new Grouped(asked.by, targetMs, timeZone);
    this.#staff = new ClerkSums(timeZone);
  }

  add(visits: readonly Visit[], clerkDays: readonly ClerkDay[]): void {
    for (const visit of visits) {
      for (const fact of factsOf(visit)) {
        this.#total.add(visit, fact);
        this.#queues.add(visit, fact);
        this.#days.add(visit, fact);
        this.#rows?.add(visit, fact);
      }
      this.#rate(visit);
    }
    for (const day of clerkDays) this.#staff.add(day);
  }

  /** A parked or transferred step ends without a question; a void visit was a mistake. */
  #rate({ status, steps }: Visit): void {
    if (status === "void") return;
    for (const { outcome, rating } of steps) {
      if (outcome === undefined || outcome === "transferred") continue;
      this.#askedToRate += 1;
      if (rating && rating.grade !== null) this.#grades.push(rating.grade);
    }
  }

  get(): Statistics {
    const { from, to, by } = this.#asked;
    const grades = this.#grades;
    const rows = by && this.#rows ? { by, rows: this.#rowsOf(by, this.#rows) } : {};
    return {
      from,
      to,
      ...this.#total.get(),
      staff: this.#staff.total(),
      ratings: {
        asked: this.#askedToRate,
        rated: grades.length,
        bad: grades.filter((grade) => grade <= BAD_GRADE).length,
        mean: grades.length === 0 ? null : grades.reduce((sum, grade) => sum + grade, 0) / grades.length,
      },
      queues: sorted(this.#queues).map(([queueId, figures]) => ({
        queueId: queueId ?? "",
        ...figures.get(),
      })),
      days: sorted(this.#days).map(([day, figures]) => ({ day: day ?? "", ...figures.get() })),
      ...rows,
    };
  }

  #rowsOf(by: StatisticsBy, grouped: Grouped): StatisticsRow[] {
    const clerks = this.#staff.by(by);
    for (const key of clerks?.keys() ?? []) grouped.of(key);
    return sorted(grouped).map(([key, figures]) => {
      const staff = clerks?.get(key ?? "");
      return { key, ...figures.get(), ...(staff ? { staff } : {}) };
    });
  }
}

/** The figures of these visits and clerks' days, at one stroke. */
export function statisticsOf(
  visits: readonly Visit[],
  clerkDays: readonly ClerkDay[],
  asked: Asked,
  hall: Judged,
): Statistics {
  const sums = new DaySums(asked, hall);
  sums.add(visits, clerkDays);
  return sums.get();
}

type Key = string | null;

/** One set of figures for each key. */
class Grouped {
  readonly #by: StatisticsBy;
  readonly #targetMs: (queueId: string) => number | undefined;
  readonly #hours: DayHours;
  readonly all = new Map<Key, Figures>();

  constructor(by: StatisticsBy, targetMs: (queueId: string) => number | undefined, timeZone: string) {
    this.#by = by;
    this.#targetMs = targetMs;
    this.#hours = new DayHours(timeZone);
  }

  of(key: Key): Figures {
    const known = this.all.get(key);
    if (known) return known;
    const figures = new Figures(this.#targetMs);
    this.all.set(key, figures);
    return figures;
  }

  add(visit: Visit, fact: Fact): void {
    if (this.#by !== "hour") this.of(keyOf(this.#by, visit, fact)).add(visit, fact);
    else if (fact.kind === "spent")
      for (const { hour, ms } of this.#hours.split(Date.parse(fact.at), Date.parse(fact.to)))
        this.of(hour).spent({ state: fact.state, ms });
    // A visit comes once, however many hours it stays.
    else if (fact.kind !== "here" || fact.first)
      this.of(this.#hours.of(Date.parse(fact.at))).add(visit, fact);
  }
}

function keyOf(by: Exclude<StatisticsBy, "hour">, visit: Visit, fact: Fact): Key {
  switch (by) {
    case "queue":
      return fact.queueId;
    case "service":
      return fact.serviceId;
    case "counter":
      return fact.counterId ?? null;
    case "clerk":
      return fact.clerkId ?? null;
    case "booked":
      return visit.booked ? "booked" : "walk-in";
    case "class":
      return visit.class;
    case "group":
      return visit.group ?? null;
    case "day":
      return visit.day;
  }
}

/** By key, and what has none at the end. */
function sorted({ all }: Grouped): [Key, Figures][] {
  return [...all].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}
