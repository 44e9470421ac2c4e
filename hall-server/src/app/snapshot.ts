import type { HallSnapshot, VisitView } from "@hall/contract";
import { hoursText, isHallOpen, localTime } from "../domain/calendar.ts";
import { placesForeseen } from "../domain/forecast.ts";
import { lineOf } from "../domain/line-order.ts";
import type { HallState } from "../domain/state.ts";
import { isOpen } from "../domain/state.ts";
import { promisedWait } from "../domain/wait.ts";
import type { Audience, Seen } from "./present.ts";
import { cameraView, clerkView, counterView, deviceView, queueView, zoneViews } from "./present.ts";
import { devicesOfKiosk, kioskFacts } from "./present-kiosk.ts";
import { rollView, ticketingView } from "./present-notices.ts";
import { ownVisitView, promise, visitView } from "./present-visit.ts";
import { may, type Principal } from "./principal.ts";
import { serviceViews } from "./service-search.ts";

/** Which part of the hall a snapshot shows. */
export type Viewer = {
  audience: Audience;
  visitId?: string | undefined;
  kioskId?: string | undefined;
  seesEvidence?: boolean;
};

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
  const kiosk = viewer.kioskId === undefined ? undefined : kioskFacts(state, viewer.kioskId);
  const devices = staff ? configuration.devices : kiosk ? devicesOfKiosk(state, kiosk.kioskId) : [];
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
    ...rulesOf(configuration),
    ...(kiosk ? { kiosk } : {}),
    ...camerasOf(configuration, viewer),
    ticketing: ticketingView(state),
    roll: rollView(state),
    queues: configuration.queues.flatMap(({ queueId }) => queueView(state, queueId, now) ?? []),
    counters: [...state.counters.values()].map((counter) =>
      counterView(state, counter, seen, viewer.audience),
    ),
    clerks: staff ? [...state.clerks.values()].map((clerk) => clerkView(state, clerk)) : [],
    visits: visitsFor(state, now, viewer),
    alerts: staff ? [...state.alerts.values()] : [],
    zones: staff ? zoneViews(configuration, seen) : [],
    cameras: staff ? configuration.cameras.map((camera) => cameraView(camera, seen)) : [],
    devices: devices.map((device) => deviceView(device, seen)),
  };
}

/** What screens must know of the hall's own rules. */
function rulesOf(configuration: HallState["configuration"]) {
  return {
    noShowSeconds: configuration.noShowSeconds,
    ratingSeconds: configuration.ratingSeconds,
    pauseReasons: configuration.pauseReasons,
    breakReasons: configuration.breakReasons,
    departments: configuration.departments,
    classes: configuration.classes,
    groups: configuration.groups,
    lifeEvents: configuration.lifeEvents,
    boundMinutes: configuration.boundMinutes,
    undoSeconds: configuration.undoSeconds,
    maxCalls: configuration.maxCalls,
    services: serviceViews(configuration),
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
    ...[...state.visits.values()]
      .filter((v) => v.status !== "waiting")
      .map((v) => visitView(v, "staff", state.configuration)),
  ];
}

/** What a screen has to know of the cameras as a whole; nothing in a hall without any. */
function camerasOf(
  { cameras, hallId, ticketsPeople, evidence }: HallState["configuration"],
  { audience, seesEvidence }: Viewer,
): Pick<HallSnapshot, "camerasPage" | "ticketsPeople" | "evidence"> {
  if (cameras.length === 0) return {};
  return {
    camerasPage: `/cameras/${hallId}`,
    ...(audience === "staff" ? { ticketsPeople: ticketsPeople.people } : {}),
    ...(seesEvidence && evidence ? { evidence: true } : {}),
  };
}

/** Each queue is sorted once, whatever its length. */
function withPlaces(state: HallState, now: Date): VisitView[] {
  return state.configuration.queues.flatMap(({ queueId }) => {
    const foreseen = placesForeseen(state, queueId, now);
    return lineOf(state, queueId, now.toISOString()).map((visit, ahead) => ({
      ...visitView(visit, "staff", state.configuration),
      ...promise(state, visit),
      ahead,
      wait: promisedWait(state, queueId, now, foreseen.get(visit.sequence) ?? ahead),
    }));
  });
}

/** What a principal may see of the hall. */
export function viewerOf(principal: Principal, hallId: string): Viewer {
  return {
    audience: may(principal, "see-hall", hallId) ? "staff" : "public",
    visitId: principal.kind === "visitor" ? principal.id : undefined,
    kioskId: principal.kind === "kiosk" ? principal.id : undefined,
    seesEvidence: may(principal, "see-evidence", hallId),
  };
}
