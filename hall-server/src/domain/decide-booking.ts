import { bookedPlace } from "./booked-place.ts";
import { clock, hoursText, instantOf, isHallOpen, localTime } from "./calendar.ts";
import { mustBeCalledAt, mustStillBeCalled } from "./calling-window.ts";
import type { Context, Deciders, DomainRequests } from "./commands.ts";
import { startDay } from "./decide-day.ts";
import { askedFacts, whoAsked } from "./decide-ticket.ts";
import type { HallEvent } from "./events.ts";
import { standingOf, waitOf } from "./forecast.ts";
import { peopleAhead } from "./line-order.ts";
import { serviceOf } from "./lookup.ts";
import { codeOf, nextNumber } from "./numbers.ts";
import { RuleBroken } from "./rule-broken.ts";
import { factsOf, segment, segmentFacts } from "./segmentation.ts";
import type { BookedVisit, HallState, Visit } from "./state.ts";
import { isOpen } from "./state.ts";

/** Visits that are agreed on before, and whoever comes for them. */
export const booking: Deciders<"visit:book" | "visit:check-in"> = {
  "visit:book": (state, request, context) => {
    const { configuration } = state;
    const bookedAt = new Date(request.at).toISOString();
    if (bookedAt <= context.at) throw new RuleBroken("booking-past");
    const { day } = localTime(new Date(bookedAt), configuration.timeZone);
    if (!isHallOpen(configuration, new Date(bookedAt)))
      throw new RuleBroken("booking-closed", { hours: hoursText(configuration, day) });
    const serviceIds = [...new Set(request.serviceIds)];
    for (const serviceId of serviceIds) serviceOf(state, serviceId);
    const facts = { ...askedFacts(state, request, serviceIds[0] ?? ""), booked: true };
    const chosen = segment(configuration, facts);
    mustBeCalledAt(state, chosen.queueId, new Date(bookedAt));
    return [
      {
        type: "visit-booked",
        at: context.at,
        visitId: context.newId(),
        reference: newReference(state, context),
        day,
        bookedAt,
        serviceIds,
        queueId: chosen.queueId,
        class: chosen.class,
        language: facts.language,
        partySize: facts.partySize,
        bookedBy: context.by.id,
        ...whoAsked(facts, chosen.class),
        ...(chosen.segment ? { segment: chosen.segment } : {}),
      },
    ];
  },

  // Whoever checks in again gets the ticket that is there: one booking never makes two.
  "visit:check-in": (state, request, context) => {
    const visit = bookingOf(state, request, context);
    if (visit.booked && isOpen(visit)) return [];
    if (visit.status !== "booked" || !visit.booked)
      throw new RuleBroken("visit-not", { code: visit.code, status: visit.status });
    const place = bookedPlace(state.configuration, visit.booked.at, context.at);
    mustBeTheTime(state, visit, { tooEarly: place.tooEarly, bookedAt: visit.booked.at }, context);
    const { began, hall } = startDay(state, context);
    return [...began, checkedIn(hall, visit, place, context)];
  },
};

/** The booking that is asked for. RuleBroken `unknown-booking`; a holder learns nothing of others. */
function bookingOf(
  state: HallState,
  request: DomainRequests["visit:check-in"],
  { by }: Pick<Context, "by">,
): Visit {
  const visit = findBooking(state, request);
  if (!visit?.booked || (by.kind === "visitor" && by.id !== visit.visitId))
    throw new RuleBroken("unknown-booking");
  return visit;
}

/** A booking by its own id or its reference, whatever has become of it. */
export function findBooking(state: HallState, request: DomainRequests["visit:check-in"]): Visit | undefined {
  return "visitId" in request ? state.visits.get(request.visitId) : byReference(state, request.reference);
}

function byReference(state: HallState, typed: string): Visit | undefined {
  const reference = plain(typed);
  for (const visit of state.visits.values())
    if (visit.booked?.reference !== undefined && plain(visit.booked.reference) === reference) return visit;
  return undefined;
}

/** People leave out hyphens and capitals. */
function plain(reference: string): string {
  return reference.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** On its own day, and not before the hall takes bookings in. */
function mustBeTheTime(
  state: HallState,
  visit: BookedVisit,
  { tooEarly, bookedAt }: { tooEarly: boolean; bookedAt: string },
  { now }: Context,
): void {
  const { timeZone, booking: limits } = state.configuration;
  const { day } = localTime(now, timeZone);
  if (visit.day < day) throw new RuleBroken("booking-over");
  if (!tooEarly && visit.day === day) return;
  const first = new Date(Date.parse(bookedAt) - limits.earlyMinutes * 60_000);
  const midnight = instantOf(visit.day, 0, timeZone);
  const from = localTime(first < midnight ? midnight : first, timeZone);
  throw new RuleBroken("check-in-early", {
    from: from.day === day ? clock(from.minute) : `${from.day} ${clock(from.minute)}`,
  });
}

function checkedIn(
  hall: HallState,
  visit: BookedVisit,
  { lateMinutes, effectiveAt }: { lateMinutes: number; effectiveAt: string },
  { at, now, by }: Context,
): HallEvent {
  const { prefix } = serviceOf(hall, visit.serviceId);
  const number = nextNumber(hall, prefix);
  const late = lateMinutes > 0 ? { lateMinutes } : {};
  const chosen = segment(hall.configuration, { ...factsOf(visit), ...late });
  mustStillBeCalled(hall, chosen.queueId, now);
  const here = { ...standingOf(hall, chosen.queueId, chosen.class, at), effectiveAt };
  return {
    type: "visit-checked-in",
    at,
    visitId: visit.visitId,
    code: codeOf(prefix, number),
    prefix,
    number,
    queueId: chosen.queueId,
    class: chosen.class,
    channel: by.kind === "staff" ? "clerk" : by.kind === "visitor" ? "phone" : "kiosk",
    issuedBy: by.id,
    ...late,
    effectiveAt,
    ...segmentFacts(chosen, at),
    ahead: peopleAhead(hall, here, at),
    wait: waitOf(hall, here, now),
  };
}

/** Without 0 O 1 I L: people read it out on the telephone. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 8;

/** A reference such as `K7QM-4XTB` that no booking has: 31^8 possibilities, from the random bits of a new id. */
function newReference(state: HallState, { newId }: Context): string {
  const taken = new Set([...state.visits.values()].map(({ booked }) => booked?.reference));
  for (;;) {
    let bits = BigInt(`0x${newId().replaceAll("-", "")}`);
    let letters = "";
    while (letters.length < LENGTH) {
      letters += LETTERS[Number(bits % 31n)];
      bits /= 31n;
    }
    const reference = `${letters.slice(0, 4)}-${letters.slice(4)}`;
    if (!taken.has(reference)) return reference;
  }
}
