import type { HallState } from "../domain/state.ts";
import { type Answers, answerKey, sameGroup } from "./answers.ts";
import { type Decided, decideOne, type Pending } from "./decision.ts";

type Beside = { answers: Answers; now: () => Date };

/** Decides a group in its order, each on the hall as those before leave it; a key that is known gets its first answer. */
export function decideAll(before: HallState, group: readonly Pending[], { answers, now }: Beside): Decided[] {
  const decided: Decided[] = [];
  const keys = new Map<string, Decided>();
  let state = before;
  for (const pending of group) {
    const { key, by } = pending.order;
    const fullKey = key === undefined ? undefined : answerKey(by, key);
    const known =
      fullKey === undefined
        ? undefined
        : (answers.known(fullKey, pending) ?? sameGroup(keys.get(fullKey), pending));
    const moment = now();
    const one: Decided = known
      ? { pending, outcome: known, steps: [], fresh: false, at: moment.toISOString() }
      : decideOne(state, pending, moment);
    if (fullKey !== undefined && !known) keys.set(fullKey, one);
    state = one.steps.at(-1)?.after ?? state;
    decided.push(one);
  }
  return decided;
}
