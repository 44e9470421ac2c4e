import type { DayInput, DayPlan } from "../people/plan.ts";

/** Plays a plan through an ideal hall without a hub: first come first served by any counter of the queue. */
export function waitsOf(plan: DayPlan, input: DayInput): { arrives: number; wait: number }[] {
  const queueOf = new Map(input.services.map(({ serviceId, queueId }) => [serviceId, queueId]));
  const counters = plan.clerks.map((clerk) => ({
    ...clerk,
    queueIds: input.counters.find(({ counterId }) => counterId === clerk.counterId)?.queueIds ?? [],
    free: clerk.comes,
    pauses: [...clerk.pauses],
  }));
  const line = plan.visitors.map((visitor) => ({
    visitor,
    queueId: queueOf.get(visitor.serviceIds[0] ?? "") ?? "",
  }));
  const waits: { arrives: number; wait: number }[] = [];
  while (line.length > 0) {
    const counter = counters
      .filter((c) => line.some(({ queueId }) => c.queueIds.includes(queueId)))
      .sort((a, b) => a.free - b.free)[0];
    if (!counter) break;
    const pause = counter.pauses[0];
    if (pause && pause.at <= counter.free) {
      counter.pauses.shift();
      counter.free += pause.minutes;
      continue;
    }
    const index = line.findIndex(({ queueId }) => counter.queueIds.includes(queueId));
    const [next] = line.splice(index, 1);
    if (!next) break;
    const { visitor } = next;
    const starts = Math.max(counter.free, visitor.arrives);
    const patient = starts - visitor.arrives <= visitor.patience && visitor.walkSeconds !== undefined;
    waits.push({ arrives: visitor.arrives, wait: Math.min(starts - visitor.arrives, visitor.patience) });
    counter.free = starts + (patient ? 1.2 + visitor.serveMinutes * counter.pace : 3);
  }
  return waits;
}
