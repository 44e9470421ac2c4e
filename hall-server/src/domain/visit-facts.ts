import type { Period, PeriodState } from "@hall/contract";
import type { Visit } from "./state.ts";

/** Where and when something of a visit was: its queue, service, counter and clerk. */
export type Where = {
  queueId: string;
  serviceId: string;
  counterId: string | undefined;
  clerkId: string | undefined;
  at: string;
};

/** How a visit can end; `expired`: the end of the day closed it. */
export type Ending = "served" | "left" | "missed" | "void" | "expired";

/** What became of a booking; `due`: nobody knows yet. */
export type BookingFate = "due" | "came" | "late" | "missing" | "cancelled";

/** One thing that figures are made of; durations in whole milliseconds, so that sums do not depend on their order. */
export type Fact = Where &
  (
    | { kind: "here"; first: boolean }
    | { kind: "ended"; as: Ending }
    | { kind: "no-show" }
    | { kind: "booking"; as: BookingFate }
    | { kind: "spent"; state: PeriodState; to: string }
    | { kind: "waited" | "gave-up" | "way" | "served"; ms: number }
  );

/** All that a visit adds to the figures of a day. Durations of a visit that is not accurate are no facts. */
export function factsOf(visit: Visit): Fact[] {
  const facts: Fact[] = visit.periods.map((period, index) => ({
    kind: "here",
    first: index === 0,
    ...where(visit, period),
  }));
  if (visit.booked) facts.push(bookingOf(visit, visit.booked.at));
  const ended = endingOf(visit);
  const last = visit.periods.at(-1);
  if (ended && last)
    facts.push({ kind: "ended", as: ended, ...where(visit, last), at: last.to ?? last.from });
  for (const [index, period] of visit.periods.entries())
    if (period.state === "called" && visit.periods[index + 1]?.state === "missed")
      facts.push({ kind: "no-show", ...where(visit, period) });
  if (!visit.accurate) return facts;
  return [...facts, ...spent(visit), ...waits(visit), ...ways(visit), ...served(visit)];
}

function where(visit: Visit, { queueId, serviceId, counterId, clerkId, from }: Period): Where {
  return {
    queueId,
    serviceId: serviceId ?? visit.serviceIds[0] ?? visit.serviceId,
    counterId,
    clerkId,
    at: from,
  };
}

/** A booking counts where and when it was booked for, whatever queue the visit is in by now. */
function bookingOf(visit: Visit, at: string): Fact {
  const queueId = visit.periods[0]?.queueId ?? visit.queueId;
  const { serviceId } = visit;
  return {
    kind: "booking",
    as: fateOf(visit),
    at,
    queueId,
    serviceId,
    counterId: undefined,
    clerkId: undefined,
  };
}

function fateOf({ status, periods, lateMinutes = 0, expired }: Visit): BookingFate {
  if (status === "booked") return "due";
  if (periods.length > 0) return lateMinutes >= 1 ? "late" : "came";
  return expired ? "missing" : "cancelled";
}

/** How it ended, or has ended for now: a missed visitor may come back. Undefined while it goes on. */
function endingOf(visit: Visit): Ending | undefined {
  if (visit.expired) return "expired";
  if (visit.status === "finished") return "served";
  if (visit.status === "left" || visit.status === "void" || visit.status === "missed") return visit.status;
  return undefined;
}

function* spent(visit: Visit): Generator<Fact> {
  for (const period of visit.periods)
    if (period.to !== null)
      yield { kind: "spent", state: period.state, to: period.to, ...where(visit, period) };
}

/** One wait is from coming into a line to the call out of it, whatever happened to the place in between. */
function* waits(visit: Visit): Generator<Fact> {
  let since: Period | undefined;
  for (const [index, period] of visit.periods.entries()) {
    if (period.state !== "waiting") continue;
    if (visit.periods[index - 1]?.state !== "waiting" || since?.queueId !== period.queueId) since = period;
    if (period.to === null) return;
    const next = visit.periods[index + 1];
    const ms = lasting(since.from, period.to);
    if (next?.state === "called")
      yield { kind: "waited", ms, ...where(visit, { ...next, queueId: period.queueId }), at: since.from };
    if (!next && visit.status === "left") yield { kind: "gave-up", ms, ...where(visit, since) };
  }
}

function* ways(visit: Visit): Generator<Fact> {
  for (const [index, period] of visit.periods.entries())
    if (period.state === "called" && visit.periods[index + 1]?.state === "serving" && period.to !== null)
      yield { kind: "way", ms: lasting(period.from, period.to), ...where(visit, period) };
}

/** Serving by one clerk at one counter for one service; being parked does not end it and does not count. */
function* served(visit: Visit): Generator<Fact> {
  const { periods } = visit;
  const stays = periods.filter(({ state }) => state !== "parked");
  let ms = 0;
  let first: Period | undefined;
  for (const [index, period] of stays.entries()) {
    if (period.state !== "serving" || period.to === null) continue;
    ms += lasting(period.from, period.to);
    first ??= period;
    const next = stays[index + 1];
    if (next ? isSameDesk(period, next) : periods.at(-1)?.to === null) continue;
    yield { kind: "served", ms, ...where(visit, first) };
    ms = 0;
    first = undefined;
  }
}

function isSameDesk(a: Period, b: Period): boolean {
  return (
    a.state === b.state &&
    a.serviceId === b.serviceId &&
    a.counterId === b.counterId &&
    a.clerkId === b.clerkId
  );
}

function lasting(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
