import type { HallSnapshot } from "@hall/contract";

/** One line of the board: a code, and the number of the counter that it should go to. */
export type CalledRow = {
  visitId: string;
  code: string;
  counter: number | undefined;
  serving: boolean;
  /** A number of the paper roll. */
  paper?: boolean;
};

type Hall = Pick<HallSnapshot, "visits" | "counters">;

/** The numbers of the paper roll, newest on top: at the counters that work by hand. */
export function rollRows({ roll = [], counters }: Pick<HallSnapshot, "roll" | "counters">): CalledRow[] {
  return [...roll]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map(({ counterId, number }) => ({
      visitId: `roll/${counterId}/${number}`,
      code: String(number).padStart(3, "0"),
      counter: counters.find((counter) => counter.counterId === counterId)?.number,
      serving: false,
      paper: true,
    }));
}

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
