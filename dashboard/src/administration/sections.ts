import type { Permission } from "@hall/contract";

export const SECTIONS = ["devices", "accounts"] as const;
export type Section = (typeof SECTIONS)[number];

const NEEDS: Record<Section, Permission> = {
  devices: "manage-devices",
  accounts: "manage-accounts",
};

/** The sections that somebody may use; the others are not offered. */
export function sectionsFor(permissions: readonly Permission[]): Section[] {
  return SECTIONS.filter((section) => permissions.includes(NEEDS[section]));
}
