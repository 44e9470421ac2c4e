import type { AlertView, ClerkView, HallSnapshot, QueueView, VisitView } from "@hall/contract";
import {
  aCounter,
  anAlert as plainAlert,
  aClerk as plainClerk,
  aHall as plainHall,
  aQueue as plainQueue,
  aVisit as plainVisit,
} from "@hall/contract/test/a-hall";

export { aCounter };

export const NOW = new Date("2026-11-24T02:00:00.000Z");

/** A moment some minutes before NOW. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export function aVisit(parts: Partial<VisitView> = {}): VisitView {
  const times = { issuedAt: ago(30), since: ago(30) };
  return plainVisit({ visitId: "visit-1", serviceIds: [], ...times, accurate: true, ...parts });
}

export function aClerk(parts: Partial<ClerkView> = {}): ClerkView {
  return plainClerk({ since: ago(5), ...parts });
}

export function aQueue(parts: Partial<QueueView> = {}): QueueView {
  return plainQueue({ name: { "zh-CN": "户政", en: "Residence" }, wait: null, ...parts });
}

export function anAlert(parts: Partial<AlertView> = {}): AlertView {
  return plainAlert({ raisedAt: ago(10), since: ago(11), dueAt: ago(-50), ...parts });
}

/** A hall with one queue, one counter and its clerk, for tests. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return plainHall({
    clock: { now: NOW.toISOString(), speed: 1 },
    pauseReasons: [{ "zh-CN": "系统故障", en: "System failure" }],
    departments: [],
    services: [],
    queues: [aQueue()],
    counters: [aCounter()],
    clerks: [aClerk()],
    ...parts,
  });
}
