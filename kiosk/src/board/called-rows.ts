import type { HallSnapshot } from "@hall/contract";

/** One line of the board: a code, and the number of the counter that it should go to. */
export type CalledRow = {
  visitId: string;
  code: string;
  counter: number | undefined;
  serving: boolean;
};

type Hall = Pick<HallSnapshot, "visits" | "counters">;

/** Who is at, or should go to, a counter: the newest call on top; calls before those already being served. */
export function calledRows(hall: Hall): CalledRow[] {
  const numbers = new Map(hall.counters.map(({ counterId, number }) => [counterId, number]));
  return hall.visits
    .filter(({ status }) => status === "called" || status === "serving")
    .sort(
      (a, b) =>
        a.status.localeCompare(b.status) || // "called" before "serving"
        (b.calledAt ?? b.issuedAt).localeCompare(a.calledAt ?? a.issuedAt) ||
        a.code.localeCompare(b.code),
    )
    .map(({ visitId, code, counterId, status }) => ({
      visitId,
      code,
      counter: counterId === undefined ? undefined : numbers.get(counterId),
      serving: status === "serving",
    }));
}

/** The queues with people in them first, then the empty ones; each in the hall's order. */
export function waitingQueues(hall: Pick<HallSnapshot, "queues">): HallSnapshot["queues"] {
  return [
    ...hall.queues.filter(({ waiting }) => waiting > 0),
    ...hall.queues.filter(({ waiting }) => waiting === 0),
  ];
}
