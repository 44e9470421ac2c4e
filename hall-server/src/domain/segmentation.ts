import type { HallConfiguration, Language, SegmentWhen, Text } from "@hall/contract";
import { later } from "./calendar.ts";
import type { Visit } from "./state.ts";

/** What segmentation may look at. */
export type Facts = {
  serviceId: string;
  askedClass: string;
  group: string | undefined;
  language: Language;
  partySize: number;
  returnVisit: boolean;
  booked: boolean;
  lateMinutes: number | undefined;
};

/** Where a visit goes, and by which rule; without a rule to its service's queue, in the class that was asked for. */
export type Segment = {
  queueId: string;
  class: string;
  segment: Text | undefined;
  reservedFor: { counterId?: string; clerkId?: string } | undefined;
  reserveMinutes: number | undefined;
};

/** The first rule that is true wins; total, for a service that is gone stays in the queue `elsewhere`. */
export function segment(configuration: HallConfiguration, facts: Facts, elsewhere = ""): Segment {
  const service = configuration.services.find(({ serviceId }) => serviceId === facts.serviceId);
  const usual = service?.queueId ?? elsewhere;
  const rule = configuration.segmentation.find(({ when }) => isTrue(when, facts));
  const { queueId = usual, classId = facts.askedClass, reserveFor, reserveMinutes } = rule?.then ?? {};
  return {
    queueId,
    class: classId,
    segment: rule?.name,
    reservedFor: reserveFor,
    reserveMinutes: reserveFor ? (reserveMinutes ?? configuration.reservedMinutes) : undefined,
  };
}

/** All that the rule says must be true; `not` is true unless all in it is. */
export function isTrue(when: SegmentWhen, facts: Facts): boolean {
  const { not, ...words } = when;
  return all(words, facts) && !(not && all(not, facts));
}

function all(when: Omit<SegmentWhen, "not">, facts: Facts): boolean {
  const { services, groups, classes, languages, booked, lateOverMinutes, partySizeOver, returnVisit } = when;
  return (
    (services?.includes(facts.serviceId) ?? true) &&
    (groups === undefined || (facts.group !== undefined && groups.includes(facts.group))) &&
    (classes?.includes(facts.askedClass) ?? true) &&
    (languages?.includes(facts.language) ?? true) &&
    (booked === undefined || booked === facts.booked) &&
    (lateOverMinutes === undefined || (facts.lateMinutes ?? 0) > lateOverMinutes) &&
    (partySizeOver === undefined || facts.partySize > partySizeOver) &&
    (returnVisit === undefined || returnVisit === facts.returnVisit)
  );
}

/** What is known of a visit, for the service at hand or another one. */
export function factsOf(visit: Visit, serviceId: string = visit.serviceId): Facts {
  const { askedClass, group, language, partySize, returnVisit, booked, lateMinutes } = visit;
  return { serviceId, askedClass, group, language, partySize, returnVisit, booked: !!booked, lateMinutes };
}

/** What the event says of a segment: only what is there. */
export function segmentFacts(
  { segment: rule, reservedFor, reserveMinutes }: Segment,
  at: string,
): { segment?: Text; reservedFor?: { counterId?: string; clerkId?: string }; reservedUntil?: string } {
  return {
    ...(rule ? { segment: rule } : {}),
    ...(reservedFor ? { reservedFor } : {}),
    ...(reserveMinutes === undefined ? {} : { reservedUntil: later(at, reserveMinutes * 60_000) }),
  };
}
