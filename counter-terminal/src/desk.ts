import type { ClerkView, CounterView, HallSnapshot, VisitView } from "@hall/contract";
import { type Line, myLine } from "./my-line.ts";

/** What stands at this moment between the clerk and the next visitor. */
export type Situation = "closed" | "paused" | "break" | "free" | "called" | "serving";

/** The hall as one clerk at one counter needs it; nothing of it is kept anywhere but in the hub. */
export type Desk = {
  clerk: ClerkView;
  counter: CounterView;
  situation: Situation;
  /** The visit that the counter has called or serves. */
  visit?: VisitView;
  line: Line;
  missed: VisitView[];
  parked: VisitView[];
};

/** The clerk's desk; undefined while the clerk has no counter. */
export function deskOf(hall: HallSnapshot, clerkId: string, now: Date): Desk | undefined {
  const clerk = hall.clerks.find((one) => one.clerkId === clerkId);
  const counter = clerk && hall.counters.find((one) => one.counterId === clerk.counterId);
  if (!clerk || !counter) return undefined;
  const visit = hall.visits.find((one) => one.visitId === counter.visitId);
  return {
    clerk,
    counter,
    situation: situationOf(clerk, counter, visit),
    ...(visit ? { visit } : {}),
    line: myLine(hall, counter, clerkId, now),
    missed: missedOf(hall, counter),
    parked: parkedBy(hall, clerkId),
  };
}

function situationOf(clerk: ClerkView, counter: CounterView, visit: VisitView | undefined): Situation {
  if (visit?.status === "called" || visit?.status === "serving") return visit.status;
  if (clerk.state === "break") return "break";
  return counter.state === "open" ? "free" : counter.state;
}

/** Missed visits of the counter's queues: whoever comes back asks at any of its counters; the latest first. */
function missedOf(hall: HallSnapshot, counter: CounterView): VisitView[] {
  return hall.visits
    .filter((visit) => visit.status === "missed" && counter.queueIds.includes(visit.queueId))
    .sort((a, b) => sinceOf(b) - sinceOf(a));
}

function parkedBy(hall: HallSnapshot, clerkId: string): VisitView[] {
  return hall.visits
    .filter((visit) => visit.status === "parked" && visit.clerkId === clerkId)
    .sort((a, b) => sinceOf(a) - sinceOf(b));
}

/** Since when the visit is in its state; milliseconds. */
export function sinceOf({ since, issuedAt }: VisitView): number {
  return Date.parse(since ?? issuedAt);
}

/** Today's work of a clerk: the middle serving time in milliseconds (undefined before the first), and the last one. */
export function workOf(hall: HallSnapshot, clerkId: string): { medianMs?: number; last?: VisitView } {
  const mine = hall.visits.filter(
    ({ status, step }) => status === "finished" && step?.finishedAt !== undefined && step.clerkId === clerkId,
  );
  const last = mine.reduce<VisitView | undefined>(
    (latest, visit) => (latest && finishedMs(latest) >= finishedMs(visit) ? latest : visit),
    undefined,
  );
  const times = mine
    .filter(({ accurate }) => accurate !== false)
    .map((visit) => finishedMs(visit) - Date.parse(visit.step?.startedAt ?? visit.issuedAt))
    .sort((a, b) => a - b);
  const medianMs = middleOf(times);
  return { ...(medianMs === undefined ? {} : { medianMs }), ...(last ? { last } : {}) };
}

function finishedMs({ step, issuedAt }: VisitView): number {
  return Date.parse(step?.finishedAt ?? issuedAt);
}

function middleOf(sorted: readonly number[]): number | undefined {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
