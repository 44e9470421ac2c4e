import { type CounterView, type HallSnapshot, meansClerk, type VisitView } from "@hall/contract";

/** By which right a counter may call a visit. */
export type Right = "reserved-for-counter" | "reserved-for-clerk" | "line";
export type Callable = { visit: VisitView; right: Right };
/** Waits in one of the counter's queues, but not for this counter, or not yet. */
export type Held = { visit: VisitView; because: "reserved" | "not-before" };
export type Line = { callable: Callable[]; held: Held[] };

const RIGHT_RANK: Record<Right, number> = { "reserved-for-counter": 0, "reserved-for-clerk": 1, line: 2 };

/**
 * Who waits for this counter, about in the order in which the hub would call: the bound, right, accumulated priority,
 * time, sequence. Work profiles, ratios and skills are the hub's: who is first is asked of it (`visit:explain`).
 */
export function myLine(hall: HallSnapshot, counter: CounterView, clerkId: string, now: Date): Line {
  const callable: Callable[] = [];
  const held: Held[] = [];
  for (const visit of hall.visits) {
    if (visit.status !== "waiting") continue;
    const right = rightTo(visit, { hall, counter, clerkId, now });
    if (right === undefined) continue;
    if (right === "reserved") held.push({ visit, because: right });
    else if (isTooEarly(visit, now)) held.push({ visit, because: "not-before" });
    else callable.push({ visit, right });
  }
  const weights = new Map(hall.classes?.map(({ classId, weight }) => [classId, weight]));
  const compare = inLine(weights, now.getTime());
  return {
    callable: callable.sort(
      (a, b) =>
        byBound(a.visit, b.visit, now) ||
        RIGHT_RANK[a.right] - RIGHT_RANK[b.right] ||
        compare(a.visit, b.visit),
    ),
    held: held.sort((a, b) => compare(a.visit, b.visit)),
  };
}

/** The line with this visit at its head, where the hub says that it is next. */
export function withFirst(callable: readonly Callable[], visitId: string | undefined): Callable[] {
  const first = callable.find(({ visit }) => visit.visitId === visitId);
  return first ? [first, ...callable.filter((one) => one !== first)] : [...callable];
}

function inLine(weights: ReadonlyMap<string, number>, nowMs: number) {
  const at = (visit: VisitView): number => Date.parse(visit.effectiveAt ?? visit.issuedAt);
  const priority = (visit: VisitView): number =>
    (weights.get(visit.class ?? "") ?? 1) * Math.max(0, nowMs - at(visit));
  return (a: VisitView, b: VisitView): number =>
    (a.class === b.class ? 0 : priority(b) - priority(a)) ||
    at(a) - at(b) ||
    (a.sequence ?? 0) - (b.sequence ?? 0);
}

/** Whoever has reached the hall's bound goes first, first come first. */
function byBound(a: VisitView, b: VisitView, now: Date): number {
  const [aDue, bDue] = [a, b].map(({ noLaterFirstAfter }) =>
    noLaterFirstAfter !== undefined && Date.parse(noLaterFirstAfter) <= now.getTime()
      ? Date.parse(noLaterFirstAfter)
      : Number.POSITIVE_INFINITY,
  ) as [number, number]; // as: two in, two out
  return aDue === bDue ? 0 : aDue - bDue;
}

type Desk = { hall: HallSnapshot; counter: CounterView; clerkId: string; now: Date };

function rightTo(visit: VisitView, { hall, counter, clerkId, now }: Desk): Right | "reserved" | undefined {
  const { reservedFor, reservedUntil, queueId } = visit;
  const forCounter = reservedFor?.counterId === counter.counterId;
  const mine = forCounter || isMeant(hall, clerkId, reservedFor?.clerkId);
  if (!mine && !counter.queueIds.includes(queueId)) return undefined;
  const over = reservedUntil !== undefined && Date.parse(reservedUntil) <= now.getTime();
  if (!reservedFor || over) return "line";
  if (mine) return forCounter ? "reserved-for-counter" : "reserved-for-clerk";
  return isOnDuty(hall, reservedFor) ? "reserved" : "line";
}

/** By id or by user name, as the hall's configuration may say it. */
function isMeant({ clerks }: HallSnapshot, clerkId: string, said: string | undefined): boolean {
  const clerk = clerks.find((one) => one.clerkId === clerkId) ?? { clerkId };
  return said !== undefined && meansClerk(said, clerk);
}

/** As in the hub: what is kept for somebody who has gone home is anybody's again. */
function isOnDuty(
  { counters, clerks }: HallSnapshot,
  { counterId, clerkId }: NonNullable<VisitView["reservedFor"]>,
): boolean {
  const counter = counters.find((one) => one.counterId === counterId);
  return (
    counter?.clerkId !== undefined ||
    clerks.some((clerk) => clerkId !== undefined && meansClerk(clerkId, clerk))
  );
}

function isTooEarly({ notBefore }: VisitView, now: Date): boolean {
  return notBefore !== undefined && Date.parse(notBefore) > now.getTime();
}
