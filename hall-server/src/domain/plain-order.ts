import type { CallRecord } from "./calls-of-day.ts";
import { byTime } from "./lines.ts";

const KEEPS_ITS_SLOT: ReadonlySet<CallRecord["rule"]> = new Set([
  "reserved-for-counter",
  "reserved-for-clerk",
  "picked",
]);

type Slot = CallRecord & { holder: CallRecord };

/**
 * The calls of one day with the time of each in plain order: every slot, from the first to the last, goes to whoever is
 * first in (effective time, sequence) among those who had come by then, still hold a later slot, and whom the counter could
 * call; they change places, so that the one who had the slot gets theirs, if that counter could call it. So everybody is
 * called once, nobody before coming, and no counter calls what it may not.
 */
export function inPlainOrder(calls: readonly CallRecord[]): (CallRecord & { inOrderAt: string })[] {
  const slots: Slot[] = [...calls]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sequence - b.sequence))
    .map((call) => ({ ...call, holder: call }));
  for (const [index, slot] of slots.entries()) {
    if (KEEPS_ITS_SLOT.has(slot.rule)) continue;
    const first = firstFor(slot, slots, index);
    if (first) [slot.holder, first.holder] = [first.holder, slot.holder];
  }
  return slots.map(({ holder, at }) => ({ ...holder, inOrderAt: at }));
}

/** The later slot whose holder came before this one's, and could change places with it. */
function firstFor(slot: Slot, slots: readonly Slot[], index: number): Slot | undefined {
  let first = slot;
  for (let later = index + 1; later < slots.length; later += 1) {
    const other = slots[later];
    if (!other || KEEPS_ITS_SLOT.has(other.rule)) continue;
    const { holder } = other;
    if (byTime(holder, first.holder) >= 0 || holder.since > slot.at) continue;
    if (slot.queueIds.includes(holder.queueId) && other.queueIds.includes(slot.holder.queueId)) first = other;
  }
  return first === slot ? undefined : first;
}
