import { z } from "zod";
import { KioskLayout } from "./configuration-places.ts";
import { AlertId, DeviceId, Instant, ServiceId } from "./ids.ts";

/** Why a ticket of a kiosk could not be taken over. */
export const MergeRefusal = z.enum([
  "bad-number", // code, prefix and number do not belong together, or not to the service
  "outside-block", // not a number of this kiosk's blocks
  "number-taken", // another ticket of today has it
  "older-than-the-day", // or the day has ended
  "unknown-service",
]);
export type MergeRefusal = z.infer<typeof MergeRefusal>;

/** The help bell of a kiosk as the kiosk itself may know it: nothing of who comes. */
export const KioskBell = z.object({
  since: Instant,
  /** Somebody of the staff is on the way. */
  acceptedAt: Instant.optional(),
  /** From then on it may be rung again, though nobody has ended it. */
  againFrom: Instant.optional(),
});
export type KioskBell = z.infer<typeof KioskBell>;

/** Tickets of one kiosk that the hub could not take over for one reason; until somebody has dealt with them. */
export const RefusedTickets = z.object({
  alertId: AlertId,
  /** In order of issue, separated by spaces. */
  codes: z.string(),
  /** When the first and the last of them were given out. */
  from: Instant,
  until: Instant,
  because: MergeRefusal,
});
export type RefusedTickets = z.infer<typeof RefusedTickets>;

/** What an enrolled kiosk has to know of itself. */
export const KioskFacts = z.object({
  kioskId: DeviceId,
  layout: KioskLayout,
  /** Absent: all services. */
  serviceIds: z.array(ServiceId).optional(),
  /** The printer of its tickets; its state is in `devices`. */
  printerId: DeviceId.optional(),
  /** Its card readers; what they read comes as `card:read`. */
  readerIds: z.array(DeviceId),
  /** Absent: nobody has rung, or it is over. */
  bell: KioskBell.optional(),
  /** For its staff; absent: none. */
  refused: z.array(RefusedTickets).optional(),
});
export type KioskFacts = z.infer<typeof KioskFacts>;
