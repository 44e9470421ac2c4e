import type { AlertView, ClerkView, CounterView, HallSnapshot, QueueView, VisitView } from "@hall/contract";

/** A visit in the first queue; any part may be given. */
export function aVisit(parts: Partial<VisitView> = {}): VisitView {
  const sequence = parts.sequence ?? 1;
  return {
    visitId: `7f3d4c9e-5b1a-4c55-9a51-${String(sequence).padStart(12, "0")}`,
    code: `A${String(sequence).padStart(3, "0")}`,
    status: "waiting",
    queueId: "police",
    class: "normal",
    serviceIds: ["id-card"],
    calls: 0,
    issuedAt: "2026-11-24T00:50:00.000Z",
    effectiveAt: "2026-11-24T00:50:00.000Z",
    since: "2026-11-24T00:50:00.000Z",
    sequence,
    ...parts,
  };
}

export function aCounter(parts: Partial<CounterView> = {}): CounterView {
  return {
    counterId: "c1",
    number: 1,
    queueIds: ["police"],
    state: "open",
    since: "2026-11-24T00:30:00.000Z",
    clerkId: "zhang",
    ...parts,
  };
}

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

/** The help bell of counter 2. */
export function aBell(state: AlertView["state"]): AlertView {
  return {
    alertId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009",
    kind: "help-bell",
    subject: "c2",
    severity: "severe",
    state,
    raisedAt: "2026-11-24T00:59:00.000Z",
    since: "2026-11-24T00:59:00.000Z",
    escalated: 0,
    dueAt: "2026-11-24T02:00:00.000Z",
    facts: {},
  };
}

const aQueue = (queueId: string): QueueView => ({
  queueId,
  name: { "zh-CN": queueId, en: queueId },
  targetMinutes: 15,
  maximumMinutes: 45,
  waiting: 0,
  called: 0,
  oldestSince: null,
  wait: null,
  openCounters: 1,
});

/** A hall with one counter, its clerk and two queues, for tests. */
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
    pauseReasons: [{ "zh-CN": "暂离", en: "Away" }],
    breakReasons: [{ "zh-CN": "午餐", en: "Lunch" }],
    departments: [],
    classes: [
      { classId: "normal", name: { "zh-CN": "普通", en: "normal" }, weight: 1 },
      { classId: "priority", name: { "zh-CN": "优先", en: "priority" }, weight: 3 },
    ],
    services: [
      {
        serviceId: "id-card",
        name: { "zh-CN": "身份证补办", en: "ID card" },
        departmentId: "police",
        queueId: "police",
        prefix: "A",
        expectedMinutes: 8,
      },
    ],
    queues: [aQueue("police"), aQueue("tax")],
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

export const NOW = new Date("2026-11-24T01:00:00.000Z");
