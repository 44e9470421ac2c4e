import type {
  AlertKind,
  Explanation,
  HallConfiguration,
  Language,
  Place,
  RatingChannel,
  Severity,
  Text,
  VisitClass,
} from "@hall/contract";

type ByClerk = { counterId: string; clerkId: string };

/** What can happen in a hall, in the past tense. An event is a fact: nothing refuses it later. */
export type EventData = {
  "hall-configured": { configuration: HallConfiguration };
  "day-started": { day: string };
  "day-ended": { day: string };
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
  };
  "visit-called": ByClerk & { visitId: string; explain: Explanation };
  "visit-recalled": { visitId: string };
  "visit-arrived": { visitId: string };
  "visit-missed": { visitId: string; because: "clerk" | "timer" };
  "visit-returned": { visitId: string; place: Place; effectiveAt: string };
  "visit-parked": { visitId: string };
  "visit-resumed": ByClerk & { visitId: string };
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
  };
  "visit-finished": {
    visitId: string;
    done: { serviceId: string; count: number }[];
    outcome: "done" | "not-possible" | "not-recorded";
  };
  "visit-left": { visitId: string };
  "visit-voided": { visitId: string; reason: string };
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
  "clerk-took-counter": ByClerk & { name: string };
  "clerk-left-counter": ByClerk;
  "clerk-went-on-break": { clerkId: string; reason: string };
  "clerk-came-back": { clerkId: string };
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
