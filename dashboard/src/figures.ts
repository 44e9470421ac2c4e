import type { CounterView, HallSnapshot, Statistics, VisitView } from "@hall/contract";

/** People in the waiting zones. `unknown`: how many zones nobody can count; with all of them unknown there is no sum. */
export type People = { count: number | "unknown"; unknown: number };
/** Who has waited longest since `since`; the visit where this screen may see it. */
export type Longest = { since: string; visit?: VisitView; queueId: string };
export type Counters = {
  attended: number;
  open: number;
  paused: number;
  closed: number;
  /** Open counters whose staff side no camera sees: for those only the sign-in speaks. */
  unseen: number;
};

/** The sum over the hall's waiting zones; a zone that nobody can count never adds a zero. */
export function peopleOf({ zones }: HallSnapshot): People {
  const counts = zones.filter(({ kind }) => kind === "waiting").map(({ count }) => count);
  const known = counts.filter((count) => count !== "unknown");
  const unknown = counts.length - known.length;
  if (known.length === 0) return { count: "unknown", unknown };
  return { count: known.reduce((sum, count) => sum + count, 0), unknown };
}

/** How many wait in all queues. */
export function waitingOf({ queues }: HallSnapshot): number {
  return queues.reduce((sum, { waiting }) => sum + waiting, 0);
}

/** The longest wait of all queues; undefined when nobody waits. */
export function longestOf({ queues, visits }: HallSnapshot): Longest | undefined {
  const [first] = queues
    .flatMap(({ queueId, oldestSince }) => (oldestSince === null ? [] : [{ queueId, since: oldestSince }]))
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
  if (!first) return undefined;
  const visit = visits.find(
    (one) => one.status === "waiting" && one.queueId === first.queueId && since(one) === first.since,
  );
  return { ...first, ...(visit ? { visit } : {}) };
}

/** A counter is attended when somebody is signed in there, not on a break, and no camera says that nobody is there. */
export function isAttended(counter: CounterView, { clerks }: Pick<HallSnapshot, "clerks">): boolean {
  if (counter.state !== "open" || counter.presence === "absent") return false;
  const clerk = clerks.find(({ clerkId }) => clerkId === counter.clerkId);
  return clerk !== undefined && clerk.state !== "break";
}

export function countersOf(hall: HallSnapshot): Counters {
  const inState = (state: CounterView["state"]) => hall.counters.filter((one) => one.state === state);
  const open = inState("open");
  return {
    attended: open.filter((counter) => isAttended(counter, hall)).length,
    open: open.length,
    paused: inState("paused").length,
    closed: inState("closed").length,
    unseen: open.filter(({ presence = "unknown" }) => presence === "unknown").length,
  };
}

/** Today's grades as the hub counts them; without the hub's sums, those of the visits that this screen sees. */
export function ratedOf(hall: HallSnapshot, statistics?: Statistics): Statistics["ratings"] {
  if (statistics) return statistics.ratings;
  const steps = hall.visits.flatMap(({ step }) => (step?.finishedAt ? [step] : []));
  const grades = steps.flatMap(({ rating }) => (rating && rating.grade !== null ? [rating.grade] : []));
  return {
    asked: steps.length,
    rated: grades.length,
    bad: grades.filter((grade) => grade <= BAD).length,
    mean: meanOf(grades),
  };
}

/** Today's P80 wait in minutes, from ticket to call, and of how many; null when nobody was called. */
export function p80Of(hall: HallSnapshot, statistics?: Statistics): { minutes: number | null; n: number } {
  if (statistics) return { minutes: statistics.wait.p80, n: statistics.wait.n };
  const waits = hall.visits.flatMap(waitedMinutes).sort((a, b) => a - b);
  return { minutes: p80(waits), n: waits.length };
}

/** From ticket to call, in minutes; nothing for a visit that was never called, or whose end is not to be trusted. */
export function waitedMinutes({ issuedAt, calledAt, accurate }: VisitView): number[] {
  if (!calledAt || accurate === false) return [];
  return [(Date.parse(calledAt) - Date.parse(issuedAt)) / 60_000];
}

/** Nearest-rank P80 of ascending values; null of none. */
export function p80(sorted: readonly number[]): number | null {
  return sorted[Math.max(0, Math.ceil(0.8 * sorted.length) - 1)] ?? null;
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Grades from here down are bad ratings. */
const BAD = 2;

function since({ since, issuedAt }: VisitView): string {
  return since ?? issuedAt;
}
