import {
  brokenNow,
  heldLongEnough,
  holdOf,
  isOffline,
  isUnhealthy,
  type Lasting,
  type Lastings,
  type Observations,
} from "./alert-rules.ts";
import type { Cause, DomainRequests } from "./commands.ts";
import type { HallState } from "./state.ts";
import {
  absenceKind,
  absentSecondsAt,
  clerkOnDuty,
  isMissed,
  isOn,
  mayCompare,
  zonesOf,
} from "./vision-rules.ts";

type Reviewed = {
  request: Omit<DomainRequests["alerts:review"], "kinds">;
  /** Since when each condition lasts that must last; to be given back next time. */
  since: Map<string, Lasting>;
};

/** What to raise at this moment, and which causes nobody can judge: those neither raise an alert nor end one. */
export function reviewNow(state: HallState, seen: Observations, now: Date, before: Lastings): Reviewed {
  const conditions = brokenNow(state, seen, now);
  const unsure = [...unsureNow(state, seen, now)];
  const hold = holdOf(state.configuration);
  const { due, held, since } = heldLongEnough({ conditions, unsure }, before, now, hold);
  return { request: { conditions: due, unsure: [...held, ...unsure] }, since };
}

/**
 * Causes that would be there if what is not known were bad: a hand over the lens, a lost network or a new start of the
 * watch says nothing. What the hub knows by itself still counts: at a paused counter, or one that the configuration no
 * longer watches, nobody is missing whatever a camera would say.
 */
function* unsureNow(state: HallState, seen: Observations, now: Date): Generator<Cause> {
  yield* unsureAbsences(state, seen, now);
  yield* unsureCrowds(state, seen);
  yield* unsureMismatch(state, seen, now);
  for (const { cameraId } of state.configuration.cameras.filter(isOn)) {
    const camera = seen.cameras.get(cameraId);
    const fine = camera?.state === "online" || camera?.state === "disabled";
    if (!fine && !(camera && isUnhealthy(camera, now))) yield { kind: "camera-unhealthy", subject: cameraId };
  }
  for (const { deviceId } of state.configuration.devices) {
    const device = seen.devices.get(deviceId);
    if (device?.status !== "online" && !(device && isOffline(device, now)))
      yield { kind: "device-offline", subject: deviceId };
  }
}

/**
 * After blindness a camera counts an absence anew: "leaving", or absent for too short a time, is nobody there either. Who
 * is just back may only fetch something: it is over when the camera says "attended".
 */
function* unsureAbsences(state: HallState, seen: Observations, now: Date): Generator<Cause> {
  for (const counter of state.counters.values()) {
    const clerk = clerkOnDuty(state, counter);
    const absentSeconds = clerk && absentSecondsAt(state, counter.counterId);
    if (!clerk || absentSeconds === undefined) continue;
    const presence = seen.presence.get(counter.counterId);
    if (presence?.state === "attended") continue;
    if (presence?.state === "absent" && isMissed({ presence, counter, clerk, absentSeconds }, now)) continue;
    yield { kind: absenceKind(state, counter), subject: counter.counterId };
  }
}

/** After blindness a camera waits anew before it calls a crowd a crowd; only fewer people end it. */
function* unsureCrowds(state: HallState, seen: Observations): Generator<Cause> {
  for (const { zoneId, crowding } of zonesOf(state)) {
    const zone = seen.zones.get(zoneId);
    if (!crowding) continue;
    const unknown = zone === undefined || zone.count === "unknown";
    if (unknown || (zone.crowdedSince === undefined && Number(zone.count) >= crowding.people))
      yield { kind: "crowding", subject: zoneId };
  }
}

/** Where tickets and people cannot be compared there is nothing to be unsure of. */
function* unsureMismatch(state: HallState, seen: Observations, now: Date): Generator<Cause> {
  if (!mayCompare(state, now)) return;
  const areas = zonesOf(state).filter(({ kind }) => kind === "waiting");
  if (areas.some(({ zoneId }) => (seen.zones.get(zoneId)?.count ?? "unknown") === "unknown"))
    yield { kind: "tickets-people-mismatch", subject: "hall" };
}
