import type { MergeRefusal } from "@hall/contract";
import type { HallState, ReservedBlock } from "./state.ts";

/** So many numbers of a prefix a kiosk gets at a time: more than it gives out in a day of eight hours. */
export const BLOCK_SIZE = 400;
/** With fewer left it gets another block. */
const NEARLY_USED_UP = 80;

/** The code on the ticket, `A012`. */
export function codeOf(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(3, "0")}`;
}

/** The next number of a prefix that no kiosk may give out by itself. */
export function nextNumber({ numbers, offline }: HallState, prefix: string): number {
  let number = (numbers[prefix] ?? 0) + 1;
  for (const block of offline.blocks) // of one prefix they are in order, and do not overlap
    if (block.prefix === prefix && block.from <= number && number <= block.to) number = block.to + 1;
  return number;
}

/** The blocks of a kiosk today. */
export function blocksOf({ offline }: HallState, kioskId: string, prefix?: string): ReservedBlock[] {
  return offline.blocks.filter(
    (block) => block.kioskId === kioskId && (prefix === undefined || block.prefix === prefix),
  );
}

/** Another block of a prefix for a kiosk that has few numbers left; undefined while it has enough. */
export function moreNumbers(state: HallState, kioskId: string, prefix: string): ReservedBlock | undefined {
  const left = blocksOf(state, kioskId, prefix).reduce((all, { next, to }) => all + to - next + 1, 0);
  if (left >= NEARLY_USED_UP) return undefined;
  const { configuration, numbers, offline } = state;
  const taken = offline.blocks.filter((block) => block.prefix === prefix).map(({ to }) => to);
  const from = Math.max(
    configuration.offlineNumbersFrom,
    (numbers[prefix] ?? 0) + 1,
    ...taken.map((to) => to + 1),
  );
  return { kioskId, prefix, from, to: from + BLOCK_SIZE - 1, next: from };
}

/** What has become of a ticket of a kiosk, if it was merged or refused before. */
export function fateOf(
  { offline }: HallState,
  kioskId: string,
  localId: string,
): { visitId: string } | { because: MergeRefusal } | undefined {
  const key = localKey(kioskId, localId);
  const visitId = offline.merged[key] ?? offline.mergedBefore[key];
  if (visitId !== undefined) return { visitId };
  const because = offline.refused[key];
  return because === undefined ? undefined : { because };
}

/** Local ids of different kiosks never meet. */
export function localKey(kioskId: string, localId: string): string {
  return `${kioskId}/${localId}`;
}
