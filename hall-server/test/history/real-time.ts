import type { Deed } from "./deeds.ts";
import type { Violation } from "./operation.ts";
import { told } from "./words.ts";

/**
 * What ended before another began comes before it. Marks for each deed which events surely come before it and which
 * surely after, and answers the pairs that stand the wrong way round.
 */
export function realTime(deeds: readonly Deed[], last: number): Violation[] {
  const violations: Violation[] = [];
  const ended = deeds.filter(hasSeq).sort((a, b) => a.end - b.end);
  let newest: Deed | undefined;
  let next = 0;
  for (const deed of [...deeds].sort((a, b) => a.start - b.start)) {
    for (let one = ended[next]; one && one.end < deed.start; one = ended[next]) {
      if (!newest || seqOf(one) > seqOf(newest)) newest = one;
      next += 1;
    }
    deed.after = newest ? seqOf(newest) : 0;
    deed.from = deed.after;
    if (newest && hasSeq(deed)) violations.push(...wrongWay(newest, deed));
  }
  markEnds(deeds, last);
  return violations;
}

function wrongWay(earlier: Deed, deed: Answered): Violation[] {
  const { seq, events } = deed.outcome;
  if (seq + (events === 0 ? 1 : 1 - events) > deed.after) return [];
  const operations = [...earlier.operations, ...deed.operations];
  const seen = events === 0 ? "speaks of the hall" : "was done";
  const words = `the second began when the first was already answered (with event ${deed.after}), but ${seen} before it (event ${seq})`;
  return [{ words: told(words, operations), operations }];
}

/** A refusal that was answered before another operation began speaks of the hall before that one's events. */
function markEnds(deeds: readonly Deed[], last: number): void {
  const started = deeds
    .filter((deed) => hasSeq(deed) && deed.outcome.events > 0)
    .sort((a, b) => b.start - a.start);
  let oldest = last + 1;
  let next = 0;
  for (const deed of [...deeds].sort((a, b) => b.end - a.end)) {
    for (let one = started[next]; one && one.start > deed.end; one = started[next]) {
      if (hasSeq(one)) oldest = Math.min(oldest, one.outcome.seq - one.outcome.events + 1);
      next += 1;
    }
    deed.to = Math.max(deed.from, oldest - 1);
  }
}

type Answered = Deed & { outcome: Extract<Deed["outcome"], { kind: "ok" }> };

function hasSeq(deed: Deed): deed is Answered {
  return deed.outcome.kind === "ok";
}

function seqOf(deed: Deed): number {
  return hasSeq(deed) ? deed.outcome.seq : 0;
}
