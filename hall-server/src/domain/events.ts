import type {
  AlertKind,
  Explanation,
  HallConfiguration,
  Language,
  MergeRefusal,
  NumberBlock,
  Outcome,
  Place,
  RatingChannel,
  ReturnPlace,
  Severity,
  Text,
  UndoableCommand,
  VisitClass,
} from "@hall/contract";

type ByClerk = { counterId: string; clerkId: string };

/** Whose act the event is, where it can be taken back; `more`: it belongs to the act of the event before. */
export type Act = { act?: { by: string; what: UndoableCommand; more?: true } };

/** How a step ended; `accurate` is false when somebody else than its clerk ended it. */
export type StepEnd = {
  done: { serviceId: string; count: number }[];
  outcome: Outcome;
  accurate?: false;
};

/** What can happen in a hall, in the past tense. An event is a fact: nothing refuses it later. */
export type EventData = {
  "hall-configured": { configuration: HallConfiguration };
  "day-started": { day: string };
  "day-ended": { day: string };
  /** The hub's clock was put right by so many ms; `at` is the new time. `day`: what the running day is called now. */
  "clock-stepped": { byMs: number; day?: string };
  "ticket-issued": {
    visitId: string;
    code: string;
    prefix: string;
    number: number;
    day: string;
    serviceIds: string[];
    queueId: string;
    class: VisitClass;
    language: Language;
    partySize: number;
    channel: "kiosk" | "clerk";
    /** The kiosk, or the clerk who issued it by hand. */
    issuedBy: string;
    group?: string;
    returnVisit?: boolean;
    /** The class that was asked for, where segmentation chose another one. */
    askedClass?: VisitClass;
    /** The segmentation rule that chose, with what it keeps the visit for. */
    segment?: Text;
    reservedFor?: { counterId?: string; clerkId?: string };
    reservedUntil?: string;
    /** What the visitor was told: people ahead, and the wait in minutes. */
    ahead: number;
    wait: { low: number; high: number } | null;
    /** Keyed hash of the document that it was taken with; worthless once its key is forgotten. */
    person?: string;
    /** Given out by the kiosk while the hub was away, and merged now. */
    /** `told`: what the kiosk had said, where that could not be; nobody knows the right time to the minute. */
    offline?: { localId: string; issuedAt: string; told?: string };
  };
  "visit-booked": {
    visitId: string;
    reference: string;
    /** The day that it is booked for. */
    day: string;
    bookedAt: string;
    serviceIds: string[];
    queueId: string;
    class: VisitClass;
    language: Language;
    partySize: number;
    bookedBy: string;
    group?: string;
    askedClass?: VisitClass;
    segment?: Text;
  };
  /** The booking is a ticket of today now; the same visit. */
  "visit-checked-in": {
    visitId: string;
    code: string;
    prefix: string;
    number: number;
    queueId: string;
    class: VisitClass;
    channel: "kiosk" | "clerk" | "phone";
    issuedBy: string;
    lateMinutes?: number;
    effectiveAt: string;
    segment?: Text;
    reservedFor?: { counterId?: string; clerkId?: string };
    reservedUntil?: string;
    ahead: number;
    wait: { low: number; high: number } | null;
  };
  /** Booked, and never came. */
  "booking-expired": { visitId: string };
  "ticket-reprinted": { visitId: string; printedBy: string };
  "numbers-reserved": { kioskId: string; blocks: NumberBlock[] };
  /** A kiosk gave this ticket out, and it could not be taken over: its holder has a number that nobody will call. */
  "offline-ticket-refused": {
    kioskId: string;
    localId: string;
    code: string;
    issuedAt: string;
    because: MergeRefusal;
  };
  "visit-called": ByClerk & { visitId: string; explain: Explanation } & Act;
  "visit-recalled": { visitId: string };
  "visit-arrived": { visitId: string } & Act;
  "visit-missed": { visitId: string; because: "clerk" | "timer" | "skipped" } & Act;
  "visit-returned": { visitId: string; place: ReturnPlace; effectiveAt: string } & Act;
  /** A missed visitor has asked again: at the back of the line, with no calls counted. */
  "visit-rejoined": { visitId: string; askedBy: "visitor" | "staff"; effectiveAt: string };
  "visit-parked": { visitId: string } & Act;
  "visit-resumed": ByClerk & { visitId: string } & Act;
  "visit-transferred": {
    visitId: string;
    queueId: string;
    reservedFor?: { counterId?: string; clerkId?: string };
    reservedUntil?: string;
    /** Where the new service's segmentation chose another class. */
    class?: VisitClass;
    segment?: Text;
    place: Place;
    effectiveAt: string;
    notBefore?: string;
  } & Act;
  /** One service is done; the next one begins at the same counter, or waits for another. */
  "visit-went-on": StepEnd & {
    visitId: string;
    serviceId: string;
    queueId: string;
    class?: VisitClass;
    segment?: Text;
    /** Absent: it goes on here. */
    sent?: {
      reservedFor?: { counterId?: string; clerkId?: string };
      reservedUntil?: string;
      place: Place;
      effectiveAt: string;
    };
  } & Act;
  "visit-finished": StepEnd & {
    visitId: string;
    /** Services of the ticket that nobody has said anything about. */
    notRecorded?: string[];
  } & Act;
  "visit-left": { visitId: string } & Act;
  "visit-voided": { visitId: string; reason: string } & Act;
  /** An act was taken back: the visit is again as it was before it. `undoes` is the seq of the event. */
  "visit-undone": { visitId: string; actOf: string; what: UndoableCommand; undoes: number };
  /** The text is personal data and kept elsewhere under this id. */
  "visit-noted": { visitId: string; noteId: string };
  /** Free texts are kept elsewhere: here stands only which ones are filled in, and which cleared. */
  "visit-fields-set": { visitId: string; fields: Record<string, string>; texts: string[]; cleared: string[] };
  /** Left open past the end of the day; its last period says nothing true. */
  "visit-abandoned": { visitId: string };
  "visit-rated": {
    visitId: string;
    stepId: string;
    grade: number;
    reasons: string[];
    channel: RatingChannel;
  };
  /** The pad asked and nobody answered: not rated, never "good". */
  "rating-timed-out": { visitId: string; stepId: string };
  "counter-opened": { counterId: string };
  "counter-paused": { counterId: string; reason: string };
  "counter-closed": { counterId: string };
  /** `username`: what the person signs in with, by which the configuration may mean the clerk. */
  "clerk-took-counter": ByClerk & { name: string; username?: string };
  /** `forgotten`: the end of the day did it, and nobody knows when the clerk went. */
  "clerk-left-counter": ByClerk & { forgotten?: true };
  "clerk-went-on-break": { clerkId: string; reason: string };
  "clerk-went-to-back-office": { clerkId: string; reason: string };
  "clerk-went-away": { clerkId: string; reason: string };
  "clerk-came-back": { clerkId: string };
  "tickets-stopped": { notice: Text; queueIds?: string[] };
  "tickets-resumed": Record<never, never>;
  "roll-called": ByClerk & { number: number };
  "alert-raised": {
    alertId: string;
    kind: AlertKind;
    subject: string;
    severity: Severity;
    since: string;
    dueAt: string;
    facts: Record<string, string | number>;
  };
  "alert-worsened": { alertId: string; severity: Severity };
  "alert-acknowledged": { alertId: string; by: string; reason?: string };
  "alert-escalated": { alertId: string; level: 50 | 80 | 100 };
  "alert-resolved": { alertId: string; by: string; reason?: string };
};

export type EventType = keyof EventData;
/** One event of a hall: what, when, and its facts. */
export type HallEvent = { [K in EventType]: { type: K; at: string } & EventData[K] }[EventType];
export type EventOf<K extends EventType> = Extract<HallEvent, { type: K }>;
