import { reasonsOf } from "@hall/contract";
import type { RatingAnswer } from "../hardware/grade-keys.ts";
import { pick, type Random } from "./random.ts";

/** How visitors of a decent hall grade; `undefined` walks past the pad. */
const GRADES: readonly (readonly [number | undefined, number])[] = [
  [5, 46],
  [4, 20],
  [3, 6],
  [2, 2],
  [1, 1],
  [undefined, 25],
];

/** What one visitor thinks: a grade with up to two of its reasons, or no answer at all. */
export function opinion(random: Random): RatingAnswer | undefined {
  const grade = pick(random, GRADES);
  if (grade === undefined) return undefined;
  const codes = reasonsOf(grade);
  const count = Math.floor(random() * 3);
  const reasons = new Set<string>();
  for (let i = 0; i < count; i += 1) reasons.add(codes[Math.floor(random() * codes.length)] ?? "");
  reasons.delete("");
  return { grade, reasons: [...reasons] };
}
