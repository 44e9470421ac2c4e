import type { AlertView, ClerkView, CounterView, HallSnapshot, QueueView, VisitView } from "@hall/contract";

export const NOW = new Date("2026-11-24T02:00:00.000Z");

/** A moment some minutes before NOW. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export function aVisit(parts: Partial<VisitView> = {}): VisitView {
  return {
    visitId: "visit-1",
    code: "A001",
    status: "waiting",
    queueId: "police",
    serviceIds: [],
    issuedAt: ago(30),
    since: ago(30),
    accurate: true,
    ...parts,
  };
}

export function aCounter(parts: Partial<CounterView> = {}): CounterView {
  return { counterId: "c1", number: 1, queueIds: ["police"], state: "open", clerkId: "zhang", ...parts };
}

export function aClerk(parts: Partial<ClerkView> = {}): ClerkView {
  return {
    clerkId: "zhang",
    name: "张敏",
    counterId: "c1",
    state: "idle",
    since: ago(5),
    servedToday: 0,
    ...parts,
  };
}

export function aQueue(parts: Partial<QueueView> = {}): QueueView {
  return {
    queueId: "police",
    name: { "zh-CN": "户政", en: "Residence" },
    targetMinutes: 15,
    maximumMinutes: 45,
    waiting: 0,
    called: 0,
    oldestSince: null,
    wait: null,
    openCounters: 1,
    ...parts,
  };
}

export function anAlert(parts: Partial<AlertView> = {}): AlertView {
  return {
    alertId: "11111111-1111-4111-8111-111111111111",
    kind: "device-offline",
    subject: "display-1",
    severity: "warning",
    state: "raised",
    raisedAt: ago(10),
    since: ago(11),
    escalated: 0,
    dueAt: ago(-50),
    facts: { device: "display-1" },
    ...parts,
  };
}

/** A hall with one queue, one counter and its clerk, for tests. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return {
    hallId: "zwzx",
    seq: 1,
    clock: { now: NOW.toISOString(), speed: 1 },
    name: { "zh-CN": "政务服务中心", en: "Service Centre" },
    timeZone: "Asia/Shanghai",
    languages: ["zh-CN", "en"],
    businessDay: "2026-11-24",
    open: true,
    hours: "09:00-17:30",
    noShowSeconds: 180,
    ratingSeconds: 60,
    pauseReasons: [{ "zh-CN": "系统故障", en: "System failure" }],
    breakReasons: [],
    departments: [],
    services: [],
    queues: [aQueue()],
    counters: [aCounter()],
    clerks: [aClerk()],
    visits: [],
    alerts: [],
    zones: [],
    cameras: [],
    devices: [],
    ...parts,
  };
}
