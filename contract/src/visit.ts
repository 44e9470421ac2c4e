import { z } from "zod";
import {
  ClassId,
  ClerkId,
  CounterId,
  GroupId,
  Instant,
  Language,
  QueueId,
  ServiceId,
  StepId,
  Text,
  VisitId,
} from "./ids.ts";

/** The one status field of a visit; nothing else encodes it. */
export const VisitStatus = z.enum([
  "booked",
  "waiting",
  "called",
  "serving",
  "parked",
  "missed",
  "finished",
  "left",
  "void",
]);
export type VisitStatus = z.infer<typeof VisitStatus>;

/** One of the hall's classes: a weight for the wait. Halls choose their ids; most have `normal` and `priority`. */
export const VisitClass = ClassId;
export type VisitClass = z.infer<typeof VisitClass>;

/** Where a returned or transferred visit goes in line. */
export const Place = z.enum(["front", "back", "keep"]);
export type Place = z.infer<typeof Place>;

/** Where a missed visit goes back: in front, at the back, where its time puts it, or there with one call fewer counted. */
export const ReturnPlace = z.enum([...Place.options, "fewer-calls"]);
export type ReturnPlace = z.infer<typeof ReturnPlace>;

/** What a clerk can take back within the hall's undoSeconds. */
export const UndoableCommand = z.enum([
  "visit:call-next",
  "visit:call",
  "visit:arrive",
  "visit:no-show",
  "visit:skip",
  "visit:return",
  "visit:park",
  "visit:resume",
  "visit:next-step",
  "visit:finish",
  "visit:transfer",
  "visit:leave",
  "visit:void",
]);
export type UndoableCommand = z.infer<typeof UndoableCommand>;

/** What was done in a step, with counts; an empty list is not "nothing could be done". */
export const ServicesDone = z
  .array(z.strictObject({ serviceId: ServiceId, count: z.int().min(0).max(999) }))
  .max(20);
/** Done; could not be provided; or nobody has said. */
export const Outcome = z.enum(["done", "not-possible", "not-recorded"]);
export type Outcome = z.infer<typeof Outcome>;

/** A wait told to a visitor, in minutes. */
export const WaitRange = z.object({ low: z.int().min(0), high: z.int().min(0) });
export type WaitRange = z.infer<typeof WaitRange>;

export const Grade = z.int().min(1).max(5);
export const RatingChannel = z.enum(["pad", "qr", "kiosk", "paper"]);
export type RatingChannel = z.infer<typeof RatingChannel>;

export const PeriodState = z.enum(["waiting", "called", "serving", "parked", "missed"]);
export type PeriodState = z.infer<typeof PeriodState>;

/** A span of a visit in one state; `to` is null while it lasts. */
export const Period = z.object({
  state: PeriodState,
  from: Instant,
  to: Instant.nullable(),
  queueId: QueueId,
  /** For which service; absent in journals from before it was kept. */
  serviceId: ServiceId.optional(),
  counterId: CounterId.optional(),
  clerkId: ClerkId.optional(),
});
export type Period = z.infer<typeof Period>;

/** One service session at one counter, with its rating. */
export const StepView = z.object({
  stepId: StepId,
  /** Absent in journals from before a step knew its service. */
  serviceId: ServiceId.optional(),
  counterId: CounterId,
  clerkId: ClerkId,
  startedAt: Instant,
  finishedAt: Instant.optional(),
  done: z.array(z.object({ serviceId: ServiceId, count: z.int().min(0) })).optional(),
  outcome: z.enum([...Outcome.options, "transferred"]).optional(),
  /** False: somebody else ended it, so that its length says nothing. */
  accurate: z.boolean().optional(),
  rating: z
    .object({
      grade: Grade.nullable(), // null: asked, and not rated in time
      reasons: z.array(z.string()),
      channel: RatingChannel,
      at: Instant,
    })
    .optional(),
});
export type StepView = z.infer<typeof StepView>;

/** A visit as staff see it; the public sees fewer fields. */
export const VisitView = z.object({
  visitId: VisitId,
  code: z.string(),
  status: VisitStatus,
  queueId: QueueId,
  /** Not shown to the public; nor are services (an empty list). */
  class: VisitClass.optional(),
  serviceIds: z.array(ServiceId),
  counterId: CounterId.optional(),
  clerkId: ClerkId.optional(),
  language: Language.optional(),
  partySize: z.int().optional(),
  channel: z.enum(["kiosk", "clerk"]).optional(),
  calls: z.int().optional(),
  issuedAt: Instant,
  /** The time that orders it within its class and queue; differs from `issuedAt` after a return or transfer. */
  effectiveAt: Instant.optional(),
  sequence: z.int().optional(),
  reservedFor: z.object({ counterId: CounterId.optional(), clerkId: ClerkId.optional() }).optional(),
  /** From here on it is anybody's. */
  reservedUntil: Instant.optional(),
  group: GroupId.optional(),
  booked: z.object({ at: Instant, reference: z.string().optional() }).optional(),
  /** How late a booked visitor checked in. */
  lateMinutes: z.number().optional(),
  /** The guarantee: after this instant nobody who came later is called first. */
  noLaterFirstAfter: Instant.optional(),
  notBefore: Instant.optional(),
  since: Instant.optional(),
  calledAt: Instant.optional(),
  startedAt: Instant.optional(),
  finishedAt: Instant.optional(),
  accurate: z.boolean().optional(),
  /** Colleagues have left notes; `visit:notes` reads them. */
  note: z.boolean().optional(),
  /** Fields of its services that are no free text. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Services of the ticket that nobody has done yet, beside the one that runs. */
  openServiceIds: z.array(ServiceId).optional(),
  /** Called so often that only `visit:rejoin` brings it back. */
  missedForGood: z.boolean().optional(),
  /** Until then `undoBy` can take the last act back; a clerk's own last act is in ClerkView.undo. */
  undoUntil: Instant.optional(),
  undoBy: ClerkId.optional(),
  step: StepView.optional(),
  /** People to be called before it; in answers and snapshots, not kept fresh by patches. */
  ahead: z.int().optional(),
  wait: WaitRange.nullable().optional(),
});
export type VisitView = z.infer<typeof VisitView>;

/** By which words of a counter's work profile a queue is served there. */
export const ProfileWords = z.object({
  queueId: QueueId,
  priority: z.int(),
  share: z.int().optional(),
  when: z
    .object({
      queueId: QueueId,
      waitsOverMinutes: z.number().optional(),
      waitingOver: z.int().optional(),
    })
    .optional(),
});
export type ProfileWords = z.infer<typeof ProfileWords>;

/** What `explain` answers: why this visit, and whom it passed over. */
export const Explanation = z.object({
  rule: z.enum([
    "bound",
    "reserved-for-counter",
    "reserved-for-clerk",
    "queue-priority",
    "ratio",
    "skill",
    "weight",
    "booked",
    "front",
    "longest-waiting",
    "picked",
    "nobody-waiting",
    "priority-class", // only in journals from before classes had weights
  ]),
  considered: z.int(),
  passedOver: z.array(
    z.object({
      visitId: VisitId,
      code: z.string(),
      /** The rule by which the other went first; or why this one cannot be called at this counter now. */
      because: z.enum([
        "bound",
        "reserved-for-counter",
        "reserved-for-clerk",
        "queue-priority",
        "ratio",
        "skill",
        "weight",
        "booked",
        "front",
        "order",
        "reserved",
        "not-before",
        "too-soon",
        "no-skill",
        "calling-window",
        "closed-condition",
        "class", // only in journals from before classes had weights
      ]),
    }),
  ),
  /** How long the chosen visit has waited in this line. */
  waitedMinutes: z.number().optional(),
  /** The segmentation rule that put it into its queue and class. */
  segment: Text.optional(),
  /** By which words of the work profile it was reached. */
  profile: ProfileWords.optional(),
  /** Called without a click, because the counter was idle. */
  auto: z.boolean().optional(),
});
export type Explanation = z.infer<typeof Explanation>;
