import type {
  AlertView,
  CounterState,
  HallConfiguration,
  Language,
  MergeRefusal,
  NumberBlock,
  Period,
  RollNumber,
  StepView,
  Text,
  UndoableCommand,
  VisitClass,
} from "@hall/contract";
import { Book } from "./book.ts";
import type { Trail } from "./trail.ts";

/** What every visit has, whatever its state. Instants are ISO 8601 in UTC, so that they compare as text. */
type VisitBase = {
  visitId: string;
  code: string;
  day: string;
  queueId: string;
  class: VisitClass;
  serviceIds: readonly string[];
  language: Language;
  partySize: number;
  channel: "kiosk" | "clerk";
  issuedAt: string;
  /** Orders it within its class; differs from `issuedAt` after a return or a transfer. */
  effectiveAt: string;
  /** Ticket number over all prefixes: the last word when two times are equal. */
  sequence: number;
  /** Since when it could be called from this line: the clock of the hall's bound. A place that is kept keeps it. */
  lineSince: string;
  /** From here on nobody who came later is called first; fixed when it enters the line. */
  boundAt: string;
  /** The service for which it waits, or that is done now. */
  serviceId: string;
  /** The class that was asked for, before segmentation. */
  askedClass: VisitClass;
  group: string | undefined;
  returnVisit: boolean;
  booked: { at: string; reference?: string } | undefined;
  /** How late a booked visitor checked in. */
  lateMinutes: number | undefined;
  /** Name of the segmentation rule that chose queue and class. */
  segment: Text | undefined;
  reservedFor: { counterId?: string | undefined; clerkId?: string | undefined } | undefined;
  /** From here on it is anybody's; undefined: kept as long as that counter or clerk is on duty. */
  reservedUntil: string | undefined;
  notBefore: string | undefined;
  calls: number;
  /** The last call or recall: from here the no-show grace runs. */
  lastCallAt: string | undefined;
  calledAt: string | undefined;
  startedAt: string | undefined;
  finishedAt: string | undefined;
  /** False when a step was left open and closed by the end of the day: stays out of averages. */
  accurate: boolean;
  /** Left open until the end of the day closed it. */
  expired?: true;
  /** Gapless from `issuedAt`; the last one is open while the visit is. */
  periods: readonly Period[];
  steps: readonly StepView[];
  /** Notes of colleagues exist; their texts are personal data and not here. */
  noted: boolean;
  /** Fields of its services by id; of free texts only that they are filled in. */
  fields: Readonly<Record<string, string>>;
  textFields: readonly string[];
  /** Keyed hash of the document that it was taken with; the key is forgotten with the hall's personal data. */
  person?: string | undefined;
  /** Its last change, if that was somebody's act that can be taken back. */
  act: { seq: number; by: string; until: string } | undefined;
};
type AtCounter = { counterId: string; clerkId: string };

/** Has not come yet: its `day` is the one that it is booked for, its `code` the booking's reference. */
export type BookedVisit = VisitBase & { status: "booked" };
export type WaitingVisit = VisitBase & { status: "waiting" };
/** With a clerk: called, being served, or parked: with that clerk, until that one leaves the counter. */
export type HeldVisit = VisitBase & AtCounter & { status: "called" | "serving" | "parked" };
export type MissedVisit = VisitBase & { status: "missed" };
export type ClosedVisit = VisitBase & { status: "finished" | "left" | "void" };
export type Visit = BookedVisit | WaitingVisit | HeldVisit | MissedVisit | ClosedVisit;

export type Counter = {
  counterId: string;
  state: CounterState;
  reason: string | undefined;
  since: string;
  clerkId: string | undefined;
  /** The visit that it has called or serves: one at most. */
  visitId: string | undefined;
  /** When it last lost or finished a visit. */
  freeSince: string | undefined;
  /** Queues of its last calls, the newest last: what a ratio is counted over. */
  lastCalls: readonly string[];
  /** The seq at which the visit that it holds last changed. */
  heldSeq: number;
  /** When it last got, lost or got back a visit; an undo does not turn it back. */
  movedAt: string | undefined;
};

/** What one act did to one visit, so that it can be put back exactly. */
export type ActPart = {
  visitId: string;
  /** The seq of its last event about this visit. */
  seq: number;
  before: Visit;
  counters: readonly {
    counterId: string;
    seq: number;
    before: Pick<Counter, "freeSince" | "lastCalls" | "heldSeq">;
  }[];
};
/** Somebody's last act, kept until the next one; good until `until`. */
export type LastAct = { what: UndoableCommand; until: string; parts: readonly ActPart[] };

/** A clerk who is signed in at a counter. */
export type Clerk = {
  clerkId: string;
  name: string;
  /** What the person signs in with; unknown where the event does not say it. */
  username: string | undefined;
  counterId: string;
  /** Not at the counter: on a break, in the back office, or away. */
  off: { state: "break" | "back-office" | "away"; reason: string; since: string } | undefined;
  since: string;
  servedToday: number;
};

/** Numbers that one kiosk may give out by itself; `next` is the first that is not known to be used. */
export type ReservedBlock = NumberBlock & { kioskId: string; next: number; reservedAt?: string };

/** What kiosks do while the hub is away. Keys are `<kioskId>/<localId>`. */
export type Offline = {
  blocks: readonly ReservedBlock[];
  /** Visits of today's tickets that came from kiosks, and of the day before. */
  merged: Readonly<Record<string, string>>;
  mergedBefore: Readonly<Record<string, string>>;
  refused: Readonly<Record<string, MergeRefusal>>;
};
export const NO_BLOCKS: Offline = { blocks: [], merged: {}, mergedBefore: {}, refused: {} };

/** The waiting visits of each queue, by (effectiveAt, sequence). */
export type Lines = ReadonlyMap<string, readonly WaitingVisit[]>;

/** One hall at one version; every change of it is an event of the journal. */
export type HallState = {
  seq: number;
  configuration: HallConfiguration;
  /** The seq at which it came into force: its version. */
  configuredSeq: number;
  /** The business day that runs, or ran last. */
  day: string | undefined;
  dayEnded: boolean;
  /** The newest day that has ended. */
  endedDay?: string | undefined;
  /** Last number given out by prefix, today. */
  numbers: Readonly<Record<string, number>>;
  sequence: number;
  /** Tickets given out today by queue and minute of the day: what quotas are counted from. */
  issued: Readonly<Record<string, Readonly<Record<string, number>>>>;
  offline: Offline;
  /** Today's visits, open and closed, and bookings of today and later. */
  visits: ReadonlyMap<string, Visit>;
  /** Whoever waits, by queue, each in order of (effectiveAt, sequence): an index of `visits` that `evolve` keeps. */
  lines: Lines;
  /** When each queue was called from today, in order: what the wait is estimated from. */
  callTimes: Readonly<Record<string, Trail<string>>>;
  counters: ReadonlyMap<string, Counter>;
  clerks: ReadonlyMap<string, Clerk>;
  /** Open alerts, and those that ended today. */
  alerts: ReadonlyMap<string, AlertView>;
  /** The last act of each person: what `visit:undo` takes back. */
  acts: ReadonlyMap<string, LastAct>;
  /** Numbers are not given out, in the whole hall or for some queues; ends with the day. */
  ticketStop: { notice: Text; queueIds: readonly string[] | undefined; since: string } | undefined;
  /** The paper roll: its last number today, and what each counter shows of it, newest last. */
  roll: { last: number; shown: readonly RollNumber[] };
};

export const NO_ROLL: HallState["roll"] = { last: 0, shown: [] };

const OPEN = new Set<Visit["status"]>(["waiting", "called", "serving", "parked", "missed"]);

/** Is the visit still going on? A missed one is: it may be returned. */
export function isOpen(visit: Visit): visit is WaitingVisit | HeldVisit | MissedVisit {
  return OPEN.has(visit.status);
}

/** A hall as its configuration makes it, before anything has happened. */
export function newHall(configuration: HallConfiguration, at: string): HallState {
  return {
    seq: 0,
    configuration,
    configuredSeq: 0,
    day: undefined,
    dayEnded: false,
    numbers: {},
    sequence: 0,
    issued: {},
    offline: NO_BLOCKS,
    visits: new Map(),
    lines: new Map(),
    callTimes: {},
    counters: new Map(
      configuration.counters.map(({ counterId }) => [counterId, closedCounter(counterId, at)]),
    ),
    clerks: new Map(),
    alerts: new Map(),
    acts: new Map(),
    ticketStop: undefined,
    roll: NO_ROLL,
  };
}

/** A counter that nobody has opened. */
export function closedCounter(counterId: string, at: string): Counter {
  return {
    counterId,
    state: "closed",
    reason: undefined,
    since: at,
    clerkId: undefined,
    visitId: undefined,
    freeSince: undefined,
    lastCalls: [],
    heldSeq: 0,
    movedAt: undefined,
  };
}

/** So many entries are copied as fast as a page of a book. */
const SMALL = 8;

/** A copy of the map with one entry put in place; a large map becomes a book, which copies one page of it. */
export function put<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  if (map instanceof Book) return (map as Book<V>).with(key, value); // as: instanceof forgets what it is a book of
  return map.size < SMALL ? new Map(map).set(key, value) : Book.of(map).with(key, value);
}
