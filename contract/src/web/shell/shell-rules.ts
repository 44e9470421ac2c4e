/** How the worker treats one request: leave it alone, a page of the screens, or a file with a hash in its name. */
export type Treatment = { kind: "leave" } | { kind: "page"; key: string } | { kind: "asset" };

/**
 * Only the shell is kept: pages and their files. A ticket's page is kept under `/t/` without its token; answers of the
 * hub, voices and everything with a query are never kept.
 */
export function treatment(method: string, url: URL, origin: string): Treatment {
  if (method !== "GET" || url.origin !== origin) return { kind: "leave" };
  const { pathname } = url;
  if (/^\/(kiosk|board|counter)\/$/.test(pathname)) return { kind: "page", key: pathname };
  if (/^\/t\/[\w-]+$/.test(pathname)) return { kind: "page", key: "/t/" };
  if (/^\/assets\/(kiosk|counter)\/assets\//.test(pathname) && url.search === "") return { kind: "asset" };
  return { kind: "leave" };
}

/** The files that a page names; they are fetched with it, so that an update is whole or not at all. */
export function assetsOf(html: string): string[] {
  const found = html.matchAll(/(?:src|href)="(\/assets\/(?:kiosk|counter)\/assets\/[^"]+)"/g);
  return [...new Set([...found].map((match) => match[1] ?? ""))];
}
