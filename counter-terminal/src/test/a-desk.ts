import type { AlertView, CounterView, HallSnapshot, VisitView } from "@hall/contract";
import {
  aClerk,
  anAlert,
  aQueue,
  aCounter as plainCounter,
  aHall as plainHall,
  aVisit as plainVisit,
} from "@hall/contract/test/a-hall";

export { aClerk };

/** A visit in the first queue; any part may be given. */
export function aVisit(parts: Partial<VisitView> = {}): VisitView {
  const sequence = parts.sequence ?? 1;
  const at = "2026-11-24T00:50:00.000Z";
  return plainVisit({
    visitId: `7f3d4c9e-5b1a-4c55-9a51-${String(sequence).padStart(12, "0")}`,
    code: `A${String(sequence).padStart(3, "0")}`,
    calls: 0,
    issuedAt: at,
    effectiveAt: at,
    since: at,
    sequence,
    ...parts,
  });
}

export function aCounter(parts: Partial<CounterView> = {}): CounterView {
  return plainCounter({ since: "2026-11-24T00:30:00.000Z", ...parts });
}

/** The help bell of counter 2. */
export function aBell(state: AlertView["state"]): AlertView {
  return anAlert({
    alertId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009",
    kind: "help-bell",
    subject: "c2",
    severity: "severe",
    state,
    facts: {},
  });
}

const queue = (queueId: string) => aQueue({ queueId, name: { "zh-CN": queueId, en: queueId }, wait: null });

/** A hall with one counter, its clerk and two queues, for tests. */
export function aHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  return plainHall({
    pauseReasons: [{ "zh-CN": "暂离", en: "Away" }],
    breakReasons: [{ "zh-CN": "午餐", en: "Lunch" }],
    departments: [],
    classes: [
      { classId: "normal", name: { "zh-CN": "普通", en: "normal" }, weight: 1 },
      { classId: "priority", name: { "zh-CN": "优先", en: "priority" }, weight: 3 },
    ],
    queues: [queue("police"), queue("tax")],
    counters: [aCounter()],
    clerks: [aClerk()],
    ...parts,
  });
}

export const NOW = new Date("2026-11-24T01:00:00.000Z");
