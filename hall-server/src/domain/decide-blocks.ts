import type { HallConfiguration, MergeRefusal } from "@hall/contract";
import { localTime } from "./calendar.ts";
import type { Actor, Context, Deciders, DomainRequests } from "./commands.ts";
import { startDay } from "./decide-day.ts";
import { alertsOfRefused } from "./decide-refused.ts";
import { askedFacts, whoAsked } from "./decide-ticket.ts";
import type { EventOf, HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { waitingIn } from "./line-order.ts";
import { serviceOf } from "./lookup.ts";
import { blocksOf, codeOf, fateOf, moreNumbers } from "./numbers.ts";
import { plausibleTimes } from "./offline-times.ts";
import { RuleBroken } from "./rule-broken.ts";
import { segment, segmentFacts } from "./segmentation.ts";
import type { HallState } from "./state.ts";

type Ticket = DomainRequests["kiosk:merge-tickets"]["tickets"][number];

/** Numbers for a kiosk that cannot reach the hub, and the tickets that it gave out meanwhile. */
export const blocks: Deciders<"kiosk:reserve-numbers" | "kiosk:merge-tickets"> = {
  // Asked again it is the same block, until most of its numbers are used.
  "kiosk:reserve-numbers": (state, { serviceIds }, context) => {
    mustBeKiosk(context.by);
    const prefixes = prefixesOf(state, context.by.id, serviceIds);
    const { began, hall } = startDay(state, context); // blocks belong to a day
    const more = prefixes.flatMap((prefix) => moreNumbers(hall, context.by.id, prefix) ?? []);
    if (more.length === 0) return began;
    const reserved = more.map(({ prefix, from, to }) => ({ prefix, from, to }));
    return [...began, { type: "numbers-reserved", at: context.at, kioskId: context.by.id, blocks: reserved }];
  },

  // Each ticket once, in order of issue; one that cannot be taken over is named in the journal, once.
  "kiosk:merge-tickets": (state, { tickets }, context) => {
    mustBeKiosk(context.by);
    const fresh = freshOf(state, tickets, context);
    const today = localTime(context.now, state.configuration.timeZone).day;
    const { began, hall } = fresh.some((ticket) => ticket.day === today)
      ? dayFor(state, context)
      : { began: [], hall: state };
    const merge = new Merge(hall, context);
    for (const ticket of fresh) merge.take(ticket);
    if (merge.events.length === 0) return [];
    return [...began, ...merge.events, ...alertsOfRefused(hall, merge.events, context)];
  },
};

function mustBeKiosk(by: Actor): void {
  if (by.kind !== "kiosk") throw new RuleBroken("only-at-a-kiosk");
}

/** Prefixes of the services that this kiosk offers. */
function prefixesOf(state: HallState, kioskId: string, serviceIds: readonly string[] | undefined): string[] {
  const services = serviceIds?.map((serviceId) => serviceOf(state, serviceId));
  return [...new Set((services ?? kioskServices(state.configuration, kioskId)).map(({ prefix }) => prefix))];
}

/** The services that a kiosk offers. */
export function kioskServices(
  { devices, services }: HallConfiguration,
  kioskId: string,
): HallConfiguration["services"] {
  const only = devices.find(({ deviceId }) => deviceId === kioskId)?.serviceIds;
  return only ? services.filter(({ serviceId }) => only.includes(serviceId)) : services;
}

type Fresh = Ticket & { day: string; told?: string };

/** Whatever has not been merged or refused yet, in order of issue; times that cannot be are put right. */
function freshOf(state: HallState, tickets: readonly Ticket[], { at, by }: Context): Fresh[] {
  const fresh = new Map<string, Ticket>();
  for (const ticket of tickets)
    if (!fresh.has(ticket.localId) && !fateOf(state, by.id, ticket.localId))
      fresh.set(ticket.localId, ticket);
  const { timeZone } = state.configuration;
  const { day: today } = localTime(new Date(at), timeZone);
  const dayOf = (ticket: Ticket): string => ticket.day ?? localTime(new Date(ticket.issuedAt), timeZone).day;
  const old = [...fresh.values()].filter((ticket) => isOfAnotherDay(ticket, dayOf(ticket), today));
  const all = [...fresh.values()].filter((ticket) => !old.includes(ticket));
  const reserved = blocksOf(state, by.id).flatMap(({ reservedAt }) => reservedAt ?? []);
  const window = { from: reserved.sort()[0] ?? "1970-01-01T00:00:00.000Z", to: at };
  const times = plausibleTimes(
    all.map(({ issuedAt }) => issuedAt),
    window,
  );
  const ofToday = all.map((ticket, index) => {
    const time = times[index] ?? { issuedAt: at };
    return { ...ticket, ...time, day: localTime(new Date(time.issuedAt), timeZone).day };
  });
  return [...old.map((ticket) => ({ ...ticket, day: dayOf(ticket) })), ...ofToday].sort((a, b) =>
    a.issuedAt === b.issuedAt ? a.number - b.number : a.issuedAt < b.issuedAt ? -1 : 1,
  );
}

const DAYS_BELIEVED = 7;

/** The kiosk says which day's number it was, or its clock says a day of the last week; any other day is a clock without time. */
function isOfAnotherDay({ day }: Ticket, said: string, today: string): boolean {
  if (day !== undefined) return day !== today;
  const daysAgo = (Date.parse(today) - Date.parse(said)) / 86_400_000;
  return daysAgo > 0 && daysAgo <= DAYS_BELIEVED;
}

/** After the day's end nothing is issued, and so nothing is merged. */
function dayFor(state: HallState, context: Context): { began: HallEvent[]; hall: HallState } {
  try {
    return startDay(state, context);
  } catch (error) {
    if (error instanceof RuleBroken) return { began: [], hall: state };
    throw error;
  }
}

/** Takes tickets over one after the other, each on the hall as those before it leave it. */
class Merge {
  readonly events: HallEvent[] = [];
  readonly #context: Context;
  readonly #codes: Set<string>;
  #hall: HallState;

  constructor(hall: HallState, context: Context) {
    this.#hall = hall;
    this.#context = context;
    this.#codes = new Set([...hall.visits.values()].map(({ code }) => code));
  }

  take(ticket: Fresh): void {
    const because = this.#refusal(ticket);
    if (because === undefined) this.#codes.add(ticket.code);
    const event = because === undefined ? this.#issued(ticket) : this.#refused(ticket, because);
    this.events.push(event);
    this.#hall = evolve(this.#hall, event);
  }

  #refusal(ticket: Fresh): MergeRefusal | undefined {
    const { configuration, day, dayEnded } = this.#hall;
    const { prefix, number, code } = ticket;
    const known = ticket.serviceIds.map((id) => configuration.services.find((one) => one.serviceId === id));
    if (known.includes(undefined)) return "unknown-service";
    if (prefix !== known[0]?.prefix || code !== codeOf(prefix, number)) return "bad-number";
    const today = localTime(this.#context.now, configuration.timeZone).day; // the old day may run until its end is told
    if (ticket.day !== today || ticket.day !== day || dayEnded) return "older-than-the-day";
    const mine = blocksOf(this.#hall, this.#context.by.id, prefix);
    if (!mine.some(({ from, to }) => from <= number && number <= to)) return "outside-block";
    return this.#codes.has(code) ? "number-taken" : undefined;
  }

  #issued(ticket: Fresh): EventOf<"ticket-issued"> {
    const { at, by, newId } = this.#context;
    const { code, prefix, number, day, localId, issuedAt, told } = ticket;
    const serviceIds = [...new Set(ticket.serviceIds)];
    const facts = askedFacts(this.#hall, this.#known(ticket), serviceIds[0] ?? "");
    const chosen = segment(this.#hall.configuration, facts);
    return {
      type: "ticket-issued",
      at,
      visitId: newId(),
      code,
      prefix,
      number,
      day,
      serviceIds,
      queueId: chosen.queueId,
      class: chosen.class,
      language: facts.language,
      partySize: facts.partySize,
      channel: "kiosk",
      issuedBy: by.id,
      ...whoAsked(facts, chosen.class),
      ...segmentFacts(chosen, at),
      ahead: waitingIn(this.#hall, chosen.queueId),
      wait: null, // nobody could tell the visitor anything
      offline: { localId, issuedAt, ...(told === undefined ? {} : { told }) },
    };
  }

  /** A class or group that the hall no longer has must not cost the visitor the place in line. */
  #known(ticket: Fresh): Pick<Fresh, "class" | "group" | "language" | "partySize"> {
    const { classes, groups } = this.#hall.configuration;
    const { class: asked, group, ...rest } = ticket;
    return {
      ...rest,
      ...(classes.some(({ classId }) => classId === asked) ? { class: asked } : {}),
      ...(groups.some(({ groupId }) => groupId === group) ? { group } : {}),
    };
  }

  #refused({ localId, code, issuedAt }: Fresh, because: MergeRefusal): HallEvent {
    const { at, by } = this.#context;
    return { type: "offline-ticket-refused", at, kioskId: by.id, localId, code, issuedAt, because };
  }
}
