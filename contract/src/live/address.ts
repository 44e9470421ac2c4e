/** The part of `window` that this file touches. */
export type PageAddress = {
  location: { hash: string; pathname: string; search: string };
  history: { replaceState(state: unknown, unused: string, url: string): void };
};

/**
 * Takes `#name=value` out of the page's address: a one-time secret must not stay in the address line or the
 * history. Returns undefined when it is not there.
 */
export function takeFromAddress(page: PageAddress, name: string): string | undefined {
  const parts = new URLSearchParams(page.location.hash.replace(/^#/, ""));
  const value = parts.get(name);
  if (!value) return undefined;
  parts.delete(name);
  const rest = parts.toString();
  page.history.replaceState(
    null,
    "",
    page.location.pathname + page.location.search + (rest ? `#${rest}` : ""),
  );
  return value;
}
