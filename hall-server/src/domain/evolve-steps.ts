import type { StepView } from "@hall/contract";
import type { StepEnd } from "./events.ts";
import { turn } from "./periods.ts";
import type { HeldVisit, Visit } from "./state.ts";

/** The visit with a clerk, at a new step. */
export function startServing(
  visit: Visit,
  by: { counterId: string; clerkId: string },
  at: string,
): HeldVisit & { status: "serving" } {
  const { counterId, clerkId } = by;
  const step: StepView = {
    stepId: `${visit.visitId}/${visit.steps.length + 1}`,
    serviceId: visit.serviceId,
    counterId,
    clerkId,
    startedAt: at,
  };
  return {
    ...visit,
    status: "serving",
    counterId,
    clerkId,
    startedAt: visit.startedAt ?? at,
    periods: turn(visit, "serving", at, by),
    steps: [...visit.steps, step],
  };
}

/** Ends the step that runs, if one does. */
export function endStep(
  visit: Visit,
  at: string,
  result: Pick<StepView, "done" | "outcome" | "accurate">,
): readonly StepView[] {
  const last = visit.steps.at(-1);
  if (!last || last.finishedAt !== undefined) return visit.steps;
  return [...visit.steps.slice(0, -1), { ...last, ...result, finishedAt: at }];
}

/** What an event says about the end of a step, as the step keeps it. */
export function stepEnd({
  done,
  outcome,
  accurate,
}: StepEnd): Pick<StepView, "done" | "outcome" | "accurate"> {
  return { done, outcome, ...(accurate === undefined ? {} : { accurate }) };
}

/** A step that was rated stays rated: a late time-out changes nothing. */
export function rate(
  steps: readonly StepView[],
  stepId: string,
  rating: NonNullable<StepView["rating"]>,
): StepView[] {
  return steps.map((step) => {
    if (step.stepId !== stepId || (step.rating && step.rating.grade !== null)) return step;
    return { ...step, rating };
  });
}
