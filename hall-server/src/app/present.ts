import type {
  AlertView,
  CameraView,
  ClerkView,
  CounterView,
  DeviceView,
  HallSnapshot,
  QueueView,
  VisitView,
  ZoneView,
} from "@hall/contract";
import type { Observations } from "../domain/alert-rules.ts";
import { hoursText, isHallOpen, localTime } from "../domain/calendar.ts";
import { compareInLine, lineOf, peopleAhead } from "../domain/routing.ts";
import type { Clerk, Counter, HallState, Visit } from "../domain/state.ts";
import { isOpen } from "../domain/state.ts";
import { promisedWait, queueNow } from "../domain/wait.ts";

/** Staff see whole items; the public sees codes, queues and counters, and nothing of persons. */
export type Audience = "staff" | "public";

/** What the hub sees of a hall beside its journal. */
export type Seen = Observations & {
  zones: ReadonlyMap<string, Pick<ZoneView, "count" | "at">>;
  shown: ReadonlyMap<string, Pick<DeviceView, "wanted" | "shown">>;
  fps: ReadonlyMap<string, number>;
};
export const NOTHING_SEEN: Seen = {
  presence: new Map(),
  cameras: new Map(),
  devices: new Map(),
  zones: new Map(),
  shown: new Map(),
  fps: new Map(),
};

/** A visit as that audience sees it. */
export function visitView(visit: Visit, audience: Audience): VisitView {
  const { visitId, code, status, queueId, issuedAt, calledAt } = visit;
  const at = "counterId" in visit ? { counterId: visit.counterId } : {};
  const called = calledAt === undefined ? {} : { calledAt };
  if (audience === "public")
    return { visitId, code, status, queueId, serviceIds: [], issuedAt, ...at, ...called };
  const since = visit.periods.at(-1)?.from;
  const step = visit.steps.at(-1);
  return {
    visitId,
    code,
    status,
    queueId,
    class: visit.class,
    serviceIds: [...visit.serviceIds],
    ...at,
    ...("clerkId" in visit ? { clerkId: visit.clerkId } : {}),
    language: visit.language,
    partySize: visit.partySize,
    channel: visit.channel,
    calls: visit.calls,
    issuedAt,
    effectiveAt: visit.effectiveAt,
    sequence: visit.sequence,
    accurate: visit.accurate,
    ...called,
    ...(since === undefined ? {} : { since }),
    ...(visit.reservedFor ? { reservedFor: visit.reservedFor } : {}),
    ...(visit.notBefore === undefined ? {} : { notBefore: visit.notBefore }),
    ...(visit.startedAt === undefined ? {} : { startedAt: visit.startedAt }),
    ...(visit.finishedAt === undefined ? {} : { finishedAt: visit.finishedAt }),
    ...(step ? { step } : {}),
  };
}

/** Staff's view with the place in line and the wait, as answers carry it. */
export function visitInLine(state: HallState, visit: Visit, now: Date): VisitView {
  const view = visitView(visit, "staff");
  if (visit.status !== "waiting") return view;
  const ahead = peopleAhead(state, visit);
  return { ...view, ahead, wait: promisedWait(state, visit.queueId, now, ahead) };
}

/** What the holder of the ticket sees: the own visit with place, wait, counter, and whether it can be rated. */
export function ownVisitView(state: HallState, visit: Visit, now: Date): VisitView {
  const {
    class: _class,
    clerkId: _clerk,
    sequence: _sequence,
    effectiveAt: _time,
    step,
    ...own
  } = visitInLine(state, visit, now);
  return step ? { ...own, step: { ...step, clerkId: "-" } } : own;
}

/** A queue with its line and its wait, as of now. */
export function queueView(state: HallState, queueId: string, now: Date): QueueView | undefined {
  const queue = state.configuration.queues.find((q) => q.queueId === queueId);
  if (!queue) return undefined;
  let waiting = 0;
  let called = 0;
  let oldestSince: string | null = null;
  for (const visit of state.visits.values()) {
    if (visit.queueId !== queueId) continue;
    if (visit.status === "called") called += 1;
    if (visit.status !== "waiting") continue;
    waiting += 1;
    const since = visit.periods.at(-1)?.from ?? visit.issuedAt;
    if (oldestSince === null || since < oldestSince) oldestSince = since;
  }
  const { openCounters } = queueNow(state, queueId, now);
  return { ...queue, waiting, called, oldestSince, openCounters, wait: promisedWait(state, queueId, now) };
}

/** A counter with what a camera says about it. */
export function counterView(state: HallState, counter: Counter, seen: Seen, audience: Audience): CounterView {
  const configured = state.configuration.counters.find((c) => c.counterId === counter.counterId);
  const { counterId, since, visitId, clerkId, reason } = counter;
  const onBreak = clerkId !== undefined && state.clerks.get(clerkId)?.onBreak !== undefined;
  const view: CounterView = {
    counterId,
    number: configured?.number ?? 0,
    queueIds: configured?.queueIds ?? [],
    state: audience === "public" && onBreak && counter.state === "open" ? "paused" : counter.state,
    since,
    ...(configured?.name ? { name: configured.name } : {}),
    ...(visitId === undefined ? {} : { visitId }),
  };
  if (audience === "public") return view;
  const presence = seen.presence.get(counterId)?.state;
  return {
    ...view,
    ...(reason === undefined ? {} : { reason }),
    ...(clerkId === undefined ? {} : { clerkId }),
    ...(presence === undefined ? {} : { presence }),
  };
}

/** A clerk's state follows from what the counter holds. */
export function clerkView(state: HallState, clerk: Clerk): ClerkView {
  const { clerkId, name, counterId, servedToday } = clerk;
  if (clerk.onBreak) return { clerkId, name, counterId, servedToday, state: "break", ...clerk.onBreak };
  const visitId = state.counters.get(counterId)?.visitId;
  const visit = visitId === undefined ? undefined : state.visits.get(visitId);
  const since = visit?.periods.at(-1)?.from ?? clerk.since;
  const doing = visit?.status === "serving" ? "serving" : visit ? "calling" : "idle";
  return { clerkId, name, counterId, servedToday, state: doing, since };
}

/** A device with its presence, and for displays what it should show and shows. */
export function deviceView(device: HallState["configuration"]["devices"][number], seen: Seen): DeviceView {
  const { deviceId, kind, name, counterId } = device;
  const presence = seen.devices.get(deviceId) ?? { status: "never-seen" as const };
  return {
    deviceId,
    kind,
    ...(name ? { name } : {}),
    ...(counterId === undefined ? {} : { counterId }),
    ...presence,
    ...seen.shown.get(deviceId),
  };
}

/** A camera with its health; unknown until it has spoken. */
export function cameraView(camera: HallState["configuration"]["cameras"][number], seen: Seen): CameraView {
  const { cameraId, name } = camera;
  const fps = seen.fps.get(cameraId);
  return {
    cameraId,
    name,
    state: "unknown",
    ...seen.cameras.get(cameraId),
    ...(fps === undefined ? {} : { fps }),
  };
}

/** All zones of a hall with what is counted there; "unknown" until a camera has spoken. */
export function zoneViews(configuration: HallState["configuration"], seen: Seen): ZoneView[] {
  return configuration.cameras.flatMap(({ cameraId, zones }) =>
    zones.map(({ zoneId, name, kind, polygon, counterId }) => ({
      zoneId,
      cameraId,
      name,
      kind,
      polygon,
      ...(counterId === undefined ? {} : { counterId }),
      ...(seen.zones.get(zoneId) ?? { count: "unknown" as const }),
    })),
  );
}

/** Which part of the hall a snapshot shows. */
export type Viewer = { audience: Audience; visitId?: string | undefined; seesCameras: boolean };

/** Everything that the viewer may see, at one seq: built in one tick, so that seq and content belong together. */
export function snapshot(
  state: HallState,
  seen: Seen,
  clock: { now: Date; speed: number },
  viewer: Viewer,
): HallSnapshot {
  const { configuration } = state;
  const { now } = clock;
  const { day } = localTime(now, configuration.timeZone);
  const staff = viewer.audience === "staff";
  return {
    hallId: configuration.hallId,
    seq: state.seq,
    clock: { now: now.toISOString(), speed: clock.speed },
    name: configuration.name,
    timeZone: configuration.timeZone,
    languages: configuration.languages,
    businessDay: day,
    open: isHallOpen(configuration, now),
    hours: hoursText(configuration, day),
    noShowSeconds: configuration.noShowSeconds,
    ratingSeconds: configuration.ratingSeconds,
    pauseReasons: configuration.pauseReasons,
    breakReasons: configuration.breakReasons,
    departments: configuration.departments,
    services: configuration.services,
    queues: configuration.queues.flatMap(({ queueId }) => queueView(state, queueId, now) ?? []),
    counters: [...state.counters.values()].map((counter) =>
      counterView(state, counter, seen, viewer.audience),
    ),
    clerks: staff ? [...state.clerks.values()].map((clerk) => clerkView(state, clerk)) : [],
    visits: visitsFor(state, now, viewer),
    alerts: staff ? [...state.alerts.values()] : [],
    zones: staff ? zoneViews(configuration, seen) : [],
    cameras: staff ? configuration.cameras.map((camera) => cameraView(camera, seen)) : [],
    devices: staff ? configuration.devices.map((device) => deviceView(device, seen)) : [],
  };
}

function visitsFor(state: HallState, now: Date, { audience, visitId }: Viewer): VisitView[] {
  if (visitId !== undefined) {
    const own = state.visits.get(visitId);
    return own ? [ownVisitView(state, own, now)] : [];
  }
  if (audience === "public")
    return [...state.visits.values()].filter(isOpen).map((visit) => visitView(visit, "public"));
  return [
    ...withPlaces(state, now),
    ...[...state.visits.values()].filter((v) => v.status !== "waiting").map((v) => visitView(v, "staff")),
  ];
}

/** Each queue is sorted once, whatever its length. */
function withPlaces(state: HallState, now: Date): VisitView[] {
  return state.configuration.queues.flatMap(({ queueId }) =>
    lineOf(state, queueId)
      .sort(compareInLine)
      .map((visit, ahead) => ({
        ...visitView(visit, "staff"),
        ahead,
        wait: promisedWait(state, queueId, now, ahead),
      })),
  );
}

/** An alert is the same for all who may see it. */
export function alertOf(state: HallState, alertId: string): AlertView | undefined {
  return state.alerts.get(alertId);
}
