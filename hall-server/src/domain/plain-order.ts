import type { CallRecord } from "./calls-of-day.ts";
import { byTime } from "./lines.ts";

const KEEPS_ITS_SLOT: ReadonlySet<CallRecord["rule"]> = new Set([
  "reserved-for-counter",
  "reserved-for-clerk",
  "picked",
]);

type Slot = CallRecord & { holder: CallRecord };

/** Calls in the order in which they were made. */
function byCall(a: CallRecord, b: CallRecord): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.sequence - b.sequence;
}

/** Goes through calls in their order, each with the line of those who have come by then; whoever is called leaves it there. */
export function goThrough<T extends CallRecord>(
  calls: readonly T[],
  look: (call: T, line: Set<T>) => void,
): void {
  const coming = [...calls].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  const line = new Set<T>();
  let next = 0;
  for (const call of [...calls].sort(byCall)) {
    for (let one = coming[next]; one && one.since <= call.at; one = coming[next]) {
      line.add(one);
      next += 1;
    }
    look(call, line);
  }
}

/**
 * The calls of one day with the time of each in plain order: every slot, from the first to the last, goes to whoever is
 * first in (effective time, sequence) among those who had come by then, still hold a later slot, and whom the counter could
 * call; they change places, so that the one who had the slot gets theirs, if that counter could call it. So everybody is
 * called once, nobody before coming, and no counter calls what it may not.
 */
export function inPlainOrder(calls: readonly CallRecord[]): (CallRecord & { inOrderAt: string })[] {
  const slotOf = new Map<CallRecord, Slot>(calls.map((call) => [call, { ...call, holder: call }]));
  const slots = new Map(slotOf); // by whose call it was
  goThrough(calls, (call, line) => {
    const slot = slots.get(call);
    if (!slot) return;
    const first = KEEPS_ITS_SLOT.has(slot.rule) ? undefined : firstFor(slot, line, slotOf);
    if (first) exchange(slot, first, slotOf);
    line.delete(slot.holder);
  });
  return [...slots.values()].map(({ holder, at }) => ({ ...holder, inOrderAt: at }));
}

/** The slot of whoever came before this one's holder, and could change places with it. */
function firstFor(
  slot: Slot,
  line: ReadonlySet<CallRecord>,
  slotOf: ReadonlyMap<CallRecord, Slot>,
): Slot | undefined {
  let first = slot;
  for (const one of line) {
    const other = slotOf.get(one);
    if (!other || KEEPS_ITS_SLOT.has(other.rule) || byTime(one, first.holder) >= 0) continue;
    if (slot.queueIds.includes(one.queueId) && other.queueIds.includes(slot.holder.queueId)) first = other;
  }
  return first === slot ? undefined : first;
}

function exchange(a: Slot, b: Slot, slotOf: Map<CallRecord, Slot>): void {
  [a.holder, b.holder] = [b.holder, a.holder];
  slotOf.set(a.holder, a);
  slotOf.set(b.holder, b);
}
