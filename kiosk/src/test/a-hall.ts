import type { HallSnapshot, QueueView, ServiceView, VisitView } from "@hall/contract";
import type { HallView, LiveState } from "@hall/contract/live";

/** Ten in the morning in the hall of these tests. */
export const NOW = "2026-11-24T02:00:00.000Z";

/** A small hall with one queue; any part may be given. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return {
    hallId: "zwzx",
    seq: 1,
    clock: { now: NOW, speed: 1 },
    name: { "zh-CN": "政务服务中心", en: "Service Centre" },
    timeZone: "Asia/Shanghai",
    languages: ["zh-CN", "en"],
    businessDay: "2026-11-24",
    open: true,
    hours: "09:00-17:30",
    noShowSeconds: 180,
    ratingSeconds: 60,
    pauseReasons: [],
    breakReasons: [],
    departments: [{ departmentId: "police", name: { "zh-CN": "公安", en: "Police" } }],
    services: [aService()],
    queues: [aQueue()],
    counters: [],
    clerks: [],
    visits: [],
    alerts: [],
    zones: [],
    cameras: [],
    devices: [],
    ...parts,
  };
}

export function aService(parts: Partial<ServiceView> = {}): ServiceView {
  return {
    serviceId: "id-card",
    name: { "zh-CN": "身份证补办", en: "ID card" },
    departmentId: "police",
    queueId: "police",
    prefix: "A",
    expectedMinutes: 8,
    search: ["shenfenzhengbuban", "sfzbb"],
    ...parts,
  };
}

export function aQueue(parts: Partial<QueueView> = {}): QueueView {
  return {
    queueId: "police",
    name: { "zh-CN": "公安", en: "Police" },
    targetMinutes: 15,
    maximumMinutes: 45,
    waiting: 3,
    called: 0,
    oldestSince: null,
    wait: { low: 8, high: 20 },
    openCounters: 1,
    ...parts,
  };
}

export function aVisit(parts: Partial<VisitView> = {}): VisitView {
  return {
    visitId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001",
    code: "A001",
    status: "waiting",
    queueId: "police",
    serviceIds: ["id-card"],
    issuedAt: "2026-11-24T00:55:00.000Z",
    ...parts,
  };
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
