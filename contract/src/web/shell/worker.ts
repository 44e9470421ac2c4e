import { assetsOf, treatment } from "./shell-rules.ts";

/** What this file uses of a service worker; TypeScript knows either pages or workers, and the screens are pages. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void };
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Waiting & { data: unknown };
type Worker = {
  location: Location;
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", heard: (event: Waiting) => void): void;
  addEventListener(kind: "fetch", heard: (event: Fetching) => void): void;
  addEventListener(kind: "message", heard: (event: Told) => void): void;
};
const worker = globalThis as unknown as Worker; // as: this file runs in a service worker

/** Each scope keeps its own pages, so that one screen's update never takes another's files away. */
const cacheName = `hall-shell ${new URL(worker.registration.scope).pathname}`;
/** A hub that does not answer in this time is treated as away. */
const PATIENCE_MS = 3_000;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(keepUsed(event.data)));
worker.addEventListener("fetch", (event) => {
  const treated = treatment(event.request.method, new URL(event.request.url), worker.location.origin);
  if (treated.kind === "page") event.respondWith(freshPage(event.request, treated.key));
  else if (treated.kind === "asset") event.respondWith(asset(event.request));
});

/** The page itself is kept at once where its address holds nothing of a person. */
async function install(): Promise<void> {
  const { pathname } = new URL(worker.registration.scope);
  if (pathname !== "/t/") await keepPage(await fetch(pathname, { cache: "no-store" }), pathname);
  await worker.skipWaiting();
}

/** From the hub while it answers, else the last whole page that it gave. */
async function freshPage(request: Request, key: string): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) await keepPage(answer.clone(), key);
    return answer.status >= 500 ? ((await kept(key)) ?? answer) : answer;
  } catch (error) {
    const old = await kept(key);
    if (old) return old;
    throw error;
  }
}

/** Keeps a page with all its files, and lets go of files that it no longer names. */
async function keepPage(page: Response, key: string): Promise<void> {
  if (!page.ok) return;
  const html = await page.clone().text();
  const cache = await caches.open(cacheName);
  const before = await (await cache.match(key))?.text();
  if (before === html) return;
  const needed = assetsOf(html);
  const missing: string[] = [];
  for (const address of needed) if (!(await cache.match(address))) missing.push(address);
  await cache.addAll(missing);
  await cache.put(key, new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } }));
  if (before === undefined) return;
  const stale = assetsOf(before).filter((address) => !needed.includes(address));
  for (const address of stale) await cache.delete(address);
}

/** Files have a hash of their content in their name: the same name is the same file for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** Fonts come in many small files, each when it is needed: the page tells which it used before the worker was there. */
async function keepUsed(addresses: unknown): Promise<void> {
  if (!Array.isArray(addresses)) return;
  for (const address of addresses) {
    const url = new URL(String(address), worker.location.origin);
    if (treatment("GET", url, worker.location.origin).kind === "asset") await asset(new Request(url));
  }
}

async function kept(key: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(key);
}
