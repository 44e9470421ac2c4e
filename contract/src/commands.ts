import { z } from "zod";
import { AlertView } from "./alerts.ts";
import type { Command } from "./command-form.ts";
import { Reason } from "./command-form.ts";
import { CLERK_COMMANDS } from "./commands-clerk.ts";
import { Identity, Phone, VISITOR_COMMANDS, visitorFacts } from "./commands-visitor.ts";
import { ClerkView, CounterView, HallSnapshot } from "./hall.ts";
import {
  AlertId,
  CameraId,
  ClerkId,
  CounterId,
  MOST_SERVICES,
  QueueId,
  ServiceId,
  StepId,
  VisitId,
} from "./ids.ts";
import { Rehearsal, RehearsalRequest } from "./rehearsal.ts";
import { TicketView } from "./ticket.ts";
import { Explanation, Grade, Outcome, Place, ReturnPlace, ServicesDone, VisitView } from "./visit.ts";

export { TicketView };

const visit = z.object({ visit: VisitView });
const counter = z.object({ counter: CounterView });
const clerk = z.object({ clerk: ClerkView });
const alert = z.object({ alert: AlertView });
const byVisit = z.strictObject({ visitId: VisitId });
const byCounter = z.strictObject({ counterId: CounterId });

/** Screen or script → hub. The hub binds the same registry to Socket.io and to REST; nothing is fire-and-forget. */
export const COMMANDS = {
  "visit:take-ticket": {
    may: "take-ticket",
    request: z.strictObject({
      serviceIds: z.array(ServiceId).min(1).max(MOST_SERVICES),
      ...visitorFacts,
      returnVisit: z.boolean().optional(),
      phone: Phone.optional(),
      /** From a card reader: one live ticket for a person and service. */
      identity: Identity.optional(),
    }),
    reply: TicketView,
    summary: "Take a number for one or several services",
  },
  "visit:call-next": {
    may: "call",
    request: byCounter,
    reply: z.object({ visit: VisitView.nullable(), explain: Explanation }),
    summary: "Call whoever is next for this counter; null when nobody waits",
  },
  "visit:call": {
    may: "cherry-pick",
    request: z.strictObject({ visitId: VisitId, counterId: CounterId }),
    reply: visit,
    summary: "Call this visit out of order",
  },
  "visit:recall": { may: "call", request: byVisit, reply: visit, summary: "Call the same visit again" },
  "visit:arrive": {
    may: "call",
    request: byVisit,
    reply: visit,
    summary: "The called visitor is at the counter",
  },
  "visit:no-show": {
    may: "call",
    request: byVisit,
    reply: visit,
    summary: "The called visitor did not come",
  },
  "visit:park": {
    may: "call",
    request: byVisit,
    reply: visit,
    summary: "The same clerk will take it up again",
  },
  "visit:resume": { may: "call", request: byVisit, reply: visit, summary: "Take a parked visit up again" },
  "visit:finish": {
    may: "call",
    request: z.strictObject({
      visitId: VisitId,
      done: ServicesDone.optional(),
      outcome: Outcome.optional(),
    }),
    reply: visit,
    summary: "The visitor has been served",
  },
  "visit:return": {
    may: "call",
    request: z.strictObject({ visitId: VisitId, place: ReturnPlace }),
    reply: visit,
    summary: "Put a missed visit back in line",
  },
  "visit:transfer": {
    may: "transfer",
    request: z.strictObject({
      visitId: VisitId,
      to: z.union([
        z.strictObject({ queueId: QueueId }),
        z.strictObject({ counterId: CounterId }),
        z.strictObject({ clerkId: ClerkId }),
      ]),
      place: Place.optional(),
      notBefore: z.iso.datetime({ offset: true }).optional(),
    }),
    reply: visit,
    summary: "The visit goes on in another queue, at another counter or with another clerk",
  },
  "visit:leave": {
    may: "leave",
    request: byVisit,
    reply: visit,
    summary: "The visitor gives up the place in line",
  },
  "visit:void": {
    may: "void",
    request: z.strictObject({ visitId: VisitId, reason: Reason }),
    reply: visit,
    summary: "The ticket was a mistake",
  },
  "visit:rate": {
    may: "rate",
    request: z.strictObject({
      token: z.string().min(8).max(200),
      grade: Grade,
      reasons: z
        .array(z.string().regex(/^[1-5]\d\d$/, "a code such as 517"))
        .max(8)
        .optional(),
      text: z.string().max(500).optional(),
    }),
    reply: z.object({ stepId: StepId, grade: Grade }),
    summary: "Rate the step that the token belongs to; the token alone is enough to be allowed",
  },
  "counter:open": {
    may: "open-counter",
    request: byCounter,
    reply: counter,
    summary: "Open a counter, or end its pause",
  },
  "counter:pause": {
    may: "open-counter",
    request: z.strictObject({ counterId: CounterId, reason: Reason }),
    reply: counter,
    summary: "Pause a counter, with a reason",
  },
  "counter:close": { may: "open-counter", request: byCounter, reply: counter, summary: "Close a counter" },
  "clerk:take-counter": {
    may: "take-counter",
    request: byCounter,
    reply: counter,
    summary: "Sign in at a counter",
  },
  "clerk:leave-counter": {
    may: "take-counter",
    request: byCounter,
    reply: counter,
    summary: "Sign out of a counter",
  },
  "clerk:break": {
    may: "take-counter",
    request: z.strictObject({ reason: Reason.optional() }),
    reply: clerk,
    summary: "Take a break",
  },
  "clerk:back": {
    may: "take-counter",
    request: z.strictObject({ reason: Reason.optional() }),
    reply: clerk,
    summary: "Back at the counter, from wherever the clerk was",
  },
  ...CLERK_COMMANDS,
  ...VISITOR_COMMANDS,
  "alert:acknowledge": {
    may: "handle-alerts",
    request: z.strictObject({ alertId: AlertId, reason: Reason.optional() }),
    reply: alert,
    summary: "Somebody looks after it",
  },
  "alert:resolve": {
    may: "handle-alerts",
    request: z.strictObject({ alertId: AlertId, reason: Reason.optional() }),
    reply: alert,
    summary: "The cause is put right",
  },
  "hall:snapshot": {
    may: "see-board",
    request: z.strictObject({}),
    reply: HallSnapshot,
    read: true,
    summary: "Everything the caller may see, with its seq",
  },
  "visit:explain": {
    may: "see-hall",
    request: byCounter,
    reply: z.object({ visit: VisitView.nullable(), explain: Explanation }),
    read: true,
    summary: "Who would be next for this counter, and why",
  },
  "camera:watch": {
    may: "see-cameras",
    request: z.strictObject({ cameraId: CameraId, on: z.boolean() }),
    reply: z.object({ watching: z.boolean() }),
    read: true,
    summary: "Start or stop the live picture of a camera on this connection",
  },
  "camera:rehearse": {
    may: "configure",
    request: RehearsalRequest,
    reply: Rehearsal,
    read: true,
    summary: "Try a camera's areas, door lines and floor on what it saw in the last ten minutes",
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
export type Request<K extends CommandName> = z.infer<(typeof COMMANDS)[K]["request"]>;
export type Reply<K extends CommandName> = z.infer<(typeof COMMANDS)[K]["reply"]>;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[]; // as: Object.keys forgets the names

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
