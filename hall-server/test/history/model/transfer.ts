import type { ModelState } from "./state.ts";
import { mustBeIn, placeIn, queueUp, visitOf } from "./visit.ts";
import { type By, briefOf, keeps, type Plan, plan, type Request, refuse, type Visit } from "./words.ts";

/** To another queue, counter or clerk. */
export function transfer(
  hall: ModelState,
  { visitId = "", to, place = "back", notBefore }: Request,
  by: By,
  at: number,
): Plan {
  const visit = mustBeIn(visitOf(hall, visitId), "serving", "called", "waiting", "parked");
  if (visit.status !== "waiting" && visit.clerk !== by.id) refuse("not-your-visit");
  if (visit.status === "waiting" && isTo(hall, to ?? {}, by)) refuse("transfer-to-oneself");
  if (visit.status === "waiting" && place === "front") refuse("transfer-to-front");
  const { queue, reserved } = destination(hall, visit, to ?? {});
  const effectiveAt = placeIn(hall, queue, place, visit, at);
  const later = notBefore === undefined ? Number.NEGATIVE_INFINITY : Date.parse(notBefore);
  const act = (): void => {
    visit.queue = queue;
    const since = keeps(place) ? visit.lineSince : at;
    queueUp(hall, visit, effectiveAt, keeps(place) && later <= since ? undefined : Math.max(since, later));
    visit.reserved = reserved;
    visit.reservedUntil = reserved ? at + hall.settings.reservedMs : Number.POSITIVE_INFINITY;
    visit.notBefore = later;
  };
  const effect = {
    type: "visit-transferred",
    visitId,
    queueId: queue,
    effectiveAt,
    reservedFor: keptFor(reserved),
  };
  return plan([effect], act, () => briefOf(visit));
}

/** To oneself, where one sits at a counter. */
function isTo(hall: ModelState, to: NonNullable<Request["to"]>, by: By): boolean {
  const counter = hall.clerks.get(by.id)?.counter;
  return counter !== undefined && (to.counterId === counter || to.clerkId === by.id);
}

/** The queue in which it waits, and for whom it is kept. */
export function destination(
  hall: ModelState,
  visit: Visit,
  to: NonNullable<Request["to"]>,
): { queue: string; reserved: Visit["reserved"] } {
  if (to.queueId !== undefined) {
    const queues = Object.values(hall.settings.services).map(({ queue }) => queue);
    if (!queues.includes(to.queueId)) refuse("unknown-queue");
    return { queue: to.queueId, reserved: undefined };
  }
  if (to.counterId !== undefined) {
    if (!hall.counters.has(to.counterId)) refuse("unknown-counter");
    return { queue: queueAt(hall, to.counterId, visit), reserved: { counter: to.counterId } };
  }
  const clerk = hall.clerks.get(to.clerkId ?? "") ?? refuse("unknown-clerk");
  return { queue: queueAt(hall, clerk.counter, visit), reserved: { clerk: to.clerkId } };
}

/** For whom it is kept, as an event names it. */
export function keptFor(reserved: Visit["reserved"]): string | undefined {
  return reserved?.counter ?? reserved?.clerk;
}

function queueAt(hall: ModelState, counterId: string, { queue }: Visit): string {
  const queues = hall.settings.counters[counterId]?.queues ?? [];
  return queues.includes(queue) ? queue : (queues[0] ?? queue);
}
