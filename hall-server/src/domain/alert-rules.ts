import type { AlertKind, CameraState, CounterView, DeviceView } from "@hall/contract";
import type { Condition } from "./commands.ts";
import { waitingIn } from "./line-order.ts";
import { counterNumber } from "./lookup.ts";
import type { Clerk, Counter, HallState } from "./state.ts";
import { expectedWait, queueNow } from "./wait.ts";
import { queuesOf } from "./work-profile.ts";

/** What the hub knows from outside the journal: cameras, presence at counters, devices. */
export type Observations = {
  presence: ReadonlyMap<string, { state: NonNullable<CounterView["presence"]>; since: string }>;
  cameras: ReadonlyMap<string, { state: CameraState | "unknown"; since: string }>;
  devices: ReadonlyMap<string, { status: DeviceView["status"]; since: string }>;
};

/** The kinds that come from watching; `bad-rating` comes from a command. */
export const WATCHED: AlertKind[] = [
  "wait-over-target",
  "wait-over-maximum",
  "counter-absent",
  "device-offline",
  "camera-unhealthy",
];

const RECENT_MS = 30 * 60_000;
const OFFLINE_MS = 10_000;
const UNHEALTHY_MS = 5_000;

/** Every condition of the hall that an alert rule calls broken at this moment. */
export function brokenNow(state: HallState, seen: Observations, now: Date): Condition[] {
  return [
    ...waits(state, now),
    ...absences(state, seen, now),
    ...devices(state, seen, now),
    ...cameras(state, seen, now),
  ];
}

function* waits(state: HallState, now: Date): Generator<Condition> {
  for (const queue of state.configuration.queues) {
    const line = state.lines.get(queue.queueId) ?? [];
    if (line.length === 0) continue;
    const minutes = waitP80(state, queue.queueId, now);
    if (minutes > queue.targetMinutes)
      yield {
        kind: "wait-over-target",
        subject: queue.queueId,
        severity: "warning",
        since: now.toISOString(),
        facts: {
          queue: queue.queueId,
          minutes: Math.round(minutes),
          target: queue.targetMinutes,
          waiting: line.length,
        },
      };
    for (const visit of line) {
      const from = visit.periods.at(-1)?.from ?? visit.issuedAt;
      const waited = (now.getTime() - Date.parse(from)) / 60_000;
      if (waited <= queue.maximumMinutes) continue;
      const since = new Date(Date.parse(from) + queue.maximumMinutes * 60_000).toISOString();
      const facts = { code: visit.code, queue: queue.queueId, maximum: queue.maximumMinutes };
      yield { kind: "wait-over-maximum", subject: visit.visitId, severity: "severe", since, facts };
    }
  }
}

/** The greater of the forecast for a new arrival and the real P80 of those called within 30 minutes; minutes. */
function waitP80(state: HallState, queueId: string, now: Date): number {
  const since = new Date(now.getTime() - RECENT_MS).toISOString();
  const waited: number[] = [];
  for (const { periods } of state.visits.values())
    for (const [index, { state: was, queueId: where, from, to }] of periods.entries())
      if (was === "waiting" && where === queueId && to !== null && to >= since)
        if (periods[index + 1]?.state === "called") waited.push((Date.parse(to) - Date.parse(from)) / 60_000);
  const queue = queueNow(state, queueId, now);
  // With no counter open nobody can forecast; the first in line has waited so long at least.
  const forecast = expectedWait(queue) ?? queue.headWaited ?? 0;
  return Math.max(forecast, waited.length < 3 ? 0 : percentile(waited, 0.8));
}

/** Nearest-rank percentile; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/**
 * Open ∧ not paused ∧ signed in ∧ not on a break ∧ nobody seen since, for as long as the counter's zone says; severe
 * when somebody waits for that counter. A clerk who comes back from a break has that time to sit down.
 */
function* absences(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [counterId, presence] of seen.presence) {
    const counter = state.counters.get(counterId);
    const clerk = counter && clerkOnDuty(state, counter);
    if (presence.state !== "absent" || !counter || !clerk) continue;
    const since = [presence.since, counter.since, clerk.since].sort().at(-1) ?? presence.since;
    if (now.getTime() - Date.parse(since) < absentSeconds(state, counterId) * 1000) continue;
    const queueIds = queuesOf(state.configuration, counterId);
    const waiting = queueIds.reduce((sum, queueId) => sum + waitingIn(state, queueId), 0);
    const facts = { counter: counterNumber(state, counterId), clerk: clerk.clerkId, waiting };
    yield {
      kind: "counter-absent",
      subject: counterId,
      severity: waiting > 0 ? "severe" : "warning",
      since,
      facts,
    };
  }
}

function clerkOnDuty(state: HallState, counter: Counter): Clerk | undefined {
  const clerk = counter.clerkId === undefined ? undefined : state.clerks.get(counter.clerkId);
  return counter.state === "open" && !clerk?.onBreak ? clerk : undefined;
}

function absentSeconds(state: HallState, counterId: string): number {
  const zones = state.configuration.cameras.flatMap((camera) => camera.zones);
  return zones.find((z) => z.kind === "counter-staff" && z.counterId === counterId)?.absentSeconds ?? 0;
}

function* devices(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [deviceId, { status, since }] of seen.devices) {
    if (status !== "offline" || now.getTime() - Date.parse(since) < OFFLINE_MS) continue;
    if (!state.configuration.devices.some((device) => device.deviceId === deviceId)) continue;
    yield {
      kind: "device-offline",
      subject: deviceId,
      severity: "warning",
      since,
      facts: { device: deviceId },
    };
  }
}

function* cameras(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [cameraId, { state: health, since }] of seen.cameras) {
    if (health === "online" || health === "disabled" || health === "unknown") continue;
    if (now.getTime() - Date.parse(since) < UNHEALTHY_MS) continue;
    if (!state.configuration.cameras.some((camera) => camera.cameraId === cameraId)) continue;
    yield {
      kind: "camera-unhealthy",
      subject: cameraId,
      severity: "warning",
      since,
      facts: { camera: cameraId, state: health },
    };
  }
}

/**
 * Holds back conditions that must last: `wait-over-target` counts only after `holdMs`. Answers the conditions to act on
 * and since when each one lasts, to be given back next time.
 */
export function heldLongEnough(
  conditions: Condition[],
  before: ReadonlyMap<string, string>,
  now: Date,
  holdMs: number,
): { due: Condition[]; since: Map<string, string> } {
  const since = new Map<string, string>();
  const due = conditions.flatMap((condition) => {
    if (condition.kind !== "wait-over-target") return [condition];
    const began = before.get(condition.subject) ?? now.toISOString();
    since.set(condition.subject, began);
    return now.getTime() - Date.parse(began) >= holdMs ? [{ ...condition, since: began }] : [];
  });
  return { due, since };
}
