import type { Observations, PresenceSeen } from "./alert-rules.ts";
import { isHallOpen } from "./calendar.ts";
import type { Condition } from "./commands.ts";
import { waitingIn } from "./line-order.ts";
import { counterNumber } from "./lookup.ts";
import type { Clerk, Counter, HallState, Visit } from "./state.ts";
import { queuesOf } from "./work-profile.ts";

/** What cameras see, joined with the queue: absences, crowds, and tickets that do not fit the people. */
export function* brokenOnCamera(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  yield* absences(state, seen, now);
  yield* crowds(state, seen);
  yield* mismatch(state, seen, now);
}

/**
 * Open ∧ not paused ∧ signed in ∧ not on a break ∧ nobody (or too few) seen since, for as long as the zone says; severe
 * when somebody waits for that counter, and of another kind while a visitor is being served. A clerk who comes back from a break has that time to sit down.
 */
function* absences(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  for (const [counterId, presence] of seen.presence) {
    const counter = state.counters.get(counterId);
    const clerk = counter && clerkOnDuty(state, counter);
    if (presence.state !== "absent" || !counter || !clerk) continue;
    const absentSeconds = absentSecondsAt(state, counterId);
    if (absentSeconds === undefined) continue;
    const facing = { presence, counter, clerk, absentSeconds };
    if (!isMissed(facing, now)) continue;
    const since = missedSince(facing);
    const queueIds = queuesOf(state.configuration, counterId);
    const waiting = queueIds.reduce((sum, queueId) => sum + waitingIn(state, queueId), 0);
    const serving = servedAt(state, counter);
    const number = counterNumber(state, counterId);
    const facts = { counter: number, clerk: clerk.clerkId, waiting, ...tooFew(presence) };
    if (serving)
      yield {
        kind: "absent-while-serving",
        subject: counterId,
        severity: "severe",
        since,
        facts: { ...facts, code: serving.code },
      };
    else
      yield {
        kind: "counter-absent",
        subject: counterId,
        severity: waiting > 0 ? "severe" : "warning",
        since,
        facts,
      };
  }
}

/** After how many seconds somebody is missed: of several areas the shortest time, as the camera watch has it. */
export function absentSecondsAt(state: HallState, counterId: string): number | undefined {
  const areas = zonesOf(state).filter(
    (zone) => zone.kind === "counter-staff" && zone.counterId === counterId,
  );
  return areas.length === 0 ? undefined : Math.min(...areas.map(({ absentSeconds }) => absentSeconds));
}

/** Where more than one must be there: how many are. Who is seen there for a moment does not make it enough. */
function tooFew({ people }: PresenceSeen): { present?: number; required?: number } {
  if (!people || people.required <= 1) return {};
  const { present, required } = people;
  return { present: Math.min(present, required - 1), required };
}

type Facing = { presence: { since: string }; counter: Counter; clerk: Clerk; absentSeconds: number };

/** Has nobody been there for as long as the counter's zone says? */
export function isMissed(facing: Facing, now: Date): boolean {
  return now.getTime() - Date.parse(missedSince(facing)) >= facing.absentSeconds * 1000;
}

function missedSince({ presence, counter, clerk }: Facing): string {
  return [presence.since, counter.since, clerk.since].sort().at(-1) ?? presence.since;
}

/** Which kind an absence at this counter is, or would be. */
export function absenceKind(state: HallState, counter: Counter): "absent-while-serving" | "counter-absent" {
  return servedAt(state, counter) ? "absent-while-serving" : "counter-absent";
}

function servedAt(state: HallState, { visitId }: Counter): Visit | undefined {
  const visit = visitId === undefined ? undefined : state.visits.get(visitId);
  return visit?.status === "serving" ? visit : undefined;
}

/** Whoever should be at the counter now. */
export function clerkOnDuty(state: HallState, counter: Counter): Clerk | undefined {
  const clerk = counter.clerkId === undefined ? undefined : state.clerks.get(counter.clerkId);
  return counter.state === "open" && !clerk?.off ? clerk : undefined;
}

/** The camera's own rule says when an area is crowded, with its times and its cooldown. */
function* crowds(state: HallState, seen: Observations): Generator<Condition> {
  for (const { zoneId, name, crowding } of zonesOf(state)) {
    const zone = seen.zones.get(zoneId);
    if (!crowding || zone?.crowdedSince === undefined || zone.count === "unknown") continue;
    yield {
      kind: "crowding",
      subject: zoneId,
      severity: "warning",
      since: zone.crowdedSince,
      facts: { zone: zoneId, name: name["zh-CN"], people: zone.count, limit: crowding.people },
    };
  }
}

/**
 * Waiting tickets against counted waiting people. More tickets than people: visitors who left without telling (ghosts).
 * More people than tickets: people without a ticket, or a kiosk that has failed when none was issued lately. Says
 * nothing while one of the waiting areas is unknown, or while the two cannot be compared.
 */
function* mismatch(state: HallState, seen: Observations, now: Date): Generator<Condition> {
  if (!mayCompare(state, now)) return;
  const areas = zonesOf(state).filter(isWaiting);
  const counts = areas.map(({ zoneId }) => seen.zones.get(zoneId)?.count ?? "unknown");
  if (areas.length === 0 || counts.some((count) => count === "unknown")) return;
  const people = counts.reduce<number>((sum, count) => sum + Number(count), 0);
  const tickets = state.configuration.queues.reduce((sum, { queueId }) => sum + waitingIn(state, queueId), 0);
  const { people: tolerated, minutes } = state.configuration.ticketsPeople;
  if (Math.abs(tickets - people) <= tolerated) return;
  const looks =
    tickets > people ? "ghosts" : issuedWithin(state, now, minutes) ? "un-ticketed" : "kiosk-failed";
  yield {
    kind: "tickets-people-mismatch",
    subject: "hall",
    severity: looks === "kiosk-failed" ? "severe" : "warning",
    since: now.toISOString(),
    facts: { tickets, people, looks },
  };
}

/**
 * Do tickets and people say anything about one another now? Who waits before a camera that is off is counted by nobody;
 * and while kiosks give out no numbers, at lunch or after a stop, people sit there without one and nothing is wrong.
 */
export function mayCompare(state: HallState, now: Date): boolean {
  const { cameras } = state.configuration;
  if (cameras.some((one) => !isOn(one) && one.zones.some(isWaiting))) return false;
  return isHallOpen(state.configuration, now) && !isStopped(state);
}

/** Are there no tickets for any queue? */
function isStopped({ ticketStop, configuration }: HallState): boolean {
  if (!ticketStop) return false;
  const { queueIds } = ticketStop;
  return !queueIds || configuration.queues.every(({ queueId }) => queueIds.includes(queueId));
}

function issuedWithin(state: HallState, now: Date, minutes: number): boolean {
  const since = new Date(now.getTime() - minutes * 60_000).toISOString();
  for (const { issuedAt } of state.visits.values()) if (issuedAt >= since) return true;
  return false;
}

/** Where cameras look; one that is switched off looks nowhere. */
export function zonesOf({ configuration }: HallState) {
  return configuration.cameras.filter(isOn).flatMap(({ zones }) => zones);
}

function isWaiting({ kind }: { kind: string }): boolean {
  return kind === "waiting";
}

/** Does anybody look through this camera? Configurations of before they could be switched off say nothing of it. */
export function isOn({ enabled }: { enabled?: boolean }): boolean {
  return enabled !== false;
}
