import type { AlertView, HallConfiguration } from "@hall/contract";
import type { Actor } from "./commands.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { Clerk, Counter, HallState, HeldVisit, Visit } from "./state.ts";

/** The visit, or RuleBroken `unknown-visit`. */
export function visitOf(state: HallState, visitId: string): Visit {
  const visit = state.visits.get(visitId);
  if (!visit) throw new RuleBroken("unknown-visit");
  return visit;
}

/** The visit in one of these states, or RuleBroken `visit-not`. */
export function visitIn<S extends Visit["status"]>(
  state: HallState,
  visitId: string,
  ...statuses: S[]
): VisitIn<S> {
  const visit = visitOf(state, visitId);
  if (isIn(visit, statuses)) return visit;
  throw new RuleBroken("visit-not", { code: visit.code, status: visit.status });
}

/** The kinds of visit that can be in one of these states. */
type VisitIn<S> = Visit extends infer V
  ? V extends { status: infer T }
    ? [S & T] extends [never]
      ? never
      : V
    : never
  : never;

function isIn<S extends Visit["status"]>(visit: Visit, statuses: S[]): visit is VisitIn<S> {
  return statuses.some((status) => status === visit.status);
}

/** The counter, or RuleBroken `unknown-counter`. */
export function counterOf(state: HallState, counterId: string): Counter {
  const counter = state.counters.get(counterId);
  if (!counter) throw new RuleBroken("unknown-counter", { counter: counterId });
  return counter;
}

/** The number over the counter, for words. */
export function counterNumber(state: HallState, counterId: string): string {
  const counter = state.configuration.counters.find((c) => c.counterId === counterId);
  return counter ? String(counter.number) : counterId;
}

/** A kiosk in both languages, for words. */
export function deviceWords(state: HallState, deviceId: string): { kiosk: string; kioskEn: string } {
  const name = state.configuration.devices.find((device) => device.deviceId === deviceId)?.name;
  return { kiosk: name?.["zh-CN"] ?? deviceId, kioskEn: name?.en ?? deviceId };
}

/** A queue in both languages, for words. */
export function queueWords(
  { queues }: HallConfiguration,
  queueId: string,
): { queue: string; queueEn: string } {
  const name = queues.find((one) => one.queueId === queueId)?.name;
  return { queue: name?.["zh-CN"] ?? queueId, queueEn: name?.en ?? queueId };
}

/** The service, or RuleBroken `unknown-service`. */
export function serviceOf(state: HallState, serviceId: string): HallConfiguration["services"][number] {
  const service = state.configuration.services.find((s) => s.serviceId === serviceId);
  if (!service) throw new RuleBroken("unknown-service", { service: serviceId });
  return service;
}

/** The signed-in clerk who asks, or RuleBroken `clerk-not-signed-in`. */
export function clerkWhoAsks(state: HallState, by: Actor): Clerk {
  const clerk = state.clerks.get(by.id);
  if (!clerk) throw new RuleBroken("clerk-not-signed-in");
  return clerk;
}

/** The alert, or RuleBroken `unknown-alert`. */
export function alertOf(state: HallState, alertId: string): AlertView {
  const alert = state.alerts.get(alertId);
  if (!alert) throw new RuleBroken("unknown-alert");
  return alert;
}

/** Only the clerk of the counter acts on it; others need the permission `end-others-step`. */
export function mustBeAt(state: HallState, counterId: string, by: Actor): void {
  const mine = state.clerks.get(by.id)?.counterId === counterId;
  if (!mine && !by.permissions.has("end-others-step"))
    throw new RuleBroken("not-your-counter", { counter: counterNumber(state, counterId) });
}

/** Only the clerk who holds the visit acts on it; others need the permission `end-others-step`. */
export function mustHold(state: HallState, visit: HeldVisit, by: Actor): void {
  if (visit.clerkId !== by.id && !by.permissions.has("end-others-step"))
    throw new RuleBroken("not-your-visit", {
      code: visit.code,
      counter: counterNumber(state, visit.counterId),
    });
}

/** The code of the visit at a counter, for words. */
export function codeAt(state: HallState, counter: Counter): string {
  return (counter.visitId && state.visits.get(counter.visitId)?.code) || "";
}

/** Only from the counter; RuleBroken says where the clerk is instead. */
export function mustBeThere(clerk: Clerk | undefined): void {
  if (clerk?.off) throw new RuleBroken(OFF_RULES[clerk.off.state]);
}

/** The rule that keeps a clerk who is not at the counter from working there. */
export const OFF_RULES = {
  break: "clerk-on-break",
  "back-office": "clerk-in-back-office",
  away: "clerk-away",
} as const;

/** The step that runs in the first and has ended, so that it can be rated, in the second. */
export function stepEnded(running: Visit | undefined, ended: Visit): Visit["steps"][number] | undefined {
  return ended.steps.find(
    (step) =>
      isRateable(step) &&
      !running?.steps.some(({ stepId, finishedAt }) => stepId === step.stepId && finishedAt !== undefined),
  );
}

/** A step that has ended and is worth a question: a parked or transferred one is not. */
export function isRateable({ finishedAt, outcome }: Visit["steps"][number]): boolean {
  return finishedAt !== undefined && outcome !== undefined && outcome !== "transferred";
}

/** Services of the ticket that nobody has done or said anything about, beside the one at hand. */
export function openServices({
  serviceIds,
  serviceId,
  steps,
}: Pick<Visit, "serviceIds" | "serviceId" | "steps">): string[] {
  const said = new Set<string | undefined>([serviceId]);
  for (const step of steps) {
    if (step.outcome !== undefined && step.outcome !== "transferred") said.add(step.serviceId);
    for (const { serviceId: done, count } of step.done ?? []) if (count > 0) said.add(done);
  }
  return serviceIds.filter((id) => !said.has(id));
}
