import type { InsideOrder } from "@hall/contract";
import type { Seen } from "./present.ts";

const GOOD_MS = 15 * 60_000; // who crosses a door unseen in this time is an error that the night mends

/** How many were inside by each door line, where that was known a few minutes ago. */
export function insideOf({ inside }: Pick<Seen, "inside">, now: Date): InsideOrder["lines"] {
  return [...inside]
    .filter(([, { at }]) => now.getTime() - Date.parse(at) <= GOOD_MS)
    .map(([lineId, { people }]) => ({ lineId, people }));
}
