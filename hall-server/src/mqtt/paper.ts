import type { Payload } from "@hall/contract";
import { promise } from "../app/present-visit.ts";
import type { EventOf } from "../domain/events.ts";
import type { HallState } from "../domain/state.ts";

type Order = Extract<Payload<"hall/{hall}/device/{device}/command">, { kind: "print" }>["ticket"];

/** A ticket that goes on paper, and the printer that prints it. */
export type Paper = { printerId: string; ticket: Order };
type Printed = EventOf<"ticket-issued" | "visit-checked-in" | "ticket-reprinted">;

/** What a printer prints for an event: at the kiosk's printer or that of the clerk's counter; undefined: on none. */
export function paperFor(
  state: HallState,
  event: Printed,
  urlOf: (visitId: string) => string,
): Paper | undefined {
  if (event.type === "ticket-issued" && event.offline) return undefined; // the kiosk has printed or shown it already
  const { configuration } = state;
  const again = event.type === "ticket-reprinted";
  const printerId = printerOf(state, again ? event.printedBy : event.issuedBy);
  const visit = state.visits.get(event.visitId);
  if (printerId === undefined || !visit) return undefined;
  const { language, serviceIds, queueId, code, issuedAt } = visit;
  const nameOf = (serviceId: string): string =>
    configuration.services.find((service) => service.serviceId === serviceId)?.name[language] ?? serviceId;
  const queue = configuration.queues.find((one) => one.queueId === queueId);
  const ticket = {
    hall: configuration.name[language],
    code,
    services: serviceIds.map(nameOf),
    queue: queue?.name[language] ?? queueId,
    issuedAt,
    timeZone: configuration.timeZone,
    ahead: again ? 0 : event.ahead,
    wait: again ? null : event.wait,
    ...promise(state, visit),
    url: urlOf(event.visitId),
    language,
    ...(again ? { reprint: true } : {}),
  };
  return { printerId, ticket };
}

/** The printer of a kiosk, or of the counter where a clerk sits. */
function printerOf({ configuration, clerks }: HallState, by: string): string | undefined {
  const kiosk = configuration.devices.find((device) => device.kind === "kiosk" && device.deviceId === by);
  const counterId = clerks.get(by)?.counterId;
  const printer = configuration.devices.find(
    (device) => device.kind === "ticket-printer" && counterId !== undefined && device.counterId === counterId,
  );
  return kiosk?.printerId ?? printer?.deviceId;
}
