import type { RatingRequest } from "@hall/contract";

/** What a pad does: nothing, ask, send, or thank. */
export type PadState =
  | { at: "quiet" }
  | { at: "asking"; request: RatingRequest }
  | { at: "sending"; request: RatingRequest }
  | { at: "thanks" };

export const QUIET: PadState = { at: "quiet" };

/** A pad asks for its own counter only; a newer request replaces an older one. */
export function asked(state: PadState, request: RatingRequest, counterId: string): PadState {
  return request.counterId === counterId ? { at: "asking", request } : state;
}

/** The hub ended the question (rated elsewhere, or the time is over): the pad falls silent. */
export function closed(state: PadState, stepId: string): PadState {
  return state.at === "asking" && state.request.stepId === stepId ? QUIET : state;
}

/** Seconds that are left to answer, never below zero. */
export function secondsLeft(request: RatingRequest, now: Date): number {
  return Math.max(0, (Date.parse(request.until) - now.getTime()) / 1_000);
}
