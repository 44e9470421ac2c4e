import { z } from "zod";
import type { Command } from "./command-form.ts";
import {
  BusinessDay,
  ClassId,
  CounterId,
  GroupId,
  Instant,
  Language,
  MOST_SERVICES,
  QueueId,
  ServiceId,
  VisitId,
} from "./ids.ts";
import { KioskBell, MergeRefusal } from "./kiosk.ts";
import { TicketView } from "./ticket.ts";
import { VisitStatus, WaitRange } from "./visit.ts";

/** The number of a document, as a card reader or a visitor gives it; only a keyed hash of it is kept, and for a few days. */
export const Identity = z.string().trim().min(4).max(40);

export const Phone = z
  .string()
  .regex(/^\+?[0-9 -]{5,20}$/, "digits, spaces and hyphens, such as +86 138 0000 0000");

/** Who a visitor is, for segmentation. */
export const visitorFacts = {
  class: ClassId.optional(),
  group: GroupId.optional(),
  language: Language.optional(),
  partySize: z.int().min(1).max(50).optional(),
};
const ServiceIds = z.array(ServiceId).min(1).max(MOST_SERVICES);

/** A visit as anybody at a kiosk may find it: code, place, status. */
export const FoundVisit = z.object({
  visitId: VisitId,
  code: z.string(),
  status: VisitStatus,
  queueId: QueueId,
  serviceIds: z.array(ServiceId),
  issuedAt: Instant,
  counterId: CounterId.optional(),
  /** When it is booked for. */
  bookedAt: Instant.optional(),
  ahead: z.int().optional(),
  wait: WaitRange.nullable().optional(),
});
export type FoundVisit = z.infer<typeof FoundVisit>;

/** Numbers that one kiosk may give out while the hub is away, both ends included. */
export const NumberBlock = z.object({
  prefix: z.string(),
  from: z.int().min(1),
  to: z.int().min(1),
  /** The first that the hub has not seen used: where a kiosk that has lost its memory goes on. */
  next: z.int().min(1).optional(),
});
export type NumberBlock = z.infer<typeof NumberBlock>;

/** A ticket that a kiosk gave out by itself. */
export const OfflineTicket = z.strictObject({
  /** The kiosk's own id of it: the same again is merged once. */
  localId: z.string().min(1).max(64),
  code: z.string().max(12),
  prefix: z.string().max(2),
  number: z.int().min(1).max(99_999),
  serviceIds: ServiceIds,
  issuedAt: Instant,
  /** The day of the block that the number is from; then the kiosk's clock need not be right for the ticket's day to be. */
  day: BusinessDay.optional(),
  ...visitorFacts,
});
export type OfflineTicket = z.infer<typeof OfflineTicket>;

/** What the visitor's side asks beside `visit:take-ticket`. */
export const VISITOR_COMMANDS = {
  "visit:book": {
    may: "book",
    request: z.strictObject({
      serviceIds: ServiceIds,
      /** When the visitor will come; within the hall's opening hours. */
      at: Instant,
      ...visitorFacts,
      phone: Phone.optional(),
    }),
    reply: z.object({ visitId: VisitId, reference: z.string(), url: z.string() }),
    summary: "Book a visit for later today or another day",
  },
  "visit:check-in": {
    may: "check-in",
    request: z.union([
      z.strictObject({ visitId: VisitId }),
      z.strictObject({ reference: z.string().trim().min(4).max(20) }),
    ]),
    reply: TicketView,
    summary: "The booked visitor is here: the booking becomes a ticket of today",
  },
  "visit:find": {
    may: "find",
    request: z.union([
      z.strictObject({ identity: Identity }),
      z.strictObject({ code: z.string().trim().min(2).max(20) }),
    ]),
    reply: z.object({ visits: z.array(FoundVisit) }),
    read: true,
    summary: "Visits of today by document or by code: place and status only",
  },
  "visit:reprint": {
    may: "find",
    request: z.strictObject({ visitId: VisitId, identity: Identity.optional() }),
    reply: TicketView,
    summary: "Print the same ticket again; at a kiosk only with the document that it was taken with",
  },
  "kiosk:reserve-numbers": {
    may: "reserve-numbers",
    request: z.strictObject({ serviceIds: z.array(ServiceId).max(200).optional() }),
    reply: z.object({
      blocks: z.array(NumberBlock),
      day: BusinessDay,
      /** After this the blocks are worth nothing. */
      validUntil: Instant,
      /** When numbers may be given out today, `HH:MM-HH:MM`, earliest first. */
      hours: z.array(z.string()),
      timeZone: z.string(),
      /** Which prefix a ticket for this first service has. */
      services: z.array(z.object({ serviceId: ServiceId, queueId: QueueId, prefix: z.string() })),
    }),
    summary: "Numbers that the kiosk may give out while it cannot reach the hub",
  },
  "kiosk:merge-tickets": {
    may: "reserve-numbers",
    request: z.strictObject({ tickets: z.array(OfflineTicket).min(1).max(200) }),
    reply: z.object({
      merged: z.array(
        z.object({
          localId: z.string(),
          visitId: VisitId,
          code: z.string(),
          token: z.string(),
          url: z.string(),
        }),
      ),
      refused: z.array(z.object({ localId: z.string(), because: MergeRefusal })),
    }),
    summary: "Take over what the kiosk gave out meanwhile; each ticket once, in order of issue",
  },
  "kiosk:call-staff": {
    may: "call-staff",
    request: z.strictObject({}),
    reply: z.object({ bell: KioskBell }),
    summary: "A visitor at this kiosk wants somebody: its help bell rings until somebody accepts",
  },
} as const satisfies Record<string, Command>;
