import type { Reply } from "@hall/contract";
import { counterOf } from "../domain/lookup.ts";
import { chooseNext } from "../domain/routing.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { HallState } from "../domain/state.ts";
import { visitInLine } from "./present-visit.ts";
import { ruleRefusal } from "./refusal.ts";

/** Who would be next for this counter, and why. Throws a Refusal when there is no such counter. */
export function explainNext(state: HallState, counterId: string, now: Date): Reply<"visit:explain"> {
  try {
    counterOf(state, counterId);
  } catch (error) {
    throw error instanceof RuleBroken ? ruleRefusal(error.rule, error.parameters) : error;
  }
  const { visit, explain } = chooseNext(state, counterId, now.toISOString());
  return { visit: visit ? visitInLine(state, visit, now) : null, explain };
}
