import {
  type KioskBell,
  type KioskFacts,
  MergeRefusal,
  type RefusedTickets,
  type Reply,
  type Request,
  type TicketView,
} from "@hall/contract";
import { clock, endOfDay, hoursOf } from "../domain/calendar.ts";
import { kioskServices } from "../domain/decide-blocks.ts";
import { againFrom, bellOfKiosk } from "../domain/decide-kiosk-bell.ts";
import { visitOf } from "../domain/lookup.ts";
import { blocksOf, fateOf } from "../domain/numbers.ts";
import type { HallState } from "../domain/state.ts";
import { visitInLine } from "./present-visit.ts";

type Ticket = (visitId: string) => Pick<TicketView, "token" | "url">;

/** What an enrolled kiosk has to know of itself; one that the configuration does not name has no printer and no reader. */
export function kioskFacts(state: HallState, kioskId: string): KioskFacts {
  const { devices } = state.configuration;
  const kiosk = devices.find(({ deviceId, kind }) => deviceId === kioskId && kind === "kiosk");
  const { layout = "departments", serviceIds, printerId } = kiosk ?? {};
  const bell = kioskBell(state, kioskId);
  const refused = refusedTickets(state, kioskId);
  const readers = devices.filter((device) => device.kind === "card-reader" && device.kioskId === kioskId);
  return {
    kioskId,
    layout,
    ...(serviceIds ? { serviceIds } : {}),
    ...(printerId === undefined ? {} : { printerId }),
    readerIds: readers.map(({ deviceId }) => deviceId),
    ...(bell ? { bell } : {}),
    ...(refused.length > 0 ? { refused } : {}),
  };
}

/** The bell of a kiosk as its visitors may see it. */
export function kioskBell(state: HallState, kioskId: string): KioskBell | undefined {
  const bell = bellOfKiosk(state, kioskId);
  if (!bell) return undefined;
  const { raisedAt, acknowledgedAt } = bell;
  if (acknowledgedAt === undefined) return { since: raisedAt };
  return { since: raisedAt, acceptedAt: acknowledgedAt, againFrom: againFrom(acknowledgedAt) };
}

/** What this kiosk gave out in vain, and nobody has dealt with yet; the oldest first. */
function refusedTickets({ alerts }: HallState, kioskId: string): RefusedTickets[] {
  return [...alerts.values()].flatMap(({ kind, state, alertId, facts }) => {
    if (kind !== "tickets-refused" || state === "resolved" || facts.kiosk !== kioskId) return [];
    const because = MergeRefusal.safeParse(facts.because).data;
    if (!because) return [];
    const { codes, from, until } = facts;
    return [{ alertId, codes: String(codes), from: String(from), until: String(until), because }];
  });
}

/** The kiosk, its printer and its card readers: the devices that it may know of. */
export function devicesOfKiosk(
  { configuration }: HallState,
  kioskId: string,
): HallState["configuration"]["devices"] {
  const printerId = configuration.devices.find(({ deviceId }) => deviceId === kioskId)?.printerId;
  return configuration.devices.filter(
    (device) => device.deviceId === kioskId || device.deviceId === printerId || device.kioskId === kioskId,
  );
}

/** The ticket of a visit that has one, with place and wait as of now. */
export function ticketAgain(
  { state, now, ticket }: { state: HallState; now: Date; ticket: Ticket },
  visitId: string,
): TicketView {
  const {
    code,
    ahead = 0,
    wait = null,
    noLaterFirstAfter,
  } = visitInLine(state, visitOf(state, visitId), now);
  const promise = noLaterFirstAfter === undefined ? {} : { noLaterFirstAfter };
  return { visitId, code, ahead, wait, ...promise, ...ticket(visitId) };
}

/** A kiosk's blocks with all that it needs to give out numbers by itself. */
export function reservedNumbers(state: HallState, kioskId: string): Reply<"kiosk:reserve-numbers"> {
  const { configuration, day = "" } = state;
  const blocks = blocksOf(state, kioskId).filter(({ next, to }) => next <= to);
  return {
    blocks: blocks.map(({ prefix, from, to, next }) => ({ prefix, from, to, next })),
    day,
    validUntil: endOfDay(configuration, day).toISOString(),
    hours: hoursOf(configuration, day).map(({ from, to }) => `${clock(from)}-${clock(to)}`),
    timeZone: configuration.timeZone,
    services: kioskServices(configuration, kioskId).map(({ serviceId, queueId, prefix }) => ({
      serviceId,
      queueId,
      prefix,
    })),
  };
}

/** What has become of each ticket, now or at an earlier try. */
export function mergedTickets({
  state,
  request,
  principalId,
  ticket,
}: {
  state: HallState;
  request: Request<"kiosk:merge-tickets">;
  principalId: string;
  ticket: Ticket;
}): Reply<"kiosk:merge-tickets"> {
  const reply: Reply<"kiosk:merge-tickets"> = { merged: [], refused: [] };
  for (const { localId, code } of request.tickets) {
    const fate = fateOf(state, principalId, localId);
    if (fate && "visitId" in fate)
      reply.merged.push({ localId, code, visitId: fate.visitId, ...ticket(fate.visitId) });
    else if (fate) reply.refused.push({ localId, because: fate.because });
  }
  return reply;
}
