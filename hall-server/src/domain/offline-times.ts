/** When a ticket was issued, as far as one can know; `told` where the kiosk had said something that cannot be. */
export type PlausibleTime = { issuedAt: string; told?: string };

/**
 * Times that a kiosk gave its tickets while it was alone, put into the window in which they must have been issued: not
 * before its numbers were reserved, not after they are merged. When some lie outside, the kiosk's clock has jumped: all of
 * them move together, as little as brings them in, so that the time between two tickets stays what it was; what still lies
 * outside is cut off at the window's edge.
 */
export function plausibleTimes(
  told: readonly string[],
  window: { from: string; to: string },
): PlausibleTime[] {
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const all = told.map((at) => Date.parse(at));
  const earliest = Math.min(...all);
  const latest = Math.max(...all);
  const move = latest > to ? to - latest : earliest < from ? from - earliest : 0;
  return all.map((ms) => {
    const issuedAt = new Date(Math.min(to, Math.max(from, ms + move))).toISOString();
    const was = new Date(ms).toISOString();
    return issuedAt === was ? { issuedAt } : { issuedAt, told: was };
  });
}
