import type {
  AlertKind,
  CameraRefusal,
  CameraState,
  CounterView,
  DeviceView,
  ZoneView,
} from "@hall/contract";
import { isHallOpen } from "./calendar.ts";
import type { Cause, Condition } from "./commands.ts";
import type { HallState } from "./state.ts";
import { brokenOnCamera, isOn } from "./vision-rules.ts";
import { expectedWait, queueNow } from "./wait.ts";

/** What a camera says of a counter; `people`: how many are seen there of how many who must be. */
export type PresenceSeen = {
  state: NonNullable<CounterView["presence"]>;
  since: string;
  people?: { present: number; required: number };
};

/** What the hub knows from outside the journal: cameras, presence at counters, devices. */
export type Observations = {
  zones: ReadonlyMap<string, Pick<ZoneView, "count" | "crowdedSince">>;
  presence: ReadonlyMap<string, PresenceSeen>;
  cameras: ReadonlyMap<string, { state: CameraState | "unknown"; refusal?: CameraRefusal; since: string }>;
  devices: ReadonlyMap<string, { status: DeviceView["status"]; since: string }>;
};

type Of<K extends "cameras" | "devices"> = Observations[K] extends ReadonlyMap<string, infer V> ? V : never;

/** The kinds that come from watching; `bad-rating` comes from a command. */
export const WATCHED: AlertKind[] = [
  "wait-over-target",
  "wait-over-maximum",
  "counter-absent",
  "absent-while-serving",
  "crowding",
  "tickets-people-mismatch",
  "device-offline",
  "camera-unhealthy",
];

const RECENT_MS = 30 * 60_000;
const OFFLINE_MS = 10_000;
const UNHEALTHY_MS = 5_000;
const UNWATCHED_MS = 30_000;

/** Every condition of the hall that an alert rule calls broken at this moment. */
export function brokenNow(state: HallState, seen: Observations, now: Date): Condition[] {
  return [
    ...waits(state, now),
    ...brokenOnCamera(state, seen, now),
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
      const came = visit.periods.at(-1)?.from ?? visit.issuedAt;
      const from = visit.lineSince > came ? visit.lineSince : came; // whoever is asked to come later does not wait before
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

function* devices(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [deviceId, { status, since }] of seen.devices) {
    if (!isOffline({ status, since }, now)) continue;
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

export function isOffline({ status, since }: Of<"devices">, now: Date): boolean {
  return status === "offline" && now.getTime() - Date.parse(since) >= OFFLINE_MS;
}

function* cameras(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [cameraId, { state: health, since }] of seen.cameras) {
    if (!isUnhealthy({ state: health, since }, now)) continue;
    if (health === "dark" && !isHallOpen(state.configuration, now)) continue; // the lights are out, as every evening
    if (!state.configuration.cameras.some((camera) => isOn(camera) && camera.cameraId === cameraId)) continue;
    yield {
      kind: "camera-unhealthy",
      subject: cameraId,
      severity: "warning",
      since,
      facts: { camera: cameraId, state: health },
    };
  }
}

/** A watch that has ended begins anew within seconds; what it does not say after half a minute nobody sees. */
export function isUnhealthy({ state, since }: Of<"cameras">, now: Date): boolean {
  if (state === "online" || state === "disabled") return false;
  return now.getTime() - Date.parse(since) >= (state === "unknown" ? UNWATCHED_MS : UNHEALTHY_MS);
}

/** Since when a condition lasts; `unseenFrom`: since when nobody can judge it, which stops its time. */
export type Lasting = { since: string; unseenFrom?: string };
/** By cause. */
export type Lastings = ReadonlyMap<string, Lasting>;

/**
 * Holds back conditions that must last, for as many milliseconds as `hold` says of their kind. Answers the conditions to
 * act on, those held back, and since when each one lasts, to be given back next time. While one is unsure its time stands
 * still: what was seen of it is not forgotten, and what nobody saw does not count.
 */
export function heldLongEnough(
  { conditions, unsure }: { conditions: Condition[]; unsure: Cause[] },
  before: Lastings,
  now: Date,
  hold: Partial<Record<AlertKind, number>>,
): { due: Condition[]; held: Condition[]; since: Map<string, Lasting> } {
  const since = new Map<string, Lasting>();
  for (const cause of unsure.map(nameOf)) {
    const known = before.get(cause);
    if (known) since.set(cause, { unseenFrom: now.toISOString(), ...known });
  }
  const held: Condition[] = [];
  const due = conditions.flatMap((condition) => {
    const holdMs = hold[condition.kind];
    if (holdMs === undefined) return [condition];
    const began = beganAt(before.get(nameOf(condition)), now);
    since.set(nameOf(condition), { since: began });
    if (now.getTime() - Date.parse(began) >= holdMs) return [{ ...condition, since: began }];
    held.push(condition);
    return [];
  });
  return { due, held, since };
}

function nameOf({ kind, subject }: Cause): string {
  return `${kind}/${subject}`;
}

/** When what is seen now began; as much later as nobody could judge it meanwhile. */
function beganAt(known: Lasting | undefined, now: Date): string {
  if (!known) return now.toISOString();
  const unseenMs = known.unseenFrom === undefined ? 0 : now.getTime() - Date.parse(known.unseenFrom);
  return new Date(Date.parse(known.since) + unseenMs).toISOString();
}

/** How long each kind must last, in milliseconds; the others count at once. */
export function holdOf({ targetHoldSeconds, ticketsPeople }: HallState["configuration"]) {
  return {
    "wait-over-target": targetHoldSeconds * 1000,
    "tickets-people-mismatch": ticketsPeople.minutes * 60_000,
  };
}
