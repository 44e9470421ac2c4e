import type {
  AlertView,
  ClerkView,
  CounterView,
  HallSnapshot,
  ServiceView,
  UndoableCommand,
  VisitStatus,
  VisitView,
} from "@hall/contract";
import { type Line, myLine } from "./my-line.ts";

/** What stands at this moment between the clerk and the next visitor. */
export type Situation =
  | "closed"
  | "paused"
  | "break"
  | "away"
  | "back-office"
  | "free"
  | "called"
  | "serving";

/** What a service asks its clerk to fill in. */
export type Field = NonNullable<ServiceView["fields"]>[number];

/** Bells of the hall: mine, those of colleagues and kiosks that nobody has answered, and the kiosk that I am on my way to. */
export type Help = { mine?: AlertView; ringing: AlertView[]; going?: AlertView };

/** Parked visits of the hall: mine, those whose clerk has left the counter, those of colleagues who are here. */
export type Parked = Record<"mine" | "stranded" | "others", VisitView[]>;

/** What can still be taken back, and until when. */
export type Undo = { code: string; what: UndoableCommand; until: Date };

/** The hall as one clerk at one counter needs it; nothing of it is kept anywhere but in the hub. */
export type Desk = {
  clerk: ClerkView;
  counter: CounterView;
  situation: Situation;
  /** The visit that the counter has called or serves. */
  visit?: VisitView;
  /** What the services of the visit in hand ask to fill in. */
  fields: Field[];
  line: Line;
  missed: VisitView[];
  parked: Parked;
  help: Help;
  undo?: Undo;
  ticketsStopped: boolean;
  /** The camera sees nobody at this open counter since then, and it is not yet an absence. */
  leaving?: string;
};

/** The clerk's desk; undefined while the clerk has no counter. */
export function deskOf(hall: HallSnapshot, clerkId: string, now: Date): Desk | undefined {
  const clerk = hall.clerks.find((one) => one.clerkId === clerkId);
  const counter = clerk && hall.counters.find((one) => one.counterId === clerk.counterId);
  if (!clerk || !counter) return undefined;
  const visit = hall.visits.find((one) => one.visitId === counter.visitId);
  const undo = undoOf(hall, clerk, now);
  return {
    clerk,
    counter,
    situation: situationOf(clerk, counter, visit),
    ...(visit ? { visit } : {}),
    fields: visit ? fieldsOf(hall, visit) : [],
    line: myLine(hall, counter, clerkId, now),
    missed: missedOf(hall, counter),
    parked: parkedIn(hall, clerkId),
    help: helpIn(hall, counter, clerk),
    ...(undo ? { undo } : {}),
    ticketsStopped: hall.ticketing?.stopped ?? false,
    ...leavingOf(clerk, counter),
  };
}

/** Whoever is on a break, elsewhere or at a counter that is not open leaves nothing. */
function leavingOf(clerk: ClerkView, counter: CounterView): Pick<Desk, "leaving"> {
  const off = clerk.state === "break" || clerk.state === "away" || clerk.state === "back-office";
  if (counter.presence !== "leaving" || counter.state !== "open" || off) return {};
  return { leaving: counter.presenceSince ?? counter.since };
}

function situationOf(clerk: ClerkView, counter: CounterView, visit: VisitView | undefined): Situation {
  if (visit?.status === "called" || visit?.status === "serving") return visit.status;
  const { state } = clerk;
  if (state === "break" || state === "away" || state === "back-office") return state;
  return counter.state === "open" ? "free" : counter.state;
}

/** What the services of a visit ask for, each field once. */
export function fieldsOf(hall: HallSnapshot, { serviceIds }: VisitView): Field[] {
  const services = hall.services.filter(({ serviceId }) => serviceIds.includes(serviceId));
  const fields = services.flatMap(({ fields = [] }) => fields);
  return [...new Map(fields.map((field) => [field.fieldId, field])).values()];
}

function helpIn(hall: HallSnapshot, { counterId }: CounterView, { name }: ClerkView): Help {
  const bells = hall.alerts.filter(({ kind, state }) => kind === "help-bell" && state !== "resolved");
  const mine = bells.find(({ subject, facts }) => subject === counterId && facts.kiosk === undefined);
  const ringing = bells
    .filter((bell) => bell !== mine && bell.state === "raised")
    .sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
  // Nobody at a kiosk can say that it is over: whoever went there does.
  const going = bells.find(
    ({ facts, acknowledgedBy }) => facts.kiosk !== undefined && acknowledgedBy === name,
  );
  return { ...(mine ? { mine } : {}), ringing, ...(going ? { going } : {}) };
}

function undoOf(hall: HallSnapshot, { undo }: ClerkView, now: Date): Undo | undefined {
  if (!undo || Date.parse(undo.until) <= now.getTime()) return undefined;
  const visit = hall.visits.find(({ visitId }) => visitId === undo.visitId);
  return { code: visit?.code ?? "", what: undo.what, until: new Date(undo.until) };
}

/** In which order somebody who asks at the desk is most likely one of these. */
const LIKELY: readonly VisitStatus[] = ["waiting", "missed", "parked", "called", "serving"];

/** All who are in the hall, those who wait first, in the order in which they came. */
export function inHall({ visits }: HallSnapshot): VisitView[] {
  const rank = ({ status }: VisitView): number => LIKELY.indexOf(status);
  return visits
    .filter((visit) => rank(visit) >= 0)
    .sort((a, b) => rank(a) - rank(b) || Date.parse(a.issuedAt) - Date.parse(b.issuedAt));
}

/** Missed visits of the counter's queues: whoever comes back asks at any of its counters; the latest first. */
function missedOf(hall: HallSnapshot, counter: CounterView): VisitView[] {
  return hall.visits
    .filter((visit) => visit.status === "missed" && counter.queueIds.includes(visit.queueId))
    .sort((a, b) => sinceOf(b) - sinceOf(a));
}

/** All that are parked, the longest first. */
export function parkedIn({ visits, clerks }: HallSnapshot, clerkId: string): Parked {
  const here = new Set<string | undefined>(clerks.map((clerk) => clerk.clerkId));
  const parked: Parked = { mine: [], stranded: [], others: [] };
  for (const visit of visits) {
    if (visit.status !== "parked") continue;
    const whose = visit.clerkId === clerkId ? "mine" : here.has(visit.clerkId) ? "others" : "stranded";
    parked[whose].push(visit);
  }
  for (const list of Object.values(parked)) list.sort((a, b) => sinceOf(a) - sinceOf(b));
  return parked;
}

/** Which of them this person may take up, as in the hub; `mayEndOthers` is a manager's right. */
export function resumable({ parked }: Pick<Desk, "parked">, mayEndOthers: boolean): VisitView[] {
  return [...parked.mine, ...parked.stranded, ...(mayEndOthers ? parked.others : [])];
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
