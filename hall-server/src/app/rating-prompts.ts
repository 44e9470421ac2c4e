import type { RatingRequest, StepView } from "@hall/contract";
import { stepEnded } from "../domain/lookup.ts";
import type { HallNotice } from "./listeners.ts";
import type { VisitTokens } from "./visit-tokens.ts";

/** What a pad at a counter should do after an event. */
export type RatingPrompt =
  | { kind: "ask"; hallId: string; counterId: string; ask: RatingRequest }
  | { kind: "close"; hallId: string; counterId: string; stepId: string };

/** Asks when a step is finished; stops when it is rated anywhere, the time is over, or the end is taken back. */
export function ratingPrompt(
  { hallId, event, before, after }: HallNotice,
  tokens: VisitTokens,
): RatingPrompt | undefined {
  if (!("visitId" in event)) return undefined;
  const visit = after.visits.get(event.visitId);
  if (!visit) return undefined;
  const was = before.visits.get(event.visitId);
  const close = (step: StepView | undefined): RatingPrompt | undefined =>
    step && { kind: "close", hallId, counterId: step.counterId, stepId: step.stepId };
  if (event.type === "visit-rated" || event.type === "rating-timed-out")
    return close(visit.steps.find(({ stepId }) => stepId === event.stepId));
  if (event.type === "visit-undone") return close(was && stepEnded(visit, was));
  if (event.type !== "visit-finished" && event.type !== "visit-went-on") return undefined;
  const step = stepEnded(was, visit);
  if (!step) return undefined;
  const until = new Date(Date.parse(event.at) + after.configuration.ratingSeconds * 1000).toISOString();
  const { stepId, counterId } = step;
  return {
    kind: "ask",
    hallId,
    counterId,
    ask: {
      stepId,
      counterId,
      code: visit.code,
      token: tokens.ofStep(stepId),
      language: visit.language,
      until,
    },
  };
}
