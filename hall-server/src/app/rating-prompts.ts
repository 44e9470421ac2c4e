import type { RatingRequest } from "@hall/contract";
import type { HallNotice } from "./hall-registry.ts";
import type { VisitTokens } from "./visit-tokens.ts";

/** What a pad at a counter should do after an event. */
export type RatingPrompt =
  | { kind: "ask"; hallId: string; counterId: string; ask: RatingRequest }
  | { kind: "close"; hallId: string; counterId: string; stepId: string };

/** Asks when a step is finished; stops when it is rated anywhere, or the time is over. */
export function ratingPrompt(
  { hallId, event, after }: HallNotice,
  tokens: VisitTokens,
): RatingPrompt | undefined {
  if (event.type !== "visit-finished" && event.type !== "visit-rated" && event.type !== "rating-timed-out")
    return undefined;
  const visit = after.visits.get(event.visitId);
  if (!visit) return undefined;
  if (event.type !== "visit-finished") {
    const step = visit.steps.find(({ stepId }) => stepId === event.stepId);
    return step && { kind: "close", hallId, counterId: step.counterId, stepId: step.stepId };
  }
  const step = visit.steps.at(-1);
  if (!step) return undefined;
  const until = new Date(Date.parse(event.at) + after.configuration.ratingSeconds * 1000).toISOString();
  const { stepId, counterId } = step;
  return {
    kind: "ask",
    hallId,
    counterId,
    ask: { stepId, counterId, code: visit.code, token: tokens.ofStep(stepId), until },
  };
}
