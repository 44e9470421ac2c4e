import type { AlertView } from "../alerts.ts";
import type { ClerkView, CounterView, HallSnapshot, QueueView, ServiceView } from "../hall.ts";
import type { VisitView } from "../visit.ts";

/** A small hall with one queue, for tests; any part may be given. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return {
    hallId: "zwzx",
    seq: 1,
    clock: { now: "2026-11-24T01:00:00.000Z", speed: 1 },
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
    ...parts,
  };
}

export function aQueue(parts: Partial<QueueView> = {}): QueueView {
  return {
    queueId: "police",
    name: { "zh-CN": "公安", en: "Police" },
    targetMinutes: 15,
    maximumMinutes: 45,
    waiting: 0,
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
    class: "normal",
    serviceIds: ["id-card"],
    issuedAt: "2026-11-24T00:55:00.000Z",
    ...parts,
  };
}

/** The first counter, open, with its clerk. */
export function aCounter(parts: Partial<CounterView> = {}): CounterView {
  return { counterId: "c1", number: 1, queueIds: ["police"], state: "open", clerkId: "zhang", ...parts };
}

/** The clerk of the first counter, signed in since half past eight. */
export function aClerk(parts: Partial<ClerkView> = {}): ClerkView {
  return {
    clerkId: "zhang",
    name: "张敏",
    counterId: "c1",
    state: "idle",
    since: "2026-11-24T00:30:00.000Z",
    servedToday: 0,
    ...parts,
  };
}

/** An alert of one minute ago, at nine. */
export function anAlert(parts: Partial<AlertView> = {}): AlertView {
  return {
    alertId: "11111111-1111-4111-8111-111111111111",
    kind: "device-offline",
    subject: "display-1",
    severity: "warning",
    state: "raised",
    raisedAt: "2026-11-24T00:59:00.000Z",
    since: "2026-11-24T00:59:00.000Z",
    escalated: 0,
    dueAt: "2026-11-24T02:00:00.000Z",
    facts: { device: "display-1" },
    ...parts,
  };
}
