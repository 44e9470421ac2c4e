import type { HallConfiguration } from "@hall/contract";
import { may, type Principal } from "../app/principal.ts";

/** Names of rooms: one for each audience of a hall, and for whoever follows one thing. */
export const ROOMS = {
  staff: (hallId: string) => `hall/${hallId}/staff`,
  public: (hallId: string) => `hall/${hallId}/public`,
  visit: (hallId: string, visitId: string) => `hall/${hallId}/visit/${visitId}`,
  pad: (hallId: string, counterId: string) => `hall/${hallId}/pad/${counterId}`,
  kiosk: (hallId: string, kioskId: string) => `hall/${hallId}/kiosk/${kioskId}`,
  /** All lines that hang on one token. */
  token: (hash: string) => `token/${hash}`,
};

type Holder = { principal: Principal; counterId: string | undefined };

/** Which rooms a line joins. A pad that the configuration binds to a counter cannot listen at another; a device that is no pad, at none. */
export function roomsOf({ principal, counterId }: Holder, hall: HallConfiguration): string[] {
  const { hallId } = hall;
  const rooms = [may(principal, "see-hall", hallId) ? ROOMS.staff(hallId) : ROOMS.public(hallId)];
  if (principal.kind === "visitor") rooms.push(ROOMS.visit(hallId, principal.id));
  if (principal.kind === "kiosk") rooms.push(ROOMS.kiosk(hallId, principal.id));
  if (principal.kind === "device") {
    const device = hall.devices.find(({ deviceId }) => deviceId === principal.id);
    const isPad = device === undefined || device.kind === "rating-pad";
    const at = isPad ? (device?.counterId ?? counterId) : undefined;
    if (at !== undefined && hall.counters.some((counter) => counter.counterId === at))
      rooms.push(ROOMS.pad(hallId, at));
  }
  return rooms;
}
