import type { ClerkPeriod, ClerkPeriodState } from "@hall/contract";
import { changesOfReach, couldCall } from "./could-call.ts";
import type { HallEvent } from "./events.ts";
import type { Clerk, HallState } from "./state.ts";

/** What one clerk did on one business day: gapless from the first sign-in; the last period is open while it lasts. */
export type ClerkDay = { day: string; clerkId: string; name: string; periods: readonly ClerkPeriod[] };

type Doing = Omit<ClerkPeriod, "from" | "to" | "accurate"> & { since?: string };
const IDLE: readonly ClerkPeriodState[] = ["idle", "idle-while-waiting"];

/**
 * The periods of the clerks of one day, as a fold over its events. What a clerk does follows from the hall's state; an act
 * that was taken back makes the state as it was, and so leaves nothing here. Between two events time alone can let a
 * waiting visit become callable (a delay ends, a window opens): idle time is cut there to the millisecond.
 */
export class ClerkPeriods {
  readonly #days = new Map<string, { name: string; periods: ClerkPeriod[] }>();
  #lastAt: string | undefined;

  /** Goes on from what was known after the event at `lastAt`. */
  constructor(days: readonly ClerkDay[] = [], lastAt?: string) {
    for (const { clerkId, name, periods } of days) this.#days.set(clerkId, { name, periods: [...periods] });
    this.#lastAt = lastAt;
  }

  /** As they are now, in order of the clerks' ids. */
  days(day: string): ClerkDay[] {
    return [...this.#days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([clerkId, { name, periods }]) => ({ day, clerkId, name, periods }));
  }

  /** One event with the hall before and after it. */
  add(event: HallEvent, before: HallState, after: HallState): void {
    const { at } = event;
    const since = this.#lastAt;
    for (const clerk of before.clerks.values())
      if (since !== undefined) this.#passTime(before, clerk, since, at);
    if (event.type === "visit-abandoned") this.#abandoned(event.visitId);
    if (event.type === "visit-undone") this.#takeBack(after);
    for (const clerk of after.clerks.values()) this.#turn(clerk, doingOf(after, clerk, at), at);
    for (const { clerkId } of before.clerks.values())
      if (!after.clerks.has(clerkId)) this.#signOut(clerkId, at, forgotten(event));
    this.#lastAt = at;
  }

  /** Everything that was is told in the time of the clock that was put right. */
  shift(move: (instant: string) => string): void {
    for (const day of this.#days.values())
      day.periods = day.periods.map((period) => ({
        ...period,
        from: move(period.from),
        to: period.to === null ? null : move(period.to),
      }));
    if (this.#lastAt !== undefined) this.#lastAt = move(this.#lastAt);
  }

  #passTime(state: HallState, clerk: Clerk, from: string, to: string): void {
    const last = this.#days.get(clerk.clerkId)?.periods.at(-1);
    if (!last || !IDLE.includes(last.state)) return;
    for (const instant of changesOfReach(state, clerk.counterId, from, to))
      this.#turn(clerk, doingOf(state, clerk, instant), instant);
  }

  #turn({ clerkId, name }: Clerk, { since, ...doing }: Doing, at: string): void {
    const known = this.#days.get(clerkId);
    if (!known) {
      this.#days.set(clerkId, { name, periods: [{ ...doing, from: at, to: null, accurate: true }] });
      return;
    }
    known.periods = continued(undone(known.periods, doing, since), doing, at);
  }

  /** Nobody knows how long a visit was served that the end of the day closed. */
  #abandoned(visitId: string): void {
    for (const day of this.#days.values()) {
      const last = day.periods.at(-1);
      if (last?.visitId === visitId && last.to === null)
        day.periods = [...day.periods.slice(0, -1), { ...last, accurate: false }];
    }
  }

  /** A call that was taken back has not been: the visit knows nothing of it. */
  #takeBack({ visits }: HallState): void {
    for (const day of this.#days.values()) {
      const last = day.periods.at(-1);
      const visit = last?.visitId === undefined ? undefined : visits.get(last.visitId);
      const earlier = day.periods.at(-2);
      if (!last || !visit || !earlier || visit.periods.some(({ from }) => from === last.from)) continue;
      day.periods = [...day.periods.slice(0, -2), { ...earlier, to: null }];
    }
  }

  #signOut(clerkId: string, at: string, wasForgotten: boolean): void {
    const known = this.#days.get(clerkId);
    const last = known?.periods.at(-1);
    if (!known || !last) return;
    const periods = wasForgotten
      ? [...known.periods.slice(0, -1), { ...last, accurate: false }]
      : known.periods;
    known.periods = continued(periods, { state: "signed-out" }, at);
  }
}

/** What a clerk does at a moment, and with whom. */
function doingOf(state: HallState, clerk: Clerk, at: string): Doing {
  const { counterId, off } = clerk;
  if (off) return { state: off.state, counterId, reason: off.reason };
  const visitId = state.counters.get(counterId)?.visitId;
  const visit = visitId === undefined ? undefined : state.visits.get(visitId);
  if (visit) {
    const since = visit.periods.at(-1)?.from;
    const doing = visit.status === "serving" ? "serving" : "calling";
    return { state: doing, counterId, visitId: visit.visitId, ...(since === undefined ? {} : { since }) };
  }
  return { state: couldCall(state, counterId, at) ? "idle-while-waiting" : "idle", counterId };
}

/** Goes back to the period that goes on again, where an act was taken back; what came after it has not been. */
function undone(periods: ClerkPeriod[], doing: Doing, since: string | undefined): ClerkPeriod[] {
  if (since === undefined || isSame(periods.at(-1), doing)) return periods;
  const index = periods.findLastIndex((period) => isSame(period, doing) && period.from === since);
  const again = periods[index];
  return again ? [...periods.slice(0, index), { ...again, to: null }] : periods;
}

function continued(periods: ClerkPeriod[], doing: Omit<Doing, "since">, at: string): ClerkPeriod[] {
  const last = periods.at(-1);
  if (!last || isSame(last, doing)) return periods;
  const ended = last.from === at ? periods.slice(0, -1) : [...periods.slice(0, -1), { ...last, to: at }];
  const before = ended.at(-1);
  // What lasted no time has not been: the period before it goes on.
  if (before && isSame(before, doing) && before.to === at)
    return [...ended.slice(0, -1), { ...before, to: null }];
  return [...ended, { ...doing, from: at, to: null, accurate: true }];
}

function isSame(period: ClerkPeriod | undefined, doing: Omit<Doing, "since">): boolean {
  return (
    period !== undefined &&
    period.state === doing.state &&
    period.counterId === doing.counterId &&
    period.visitId === doing.visitId &&
    period.reason === doing.reason
  );
}

/** The end of the day signs out whoever forgot to: nobody knows when that clerk went. */
function forgotten(event: HallEvent): boolean {
  return event.type === "clerk-left-counter" && event.forgotten === true;
}
