import type { KioskBell } from "@hall/contract";

/** So long people wait for an answer before they are told where else help is. */
const LONG_MS = 120_000;

/** What a visitor should know of this kiosk's bell: quiet, rung, rung for long, or somebody is coming. */
export type BellState = "quiet" | "rung" | "long" | "coming";

/** The bell at `now` (hall time); one that nobody has ended is quiet again once it may be rung anew. */
export function bellState(bell: KioskBell | undefined, now: Date | undefined): BellState {
  if (!bell) return "quiet";
  const at = now?.getTime() ?? 0;
  if (bell.acceptedAt === undefined) return at - Date.parse(bell.since) < LONG_MS ? "rung" : "long";
  return bell.againFrom !== undefined && at >= Date.parse(bell.againFrom) ? "quiet" : "coming";
}
