import type { HallSnapshot, VisitView } from "@hall/contract";
import { minutesBetween } from "@hall/contract/web";

/** A step that runs so long that its clerk has probably forgotten to end it. */
export type Forgotten = { visit: VisitView; counterId: string; minutes: number; expected: number };

/** Far over: three times what the service usually takes, and never before a quarter of an hour. */
const TIMES = 3;
const AT_LEAST_MINUTES = 15;
const UNKNOWN_MINUTES = 10;

/** Steps that are far over the expected time of their service, the longest first. */
export function forgottenSteps(
  { visits, services }: Pick<HallSnapshot, "visits" | "services">,
  now: Date,
): Forgotten[] {
  const found = visits.flatMap((visit) => {
    const { since } = visit; // of this step: a visit of several steps, or one taken up again, began long before
    if (visit.status !== "serving" || visit.counterId === undefined || since === undefined) return [];
    const serviceId = visit.step?.serviceId ?? visit.serviceIds[0];
    const service = services.find((one) => one.serviceId === serviceId);
    const expected = service?.expectedMinutes ?? UNKNOWN_MINUTES;
    const minutes = minutesBetween(since, now);
    if (minutes < Math.max(AT_LEAST_MINUTES, expected * TIMES)) return [];
    return [{ visit, counterId: visit.counterId, minutes, expected }];
  });
  return found.sort((a, b) => b.minutes - a.minutes);
}
