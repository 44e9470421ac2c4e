import type { Permission } from "@hall/contract";

/** Whoever sends a command or reads: a person, an enrolled screen or device, a visitor with a ticket, or the hub itself. */
export type Principal = {
  kind: "staff" | "kiosk" | "board" | "device" | "visitor" | "system";
  /** accountId, deviceId, visitId, or the name of a part of the hub; unique together with `kind`. */
  id: string;
  name: string;
  /** What a person signs in with. */
  username?: string;
  permissions: ReadonlySet<Permission>;
  /** The halls in which the permissions hold. */
  halls: readonly string[] | "all";
};

/** May this principal do that in this hall? */
export function may(
  principal: Pick<Principal, "permissions" | "halls">,
  permission: Permission,
  hallId: string,
): boolean {
  return principal.permissions.has(permission) && inHall(principal, hallId);
}

/** Does this hall exist for the principal at all? */
export function inHall(principal: Pick<Principal, "halls">, hallId: string): boolean {
  return principal.halls === "all" || principal.halls.includes(hallId);
}

/** The hub itself: jobs, watches, imports. */
export const SYSTEM: Principal = {
  kind: "system",
  id: "hub",
  name: "hub",
  permissions: new Set(),
  halls: "all",
};
