import type { Permission } from "@hall/contract";

export const PAGES = [
  "hall",
  "routing",
  "reports",
  "bookings",
  "privacy",
  "audit",
  "administration",
] as const;
export type Page = (typeof PAGES)[number];

/** Any of these opens a page. */
const NEEDS: Record<Page, readonly Permission[]> = {
  hall: ["see-hall"],
  routing: ["see-routing", "configure"],
  reports: ["see-statistics"],
  bookings: ["book"],
  privacy: ["see-cameras", "audit"],
  audit: ["audit"],
  administration: ["manage-devices", "manage-accounts"],
};

/** The pages that somebody may open, in the order of the bar. */
export function pagesFor(permissions: readonly Permission[]): Page[] {
  return PAGES.filter((page) => NEEDS[page].some((permission) => permissions.includes(permission)));
}

/** The page of an address such as `#routing`; the hall for any other. */
export function pageOf(hash: string): Page {
  return PAGES.find((page) => `#${page}` === hash) ?? "hall";
}

/** The same hall on a wall: without controls, in dark. */
export function wallAddress(): string {
  const search = new URLSearchParams(location.search);
  search.set("wall", "1");
  return `?${search}`;
}
