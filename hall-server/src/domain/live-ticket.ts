import { RuleBroken } from "./rule-broken.ts";
import type { HallState, Visit } from "./state.ts";
import { isOpen } from "./state.ts";

/** Called as often as the hall calls anybody, so that only the visitor can bring it back. */
export function isMissedForGood({ configuration }: HallState, { calls }: Pick<Visit, "calls">): boolean {
  return calls >= configuration.maxCalls;
}

/**
 * One live ticket for a person and service; one that was missed for good is no longer live. RuleBroken `ticket-exists`;
 * `visitId`: the ticket that the person comes back with.
 */
export function mustHaveNone(
  state: HallState,
  { person, serviceIds, visitId }: Partial<Pick<Visit, "person" | "visitId">> & Pick<Visit, "serviceIds">,
): void {
  if (person === undefined) return;
  for (const visit of state.visits.values())
    if (
      visit.visitId !== visitId &&
      visit.person === person &&
      isOpen(visit) &&
      !(visit.status === "missed" && isMissedForGood(state, visit)) &&
      visit.serviceIds.some((serviceId) => serviceIds.includes(serviceId))
    )
      throw new RuleBroken("ticket-exists", { code: visit.code });
}
