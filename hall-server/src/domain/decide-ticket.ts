import { hoursText, isHallOpen, localTime } from "./calendar.ts";
import { mustStillBeCalled } from "./calling-window.ts";
import type { Context, Deciders, DomainRequests } from "./commands.ts";
import { startDay } from "./decide-day.ts";
import { mustIssue } from "./decide-notices.ts";
import { standingOf, waitOf } from "./forecast.ts";
import { peopleAhead } from "./line-order.ts";
import { mustHaveNone } from "./live-ticket.ts";
import { serviceOf } from "./lookup.ts";
import { codeOf, nextNumber } from "./numbers.ts";
import { mustHaveQuota } from "./quota.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { Facts } from "./segmentation.ts";
import { segment, segmentFacts } from "./segmentation.ts";
import type { HallState } from "./state.ts";

type Request = DomainRequests["visit:take-ticket"];

/** A number for one or several services; segmentation says in which queue and class it waits. */
export const tickets: Deciders<"visit:take-ticket"> = {
  "visit:take-ticket": (state, request, context) => {
    const { configuration } = state;
    const services = [...new Set(request.serviceIds)].map((serviceId) => serviceOf(state, serviceId));
    const first = services[0];
    if (!first) throw new RuleBroken("unknown-service", { service: "" });
    const { day: today } = localTime(context.now, configuration.timeZone);
    if (context.by.kind !== "staff" && !isHallOpen(configuration, context.now))
      throw new RuleBroken("hall-closed", { hours: hoursText(configuration, today) });
    const facts = askedFacts(state, request, first.serviceId);
    const { began, hall } = startDay(state, context);
    const number = nextNumber(hall, first.prefix);
    const chosen = segment(configuration, facts);
    mustGet(hall, request, facts, context);
    const standing = standingOf(hall, chosen.queueId, chosen.class, context.at);
    const ahead = peopleAhead(hall, standing, context.at);
    return [
      ...began,
      {
        type: "ticket-issued",
        at: context.at,
        visitId: context.newId(),
        code: codeOf(first.prefix, number),
        prefix: first.prefix,
        number,
        day: hall.day ?? today, // a day goes on while a clock that was put back has not come to it
        serviceIds: services.map(({ serviceId }) => serviceId),
        queueId: chosen.queueId,
        class: chosen.class,
        language: facts.language,
        partySize: facts.partySize,
        channel: context.by.kind === "staff" ? "clerk" : "kiosk",
        issuedBy: context.by.id,
        ...whoAsked(facts, chosen.class),
        ...segmentFacts(chosen, context.at),
        ahead,
        wait: waitOf(hall, standing, context.now),
        ...(request.person === undefined ? {} : { person: request.person }),
      },
    ];
  },
};

/** Whether this visitor gets a number now; each service will lead into its own queue. */
function mustGet(hall: HallState, request: Request, facts: Facts, context: Context): void {
  mustHaveNone(hall, request);
  for (const serviceId of request.serviceIds) {
    const { queueId } = segment(hall.configuration, { ...facts, serviceId });
    mustIssue(hall, queueId, context.by);
    mustStillBeCalled(hall, queueId, context.now);
    mustHaveQuota(hall, queueId, context);
  }
}

/** What segmentation looks at; RuleBroken for a class or group that the hall does not have. */
export function askedFacts(
  { configuration }: HallState,
  request: Pick<Request, "class" | "group" | "language" | "partySize" | "returnVisit">,
  serviceId: string,
): Facts {
  const askedClass = request.class ?? configuration.classes[0]?.classId ?? "normal";
  if (!configuration.classes.some(({ classId }) => classId === askedClass))
    throw new RuleBroken("unknown-class", { class: askedClass });
  const { group } = request;
  if (group !== undefined && !configuration.groups.some(({ groupId }) => groupId === group))
    throw new RuleBroken("unknown-group", { group });
  return {
    serviceId,
    askedClass,
    group,
    language: request.language ?? configuration.languages[0] ?? "zh-CN",
    partySize: request.partySize ?? 1,
    returnVisit: request.returnVisit ?? false,
    booked: false,
    lateMinutes: undefined,
  };
}

/** What the event keeps of it, so that another configuration can be tried on those who wait. */
export function whoAsked(
  { group, returnVisit, askedClass }: Facts,
  chosen: string,
): { group?: string; returnVisit?: boolean; askedClass?: string } {
  return {
    ...(group === undefined ? {} : { group }),
    ...(returnVisit ? { returnVisit } : {}),
    ...(askedClass === chosen ? {} : { askedClass }),
  };
}
