import type { ActionName } from "../actions.ts";
import { COUNTER_WORK } from "./counter-work.ts";
import { HALL_WORK } from "./hall-work.ts";
import { LINE_WORK } from "./line-work.ts";
import { VISIT_WORK } from "./visit-work.ts";
import type { Work } from "./work.ts";

const WORK = { ...COUNTER_WORK, ...VISIT_WORK, ...LINE_WORK, ...HALL_WORK };

/** Does what was asked: at once, or after a dialog has asked for what is missing. Resolves when all is said. */
export async function doWork(action: ActionName, work: Work): Promise<void> {
  await WORK[action]?.(work);
}
