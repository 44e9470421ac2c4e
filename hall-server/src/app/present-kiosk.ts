import type { KioskFacts, Reply, Request, TicketView } from "@hall/contract";
import { endOfDay, hoursOf } from "../domain/calendar.ts";
import { kioskServices } from "../domain/decide-blocks.ts";
import { visitOf } from "../domain/lookup.ts";
import { blocksOf, fateOf } from "../domain/numbers.ts";
import { clock } from "../domain/quota.ts";
import type { HallState } from "../domain/state.ts";
import { visitInLine } from "./present-visit.ts";

type Ticket = (visitId: string) => Pick<TicketView, "token" | "url">;

/** What an enrolled kiosk has to know of itself; undefined for one that the configuration does not name. */
export function kioskFacts({ configuration }: HallState, kioskId: string): KioskFacts | undefined {
  const { devices } = configuration;
  const kiosk = devices.find(({ deviceId, kind }) => deviceId === kioskId && kind === "kiosk");
  if (!kiosk) return undefined;
  const { layout = "departments", serviceIds, printerId } = kiosk;
  const readers = devices.filter((device) => device.kind === "card-reader" && device.kioskId === kioskId);
  return {
    kioskId,
    layout,
    ...(serviceIds ? { serviceIds } : {}),
    ...(printerId === undefined ? {} : { printerId }),
    readerIds: readers.map(({ deviceId }) => deviceId),
  };
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
