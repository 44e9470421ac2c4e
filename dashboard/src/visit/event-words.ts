import { type Explanation, ReturnPlace, type TimelineEntry, WaitRange } from "@hall/contract";
import { z } from "zod";
import type { Names } from "./names.ts";
import type { Words } from "./words.ts";

/** The facts of events that words are made of; a fact of another shape counts as absent. */
const Facts = z.object({
  ahead: z.int().catch(0),
  wait: WaitRange.nullish().catch(undefined),
  counterId: z.string().optional().catch(undefined),
  queueId: z.string().optional().catch(undefined),
  because: z.enum(["clerk", "timer", "skipped"]).catch("clerk"),
  place: ReturnPlace.catch("keep"),
  code: z.string().catch(""),
  reference: z.string().catch(""),
  lateMinutes: z.number().catch(0),
  serviceId: z.string().catch(""),
  reservedFor: z
    .object({ counterId: z.string().optional(), clerkId: z.string().optional() })
    .optional()
    .catch(undefined),
  outcome: z.enum(["done", "not-possible", "not-recorded"]).catch("done"),
  reason: z.string().catch(""),
  grade: z.union([z.int(), z.literal("")]).catch(""),
});
type Facts = z.infer<typeof Facts>;

const PLAIN = new Set([
  "visit-recalled",
  "visit-arrived",
  "visit-parked",
  "visit-left",
  "visit-abandoned",
  "rating-timed-out",
] as const);
type Plain = typeof PLAIN extends Set<infer Name> ? Name : never;

/** One event of a visit in words; where its facts say nothing more, it is called by its name. */
export function eventWords({ event, details }: TimelineEntry, names: Names, t: Words): string {
  if (isPlain(event)) return t(`event-${event}`);
  const facts = Facts.parse(details);
  switch (event) {
    case "ticket-issued":
      return facts.wait
        ? t("event-ticket-issued-wait", { ahead: facts.ahead, ...facts.wait })
        : t("event-ticket-issued", { ahead: facts.ahead });
    case "visit-booked":
      return t("event-visit-booked", { reference: facts.reference });
    case "visit-checked-in":
      return facts.lateMinutes >= 1
        ? t("event-visit-checked-in-late", { code: facts.code, n: Math.floor(facts.lateMinutes) })
        : t("event-visit-checked-in", { code: facts.code });
    case "visit-went-on":
      return t("event-visit-went-on", { service: names.service(facts.serviceId) });
    case "visit-called":
    case "visit-resumed":
      return t(`event-${event}`, { counter: names.counter(facts.counterId ?? "") });
    case "visit-missed":
      return t(`event-visit-missed-${facts.because}`);
    case "visit-returned":
      return t(`event-visit-returned-${facts.place}`);
    case "visit-transferred":
      return t("event-visit-transferred", { to: target(facts, names) });
    case "visit-finished":
      return t(`event-visit-finished-${facts.outcome}`);
    case "visit-voided":
      return t("event-visit-voided", { reason: facts.reason });
    case "visit-rated":
      return t("event-visit-rated", { grade: facts.grade });
    default:
      return names.event(event);
  }
}

/** Why this visit was called, and whom the call passed over. */
export function explainWords({ rule, considered, passedOver }: Explanation, t: Words): string[] {
  const why = t("explain", { rule: t(`rule-${rule}`), n: considered });
  if (passedOver.length === 0) return [why];
  const codes = passedOver.map(({ code, because }) => t(`passed-${because}`, { code })).join(" ");
  return [why, t("passed-over", { codes })];
}

function target({ reservedFor, queueId }: Facts, names: Names): string {
  if (reservedFor?.counterId) return names.counter(reservedFor.counterId);
  if (reservedFor?.clerkId) return names.who(reservedFor.clerkId);
  return names.queue(queueId ?? "");
}

function isPlain(event: string): event is Plain {
  return (PLAIN as ReadonlySet<string>).has(event); // as: asked with any name
}
