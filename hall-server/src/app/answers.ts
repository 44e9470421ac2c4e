import { createHash } from "node:crypto";
import type { Fault } from "@hall/contract";
import type { Decided, Order, Outcome, Pending } from "./decision.ts";
import type { Answer } from "./journal.ts";
import type { Principal } from "./principal.ts";
import { Refusal, ruleRefusal } from "./refusal.ts";

const PRUNE_ABOVE = 20_000;

/** First answers by idempotency key, as far back as they are kept. */
export class Answers {
  readonly #answers = new Map<string, Answer>();

  remember(answers: readonly Answer[]): void {
    for (const answer of answers) this.#answers.set(answer.key, answer);
  }

  /** Lets go of what is older than `since`, once there are many. */
  prune(since: string): void {
    if (this.#answers.size < PRUNE_ABOVE) return;
    for (const [key, { at }] of this.#answers) if (at < since) this.#answers.delete(key);
  }

  /** The first answer to this key; `key-reused` when it came with another request. */
  known(fullKey: string, { hash }: Pending): Outcome | undefined {
    const answer = this.#answers.get(fullKey);
    if (!answer) return undefined;
    if (answer.requestHash !== hash) return { ok: false, error: ruleRefusal("key-reused", {}) };
    return answer.outcome.ok ? answer.outcome : { ok: false, error: refusalOf(answer.outcome.fault) };
  }
}

/** The same key twice before the first is written: the second gets the first one's answer. */
export function sameKey(
  first: Pick<Decided, "pending" | "outcome"> | undefined,
  { hash }: Pending,
): Outcome | undefined {
  if (!first) return undefined;
  return first.pending.hash === hash ? first.outcome : { ok: false, error: ruleRefusal("key-reused", {}) };
}

/** Tells requests under one key apart. */
export function hashOf(command: Order<unknown>["command"]): string {
  return createHash("sha256").update(JSON.stringify(command)).digest("base64url");
}

/** Keys of different callers never meet. */
export function answerKey(by: Principal, key: string): string {
  return `${by.kind}/${by.id}/${key}`;
}

/** What is kept of an outcome; a failure of ours is not. */
export function stored(outcome: Outcome): Answer["outcome"] | undefined {
  if (outcome.ok) return { ok: true, value: outcome.value };
  if (!(outcome.error instanceof Refusal)) return undefined;
  const { code, details } = outcome.error;
  return { ok: false, fault: { code, ...(details ? { details } : {}) } };
}

function refusalOf({ code, details }: Pick<Fault, "code" | "details">): Refusal {
  const { rule, ...parameters } = details ?? {};
  if (typeof rule !== "string") return new Refusal(code, code, details);
  return ruleRefusal(rule as Parameters<typeof ruleRefusal>[0], parameters as Record<string, string>); // as: written by ruleRefusal
}
