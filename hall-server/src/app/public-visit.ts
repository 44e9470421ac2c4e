import type { VisitView } from "@hall/contract";

/** A visit as anybody may see it: nothing about clerks, classes or the person. */
export function publicVisit(visit: VisitView): VisitView {
  const { visitId, code, status, queueId, serviceIds, counterId, issuedAt, calledAt, ahead, wait } = visit;
  return {
    visitId,
    code,
    status,
    queueId,
    serviceIds,
    issuedAt,
    ...(counterId === undefined ? {} : { counterId }),
    ...(calledAt === undefined ? {} : { calledAt }),
    ...(ahead === undefined ? {} : { ahead }),
    ...(wait === undefined ? {} : { wait }),
  };
}
