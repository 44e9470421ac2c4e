import { createHmac } from "node:crypto";
import type { RatingChannel } from "@hall/contract";
import type { HallState } from "../domain/state.ts";
import type { Step } from "./changes.ts";

/** What a visitor's token opens: the whole visit (its phone page), or one step for one pad. */
export type TokenTarget = { hallId: string; visitId: string; stepId?: string; channel: RatingChannel };

/**
 * Tokens are keyed hashes of what they open, so that nothing secret has to be stored and a restart finds them again.
 * Known are those of today's visits.
 */
export class VisitTokens {
  readonly #secret: Buffer;
  readonly #targets = new Map<string, TokenTarget>();

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** The token behind the QR of a ticket. */
  ofVisit(visitId: string): string {
    return this.#hash(`visit/${visitId}`);
  }

  /** The token with which one pad may rate one step. */
  ofStep(stepId: string): string {
    return this.#hash(`pad/${stepId}`);
  }

  find(token: string): TokenTarget | undefined {
    return this.#targets.get(token);
  }

  /** Makes the tokens of a loaded hall known. */
  learn(state: HallState): void {
    for (const visit of state.visits.values()) {
      this.#addVisit(state, visit.visitId);
      for (const { stepId, finishedAt } of visit.steps)
        if (finishedAt) this.#addStep(state, visit.visitId, stepId);
    }
  }

  /** Follows the hall: new tickets, bookings and finished steps come, yesterday's go. */
  follow({ event, before, after }: Step): void {
    if (event.type === "ticket-issued" || event.type === "visit-booked") this.#addVisit(after, event.visitId);
    if (event.type === "visit-finished" || event.type === "visit-went-on" || event.type === "visit-undone")
      this.#followSteps(event.visitId, before, after);
    if (event.type !== "day-ended") return;
    for (const visit of before.visits.values()) {
      if (after.visits.has(visit.visitId)) continue; // booked for a later day
      this.#targets.delete(this.ofVisit(visit.visitId));
      for (const { stepId } of visit.steps) this.#targets.delete(this.ofStep(stepId));
    }
  }

  /** Steps that have ended can be rated; one whose end was taken back cannot. */
  #followSteps(visitId: string, before: HallState, after: HallState): void {
    for (const { stepId, finishedAt } of before.visits.get(visitId)?.steps ?? [])
      if (finishedAt !== undefined) this.#targets.delete(this.ofStep(stepId));
    for (const { stepId, finishedAt } of after.visits.get(visitId)?.steps ?? [])
      if (finishedAt !== undefined) this.#addStep(after, visitId, stepId);
  }

  #addVisit(state: HallState, visitId: string): void {
    this.#targets.set(this.ofVisit(visitId), { hallId: state.configuration.hallId, visitId, channel: "qr" });
  }

  #addStep(state: HallState, visitId: string, stepId: string): void {
    const { hallId } = state.configuration;
    this.#targets.set(this.ofStep(stepId), { hallId, visitId, stepId, channel: "pad" });
  }

  #hash(what: string): string {
    return createHmac("sha256", this.#secret).update(what).digest("base64url").slice(0, 24);
  }
}
