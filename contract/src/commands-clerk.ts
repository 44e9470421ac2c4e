import { z } from "zod";
import { AlertView } from "./alerts.ts";
import type { Command } from "./command-form.ts";
import { Reason } from "./command-form.ts";
import { ClerkView, RollNumber, Ticketing } from "./hall.ts";
import { AlertId, CounterId, FieldId, Instant, QueueId, ServiceId, Text, VisitId } from "./ids.ts";
import {
  Explanation,
  Outcome,
  Place,
  ReturnPlace,
  ServicesDone,
  UndoableCommand,
  VisitView,
} from "./visit.ts";

const visit = z.object({ visit: VisitView });
const clerk = z.object({ clerk: ClerkView });
const alert = z.object({ alert: AlertView });
const ticketing = z.object({ ticketing: Ticketing });
const byVisit = z.strictObject({ visitId: VisitId });
const byAlert = z.strictObject({ alertId: AlertId });
const byCounter = z.strictObject({ counterId: CounterId });

/** A note as its readers see it: never part of an event, erased with the hall's other personal data. */
export const VisitNote = z.object({ text: z.string(), by: z.string(), at: Instant });
export type VisitNote = z.infer<typeof VisitNote>;

/** What a clerk does beside calling and serving. */
export const CLERK_COMMANDS = {
  "visit:skip": {
    may: "call",
    request: z.strictObject({ visitId: VisitId, place: ReturnPlace }),
    reply: z.object({ visit: VisitView.nullable(), explain: Explanation }),
    summary: "The called visitor goes back in line and the next one is called, at one stroke",
  },
  "visit:rejoin": {
    may: "rejoin",
    request: byVisit,
    reply: visit,
    summary: "A missed visitor asks again: back of the line, with no calls counted",
  },
  "visit:next-step": {
    may: "call",
    request: z.strictObject({
      visitId: VisitId,
      /** Default: the next service of the ticket that nobody has done. */
      serviceId: ServiceId.optional(),
      done: ServicesDone.optional(),
      outcome: Outcome.optional(),
      to: z
        .union([z.strictObject({ counterId: CounterId }), z.strictObject({ queueId: QueueId })])
        .optional(),
      place: Place.optional(),
    }),
    reply: visit,
    summary: "This service is done; the next one begins here, or the visit is sent on with the same ticket",
  },
  "visit:undo": {
    may: "call",
    request: z.strictObject({}),
    reply: z.object({ visit: VisitView, undone: UndoableCommand }),
    summary: "Take back the caller's own last act, within the hall's undoSeconds",
  },
  "visit:note": {
    may: "note",
    request: z.strictObject({ visitId: VisitId, text: z.string().trim().min(1).max(1000) }),
    reply: visit,
    summary: "Add a note for colleagues",
  },
  "visit:set-fields": {
    may: "note",
    request: z.strictObject({
      visitId: VisitId,
      /** An empty text clears a field. */
      fields: z.record(FieldId, z.string().trim().max(500)),
    }),
    reply: visit,
    summary: "Fill in fields of the visit's services",
  },
  "visit:notes": {
    may: "note",
    request: byVisit,
    reply: z.object({ notes: z.array(VisitNote), fields: z.record(z.string(), z.string()) }),
    read: true,
    summary: "Notes of a visit, and its fields that are free text, until they are erased",
  },
  "clerk:back-office": {
    may: "take-counter",
    request: z.strictObject({ reason: Reason.optional() }),
    reply: clerk,
    summary: "Work in the back office",
  },
  "clerk:away": {
    may: "take-counter",
    request: z.strictObject({ reason: Reason }),
    reply: clerk,
    summary: "Away from the counter, with a reason",
  },
  "help:ring": {
    may: "help",
    request: byCounter,
    reply: alert,
    summary: "Ring the help bell of a counter; it rings until somebody accepts",
  },
  "help:accept": { may: "help", request: byAlert, reply: alert, summary: "I am coming" },
  "help:end": { may: "help", request: byAlert, reply: alert, summary: "Over, for everybody at once" },
  "hall:stop-tickets": {
    may: "stop-tickets",
    request: z.strictObject({ notice: Text, queueIds: z.array(QueueId).min(1).max(100).optional() }),
    reply: ticketing,
    summary: "No more numbers today, with a public notice, in the whole hall or for some queues",
  },
  "hall:resume-tickets": {
    may: "stop-tickets",
    request: z.strictObject({}),
    reply: ticketing,
    summary: "Numbers are given out again",
  },
  "roll:next": {
    may: "call",
    request: byCounter,
    reply: RollNumber.pick({ number: true }),
    summary: "The next number of the paper roll comes to this counter",
  },
} as const satisfies Record<string, Command>;
