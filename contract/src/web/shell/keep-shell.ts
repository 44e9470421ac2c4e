/**
 * Lets this page open without the hub: a service worker keeps its files. Browsers allow that on HTTPS, on localhost,
 * and where the machine's policy trusts the address; elsewhere the page works as before, but cannot be reloaded.
 */
export async function keepShell(worker: `/${string}`, scope: `/${string}`): Promise<void> {
  const { env } = import.meta as { env?: { DEV?: boolean } }; // as: what Vite puts there
  if (!("serviceWorker" in navigator) || env?.DEV) return;
  try {
    await navigator.serviceWorker.register(worker, { scope, type: "module", updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const tell = (): void =>
      active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
    if (document.readyState !== "complete")
      await new Promise((done) => window.addEventListener("load", done, { once: true }));
    tell();
    await document.fonts.ready; // pieces that were on their way before the worker saw them
    tell();
  } catch {
    // A browser that forbids it has said so in its console; the page itself works.
  }
}
