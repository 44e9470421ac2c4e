import { AlertId, BusinessDay, HallId, StepId, VisitId } from "@hall/contract";
import { z } from "zod";

/** Every background job: payload, how often it is tried, and the key that makes a second one a no-op. */
export const JOBS = {
  "expire-call": {
    payload: z.object({ hallId: HallId, visitId: VisitId, calls: z.int() }),
    key: (p: { visitId: string; calls: number }) => `expire-call/${p.visitId}/${p.calls}`,
    attempts: 5,
  },
  "expire-rating": {
    payload: z.object({ hallId: HallId, visitId: VisitId, stepId: StepId }),
    key: (p: { stepId: string }) => `expire-rating/${p.stepId}`,
    attempts: 5,
  },
  "end-day": {
    payload: z.object({ hallId: HallId, day: BusinessDay }),
    key: (p: { hallId: string; day: string }) => `end-day/${p.hallId}/${p.day}`,
    attempts: 10,
  },
  "escalate-alert": {
    payload: z.object({
      hallId: HallId,
      alertId: AlertId,
      level: z.union([z.literal(50), z.literal(80), z.literal(100)]),
    }),
    key: (p: { alertId: string; level: number }) => `escalate-alert/${p.alertId}/${p.level}`,
    attempts: 5,
  },
  "forget-personal-data": {
    payload: z.object({ hallId: HallId, day: BusinessDay }),
    key: (p: { hallId: string; day: string }) => `forget-personal-data/${p.hallId}/${p.day}`,
    attempts: 10,
  },
  "delete-evidence": {
    payload: z.object({ hallId: HallId, alertId: AlertId }),
    key: (p: { alertId: string }) => `delete-evidence/${p.alertId}`,
    attempts: 10,
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<K extends JobName> = z.infer<(typeof JOBS)[K]["payload"]>;
/** A job to be written with the events that caused it. */
export type JobOrder = {
  [K in JobName]: {
    name: K;
    payload: JobPayload<K>;
    dueAt: string;
    /** The seq of the event for which it is ordered though one of the same key and time has been. */
    again?: number;
  };
}[JobName];
/** A job as its row: dispatched by Bull, done when `doneAt` is set. */
export type JobRow = { id: string; hallId: string; name: JobName; payload: unknown; dueAt: Date };
/** A missing handler is a compile error, not a surprise at start. */
export type JobHandlers = { [K in JobName]: (payload: JobPayload<K>) => Promise<void> };

/** The key under which a job exists once; with its time, for a longer limit makes the same job due again later. */
export function jobKey(order: JobOrder): string {
  const again = order.again === undefined ? "" : `#${order.again}`;
  return `${JOBS[order.name].key(order.payload as never)}@${order.dueAt}${again}`; // as: name and payload belong together in JobOrder
}
