import type { HallConfiguration } from "@hall/contract";

/** Where a booked visitor who checks in now stands. */
export type BookedPlace = {
  /** Earlier than the hall's `earlyMinutes`: no check-in yet. */
  tooEarly: boolean;
  /** How late, in minutes; 0 before the time. */
  lateMinutes: number;
  /** The booked time while it counts, else the time of the check-in: orders it within its class. */
  effectiveAt: string;
};

/**
 * A booked visit whose time has come goes before walk-ins that came after that time; one that is later than the hall's
 * grace loses that right and waits from its check-in. Its bound's clock begins at the later of check-in and booked time
 * (`entersLine(configuration, at, bookedAt)`).
 */
export function bookedPlace(
  { booking }: Pick<HallConfiguration, "booking">,
  bookedAt: string,
  at: string,
): BookedPlace {
  const late = (Date.parse(at) - Date.parse(bookedAt)) / 60_000;
  return {
    tooEarly: -late > booking.earlyMinutes,
    lateMinutes: Math.max(0, late),
    effectiveAt: late <= booking.graceMinutes ? new Date(bookedAt).toISOString() : at,
  };
}
