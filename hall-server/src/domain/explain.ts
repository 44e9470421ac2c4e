import type { Explanation } from "@hall/contract";
import type { Because, CallOrder, Candidate } from "./call-order.ts";
import { byArrival } from "./line-order.ts";
import { byTime } from "./lines.ts";
import type { WaitingVisit } from "./state.ts";

const PASSED_OVER_SHOWN = 10;
/** Rules from the strongest; what a call is explained by is the strongest that let it pass somebody. */
const STRENGTH: readonly Because[] = [
  "bound",
  "reserved-for-counter",
  "reserved-for-clerk",
  "queue-priority",
  "ratio",
  "skill",
  "weight",
  "booked",
  "front",
];

/** A visit that is not called, and why. */
export type Passed = { visit: WaitingVisit; because: Because };

/** Why the first one is called, and who came before it and is not. */
export function explanationOf(
  order: CallOrder,
  first: Candidate,
  candidates: readonly Candidate[],
  held: readonly Passed[],
  now: string,
): Explanation {
  const passed = new FirstFew();
  const reasons = new Set<Because>();
  for (const other of candidates) {
    if (other === first) continue;
    const because = overtaken(order, first, other);
    if (!because) continue;
    reasons.add(because);
    passed.add({ visit: other.visit, because });
  }
  for (const one of held) if (byTime(one.visit, first.visit) < 0) passed.add(one);
  const { visit, words } = first;
  return {
    rule: ruleOf(order, first, reasons),
    considered: candidates.length + held.length,
    passedOver: passed.view(),
    waitedMinutes: Math.max(0, Math.round((Date.parse(now) - Date.parse(visit.lineSince)) / 6000) / 10),
    ...(visit.segment ? { segment: visit.segment } : {}),
    ...(words ? { profile: words } : {}),
  };
}

/** Somebody is called by hand: whoever could have been called and stood before them was passed over. */
export function pickOf(
  order: CallOrder,
  picked: WaitingVisit,
  callable: readonly Candidate[],
  held: number,
): Explanation {
  const own = callable.find(({ visit }) => visit.visitId === picked.visitId);
  const passed = new FirstFew();
  for (const one of callable)
    if (one !== own && (!own || order.compare(one, own) < 0))
      passed.add({ visit: one.visit, because: "order" });
  return { rule: "picked", considered: callable.length + held, passedOver: passed.view() };
}

/** Nobody can be called; those who wait nevertheless, and why. */
export function nobody(held: readonly Passed[]): Explanation {
  const passed = new FirstFew();
  for (const one of held) passed.add(one);
  return { rule: "nobody-waiting", considered: held.length, passedOver: passed.view() };
}

/** Whoever came earlier, by the clock or by a time that counts as such, and the rule that lets `first` pass; undefined for the rest. */
function overtaken(order: CallOrder, first: Candidate, other: Candidate): Because | undefined {
  if (byTime(other.visit, first.visit) < 0) return order.because(first, other);
  if (byArrival(other.visit, first.visit) > 0) return undefined;
  const because = order.because(first, other);
  if (because !== "order") return because;
  return first.visit.booked ? "booked" : "front";
}

function ruleOf(order: CallOrder, first: Candidate, reasons: ReadonlySet<Because>): Explanation["rule"] {
  if (order.isDue(first)) return "bound";
  if (first.right !== "line") return first.right;
  const strongest = STRENGTH.find((reason) => reasons.has(reason));
  return (strongest as Explanation["rule"] | undefined) ?? "longest-waiting"; // as: all of STRENGTH are rules
}

/** The earliest few of many, without sorting them all. */
class FirstFew {
  readonly #few: Passed[] = [];

  add(one: Passed): void {
    const few = this.#few;
    const last = few.at(-1);
    if (few.length === PASSED_OVER_SHOWN && last && byTime(last.visit, one.visit) < 0) return;
    const place = few.findIndex(({ visit }) => byTime(one.visit, visit) < 0);
    few.splice(place === -1 ? few.length : place, 0, one);
    few.length = Math.min(few.length, PASSED_OVER_SHOWN);
  }

  view(): Explanation["passedOver"] {
    return this.#few.map(({ visit: { visitId, code }, because }) => ({ visitId, code, because }));
  }
}
