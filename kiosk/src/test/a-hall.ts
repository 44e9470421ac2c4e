import type { HallSnapshot, QueueView, ServiceView } from "@hall/contract";
import type { HallView, LiveState } from "@hall/contract/live";
import {
  aHall as plainHall,
  aQueue as plainQueue,
  aService as plainService,
} from "@hall/contract/test/a-hall";

export { aVisit } from "@hall/contract/test/a-hall";

/** Ten in the morning in the hall of these tests. */
export const NOW = "2026-11-24T02:00:00.000Z";

/** A small hall with one queue; any part may be given. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return plainHall({
    clock: { now: NOW, speed: 1 },
    services: [aService()],
    queues: [aQueue()],
    ...parts,
  });
}

export function aService(parts: Partial<ServiceView> = {}): ServiceView {
  return plainService({ search: ["shenfenzhengbuban", "sfzbb"], ...parts });
}

export function aQueue(parts: Partial<QueueView> = {}): QueueView {
  return plainQueue({ waiting: 3, ...parts });
}

/** A hall that changes by hand and knows how many follow it. */
export class HandHall implements HallView {
  state: LiveState;
  readonly listeners = new Set<() => void>();
  readonly #now: Date;

  constructor(hall: HallSnapshot = aHall(), phase: LiveState["phase"] = "live", now = NOW) {
    this.state = { phase, hall, taken: hall };
    this.#now = new Date(now);
  }

  now(): Date {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  become(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
