import type { HallConfiguration } from "@hall/contract";
import { may, type Principal } from "./principal.ts";

/** Addresses of cameras may hold their passwords: only for those who configure them. */
export function shownConfiguration<C extends Pick<HallConfiguration, "cameras">>(
  principal: Principal,
  hallId: string,
  configuration: C,
): C {
  return may(principal, "configure", hallId) ? configuration : { ...configuration, cameras: [] };
}
