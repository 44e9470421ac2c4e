import { type FoundVisit, plainCode, type Request } from "@hall/contract";
import type { HallState, Visit } from "../domain/state.ts";
import { isOpen } from "../domain/state.ts";
import { visitInLine } from "./present-visit.ts";

/** What is looked for: a person by the hash of a document, or a code or booking reference. */
export type Wanted = { person: string } | Extract<Request<"visit:find">, { code: string }>;

/** Visits of today; whoever may not see the hall finds what is still going on, and of others' tickets no service. */
export function findVisits(
  state: HallState,
  wanted: Wanted,
  { now, staff }: { now: Date; staff: boolean },
): FoundVisit[] {
  const found: FoundVisit[] = [];
  for (const visit of state.visits.values())
    if (isWanted(visit, wanted) && (staff || isOpen(visit) || visit.status === "booked"))
      found.push(foundVisit(state, visit, { now, services: staff || "person" in wanted }));
  return found;
}

function isWanted(visit: Visit, wanted: Wanted): boolean {
  if ("person" in wanted) return visit.person === wanted.person;
  return (
    plainCode(visit.code) === plainCode(wanted.code) ||
    plainCode(visit.booked?.reference ?? "") === plainCode(wanted.code)
  );
}

function foundVisit(
  state: HallState,
  visit: Visit,
  { now, services }: { now: Date; services: boolean },
): FoundVisit {
  const { visitId, code, status, queueId, issuedAt, counterId, serviceIds, ahead, wait } = visitInLine(
    state,
    visit,
    now,
  );
  return {
    visitId,
    code,
    status,
    queueId,
    serviceIds: services ? serviceIds : [],
    issuedAt,
    ...(counterId === undefined ? {} : { counterId }),
    ...(visit.booked ? { bookedAt: visit.booked.at } : {}),
    ...(ahead === undefined ? {} : { ahead }),
    ...(wait === undefined ? {} : { wait }),
  };
}
