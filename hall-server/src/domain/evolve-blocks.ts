import type { EventOf } from "./events.ts";
import { localKey } from "./numbers.ts";
import type { HallState, Offline } from "./state.ts";

/** Blocks, and tickets that stay outside. */
export function evolveBlocks(
  state: HallState,
  event: EventOf<"numbers-reserved" | "offline-ticket-refused">,
): HallState {
  const { offline } = state;
  if (event.type === "numbers-reserved") {
    const blocks = event.blocks.map((block) => ({
      ...block,
      kioskId: event.kioskId,
      next: block.from,
      reservedAt: event.at,
    }));
    return { ...state, offline: { ...offline, blocks: [...offline.blocks, ...blocks] } };
  }
  const refused = { ...offline.refused, [localKey(event.kioskId, event.localId)]: event.because };
  return { ...state, offline: { ...offline, refused } };
}

/** A merged ticket is known by its kiosk's own id, and its number is used. */
export function mergedTicket(offline: Offline, event: EventOf<"ticket-issued">): Offline {
  if (!event.offline) return offline;
  const { prefix, number, issuedBy: kioskId } = event;
  const merged = { ...offline.merged, [localKey(kioskId, event.offline.localId)]: event.visitId };
  const blocks = offline.blocks.map((block) =>
    block.kioskId === kioskId && block.prefix === prefix && block.next <= number && number <= block.to
      ? { ...block, next: number + 1 }
      : block,
  );
  return { ...offline, blocks, merged };
}

/** Blocks end with their day; what was merged is remembered a day longer, for a kiosk that asks again after midnight. */
export function offlineOfNewDay({ merged }: Offline): Offline {
  return { blocks: [], merged: {}, mergedBefore: merged, refused: {} };
}
