import type { Changes, HallSnapshot, ListName } from "../hall.ts";
import { LISTS } from "../hall.ts";
import type { VisitView } from "../visit.ts";

const LIST_NAMES = Object.keys(LISTS) as ListName[]; // as: Object.keys forgets the names
type Item = Record<string, unknown>;

/** The hall after some changes: items take the place of those with the same id, what is gone leaves. Pure. */
export function applyChanges(hall: HallSnapshot, changes: Changes): HallSnapshot {
  const next: Record<string, unknown> = { ...hall };
  for (const list of LIST_NAMES) {
    const items = changes[list] as readonly Item[] | undefined; // as: every list holds items with their own id
    const gone = changes.gone?.[list];
    if (!items && !gone) continue;
    next[list] = upsert(hall[list], LISTS[list], items ?? [], gone ?? []);
  }
  if (changes.ticketing) next.ticketing = changes.ticketing;
  if (changes.roll) next.roll = changes.roll;
  return next as HallSnapshot; // as: only lists were replaced, each by a list of its own kind
}

function upsert(
  before: readonly Item[],
  key: string,
  items: readonly Item[],
  gone: readonly string[],
): Item[] {
  const byId = new Map(before.map((item) => [item[key], item]));
  for (const item of items) byId.set(item[key], keepPlace(byId.get(item[key]), item));
  for (const id of gone) byId.delete(id);
  return [...byId.values()];
}

/** Patches do not carry the place in line; while a visit goes on waiting, the last one told stays. */
function keepPlace(before: Item | undefined, item: Item): Item {
  if (before?.status !== "waiting" || item.status !== "waiting" || "ahead" in item) return item;
  const { ahead, wait } = before as Partial<VisitView>; // as: only visits have the status "waiting"
  return { ...item, ...(ahead === undefined ? {} : { ahead }), ...(wait === undefined ? {} : { wait }) };
}
