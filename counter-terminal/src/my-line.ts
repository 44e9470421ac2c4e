import type { CounterView, HallSnapshot, VisitView } from "@hall/contract";

/** By which right a counter may call a visit. */
export type Right = "reserved-for-counter" | "reserved-for-clerk" | "line";
export type Callable = { visit: VisitView; right: Right };
/** Waits in one of the counter's queues, but not for this counter, or not yet. */
export type Held = { visit: VisitView; because: "reserved" | "not-before" };
export type Line = { callable: Callable[]; held: Held[] };

const RIGHT_RANK: Record<Right, number> = { "reserved-for-counter": 0, "reserved-for-clerk": 1, line: 2 };
const rank = (visitClass: string | undefined): number => (visitClass === "priority" ? 0 : 1);

/** Who waits for this counter, in the order in which the hub would call: right, class, effective time, sequence. */
export function myLine(hall: HallSnapshot, counter: CounterView, clerkId: string, now: Date): Line {
  const callable: Callable[] = [];
  const held: Held[] = [];
  for (const visit of hall.visits) {
    if (visit.status !== "waiting") continue;
    const right = rightTo(visit, counter, clerkId);
    if (right === undefined) continue;
    if (right === "reserved") held.push({ visit, because: right });
    else if (isTooEarly(visit, now)) held.push({ visit, because: "not-before" });
    else callable.push({ visit, right });
  }
  return {
    callable: callable.sort(
      (a, b) => RIGHT_RANK[a.right] - RIGHT_RANK[b.right] || compareInLine(a.visit, b.visit),
    ),
    held: held.sort((a, b) => compareInLine(a.visit, b.visit)),
  };
}

/** The total order of a line: class, effective time, sequence. */
export function compareInLine(a: VisitView, b: VisitView): number {
  return (
    rank(a.class) - rank(b.class) ||
    Date.parse(a.effectiveAt ?? a.issuedAt) - Date.parse(b.effectiveAt ?? b.issuedAt) ||
    (a.sequence ?? 0) - (b.sequence ?? 0)
  );
}

function rightTo(visit: VisitView, counter: CounterView, clerkId: string): Right | "reserved" | undefined {
  const { reservedFor, queueId } = visit;
  if (reservedFor?.counterId === counter.counterId) return "reserved-for-counter";
  if (reservedFor?.clerkId === clerkId) return "reserved-for-clerk";
  if (!counter.queueIds.includes(queueId)) return undefined;
  return reservedFor ? "reserved" : "line";
}

function isTooEarly({ notBefore }: VisitView, now: Date): boolean {
  return notBefore !== undefined && Date.parse(notBefore) > now.getTime();
}
