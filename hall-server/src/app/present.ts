import type {
  CameraView,
  ClerkView,
  CounterView,
  DeviceView,
  DoorView,
  QueueView,
  ZoneView,
} from "@hall/contract";
import type { Observations } from "../domain/alert-rules.ts";
import { calledFromOf } from "../domain/calling-window.ts";
import { quotaOf } from "../domain/quota.ts";
import type { Clerk, Counter, HallState } from "../domain/state.ts";
import { isOn } from "../domain/vision-rules.ts";
import { expectedWait, queueNow, waitRange } from "../domain/wait.ts";
import { queuesOf } from "../domain/work-profile.ts";

/** Staff see whole items; the public sees codes, queues and counters, and nothing of persons. */
export type Audience = "staff" | "public";

/** What a camera says about a zone, and about a door line. */
export type ZoneFacts = Pick<ZoneView, "count" | "at" | "density" | "stay" | "abandoned" | "crowdedSince">;
type LineFacts = Pick<NonNullable<CameraView["lines"]>[number], "entered" | "left" | "occupancy">;
/** `period`: the totals are of so many seconds; screens need not know. */
export type LineTotals = LineFacts & { period: number };

/** What the hub sees of a hall beside its journal. */
export type Seen = Observations & {
  zones: ReadonlyMap<string, ZoneFacts>;
  lines: ReadonlyMap<string, LineTotals>;
  /** How many were inside by each line when that was last known. */
  inside: ReadonlyMap<string, { people: number; at: string }>;
  shown: ReadonlyMap<string, Pick<DeviceView, "wanted" | "shown">>;
  /** Why printers do not print. */
  faults: ReadonlyMap<string, NonNullable<DeviceView["fault"]>>;
  fps: ReadonlyMap<string, number>;
  /** Under "hall": all its doors together. */
  doors: ReadonlyMap<"hall", DoorView>;
  /** Seconds by which clocks are off, by `device/{id}` and `camera/{id}`. */
  skews: ReadonlyMap<string, number>;
};
export const NOTHING_SEEN: Seen = {
  presence: new Map(),
  cameras: new Map(),
  devices: new Map(),
  zones: new Map(),
  lines: new Map(),
  inside: new Map(),
  shown: new Map(),
  faults: new Map(),
  fps: new Map(),
  doors: new Map(),
  skews: new Map(),
};

/** A queue with its line and its wait, as of now. */
export function queueView(state: HallState, queueId: string, now: Date): QueueView | undefined {
  const queue = state.configuration.queues.find((q) => q.queueId === queueId);
  if (!queue) return undefined;
  const line = state.lines.get(queueId) ?? [];
  let oldestSince: string | null = null;
  for (const visit of line) {
    const since = visit.periods.at(-1)?.from ?? visit.issuedAt;
    if (oldestSince === null || since < oldestSince) oldestSince = since;
  }
  let called = 0;
  for (const { visitId } of state.counters.values()) {
    const visit = visitId === undefined ? undefined : state.visits.get(visitId);
    if (visit?.status === "called" && visit.queueId === queueId) called += 1;
  }
  const figures = queueNow(state, queueId, now);
  const minutes = expectedWait(figures);
  const wait = minutes === undefined ? null : waitRange(minutes);
  return {
    ...queue,
    waiting: line.length,
    called,
    oldestSince,
    openCounters: figures.openCounters,
    wait,
    ...limitsOf(state, queueId, now),
  };
}

/** Whether it is called now, and how many numbers there still are. */
function limitsOf(state: HallState, queueId: string, now: Date): Pick<QueueView, "quota" | "calledFrom"> {
  const quota = quotaOf(state, queueId, now);
  const calledFrom = calledFromOf(state, queueId, now);
  return { ...(quota ? { quota } : {}), ...(calledFrom === undefined ? {} : { calledFrom }) };
}

/** A counter with what a camera says about it. */
export function counterView(state: HallState, counter: Counter, seen: Seen, audience: Audience): CounterView {
  const configured = state.configuration.counters.find((c) => c.counterId === counter.counterId);
  const { counterId, since, visitId, clerkId, reason } = counter;
  const onBreak = clerkId !== undefined && state.clerks.get(clerkId)?.off !== undefined;
  const view: CounterView = {
    counterId,
    number: configured?.number ?? 0,
    queueIds: queuesOf(state.configuration, counterId),
    state: audience === "public" && onBreak && counter.state === "open" ? "paused" : counter.state,
    since,
    ...(configured?.name ? { name: configured.name } : {}),
    ...(visitId === undefined ? {} : { visitId }),
  };
  if (audience === "public") return view;
  const presence = seen.presence.get(counterId);
  return {
    ...view,
    ...(reason === undefined ? {} : { reason }),
    ...(clerkId === undefined ? {} : { clerkId }),
    ...(presence ? { presence: presence.state, presenceSince: presence.since } : {}),
  };
}

/** A clerk's state follows from what the counter holds. */
export function clerkView(state: HallState, clerk: Clerk): ClerkView {
  const { clerkId, name, username, counterId, servedToday } = clerk;
  const known = { clerkId, name, ...(username === undefined ? {} : { username }) };
  const own = { ...known, counterId, servedToday, ...undoOf(state, clerkId) };
  if (clerk.off) return { ...own, ...clerk.off };
  const visitId = state.counters.get(counterId)?.visitId;
  const visit = visitId === undefined ? undefined : state.visits.get(visitId);
  const since = visit?.periods.at(-1)?.from ?? clerk.since;
  const doing = visit?.status === "serving" ? "serving" : visit ? "calling" : "idle";
  return { ...own, state: doing, since };
}

/** The clerk's own last act while nothing has changed since; screens look at `until`. */
function undoOf(state: HallState, clerkId: string): Pick<ClerkView, "undo"> {
  const act = state.acts.get(clerkId);
  const intact = act?.parts.every(({ visitId, seq }) => state.visits.get(visitId)?.act?.seq === seq);
  const visitId = act?.parts[0]?.visitId;
  if (!act || !intact || visitId === undefined) return {};
  return { undo: { visitId, what: act.what, until: act.until } };
}

/** A device with its presence, and for displays what it should show and shows. */
export function deviceView(device: HallState["configuration"]["devices"][number], seen: Seen): DeviceView {
  const { deviceId, kind, name, counterId } = device;
  const fault = seen.faults.get(deviceId);
  const presence = seen.devices.get(deviceId) ?? { status: "never-seen" as const };
  return {
    deviceId,
    kind,
    ...(name ? { name } : {}),
    ...(counterId === undefined ? {} : { counterId }),
    ...presence,
    ...seen.shown.get(deviceId),
    ...(fault === undefined ? {} : { fault }),
    ...skew(seen, `device/${deviceId}`),
  };
}

function lineFacts(totals: LineTotals | undefined): LineFacts {
  if (!totals) return { entered: 0, left: 0, occupancy: "unknown" };
  const { entered, left, occupancy } = totals;
  return { entered, left, occupancy };
}

function skew({ skews }: Seen, key: string): { skewSeconds?: number } {
  const skewSeconds = skews.get(key);
  return skewSeconds === undefined ? {} : { skewSeconds };
}

const SWITCHED_OFF = { state: "disabled", enabled: false } as const;

/** A camera with its health; unknown until it has spoken. */
export function cameraView(camera: HallState["configuration"]["cameras"][number], seen: Seen): CameraView {
  const { cameraId, name } = camera;
  const fps = seen.fps.get(cameraId);
  const lines = camera.lines.map((line) => ({
    lineId: line.lineId,
    name: line.name,
    points: line.points,
    inside: line.inside,
    ...lineFacts(seen.lines.get(line.lineId)),
  }));
  return {
    cameraId,
    name,
    state: "unknown",
    ...(isOn(camera) ? seen.cameras.get(cameraId) : SWITCHED_OFF),
    ...(fps === undefined ? {} : { fps }),
    ...(lines.length > 0 && seen.doors.has("hall") ? { doors: seen.doors.get("hall") } : {}),
    ...skew(seen, `camera/${cameraId}`),
    ...(lines.length === 0 ? {} : { lines }),
  };
}

/** All zones of a hall with what is counted there; "unknown" until a camera has spoken. */
export function zoneViews(configuration: HallState["configuration"], seen: Seen): ZoneView[] {
  return configuration.cameras.flatMap(({ cameraId, zones }) =>
    zones.map(({ zoneId, name, kind, polygon, counterId, service }) => ({
      zoneId,
      cameraId,
      name,
      kind,
      polygon,
      ...(counterId === undefined ? {} : { counterId }),
      ...zoneFacts(seen.zones.get(zoneId), service !== undefined),
    })),
  );
}

/** Where nobody has said where service is, nobody can have left without it. */
function zoneFacts(facts: ZoneFacts | undefined, hasService: boolean): ZoneFacts {
  const { abandoned, ...rest } = facts ?? { count: "unknown" as const };
  return hasService && abandoned !== undefined ? { ...rest, abandoned } : rest;
}
