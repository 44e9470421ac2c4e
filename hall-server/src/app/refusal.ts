import type { Fault, FaultCode, Language, RuleName } from "@hall/contract";
import { ruleText } from "@hall/contract";

/** An answer for people: thrown by use cases, turned into a Fault at the edge in the caller's language. */
export class Refusal extends Error {
  readonly code: FaultCode;
  readonly words: (language: Language) => string;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    code: FaultCode,
    words: string | ((language: Language) => string),
    details?: Record<string, unknown>,
  ) {
    super(typeof words === "string" ? words : words("en"));
    this.code = code;
    this.words = typeof words === "string" ? () => words : words;
    this.details = details;
  }
}

/** A rule of the hall said no. */
export function ruleRefusal(rule: RuleName, parameters: Record<string, string>): Refusal {
  const code: FaultCode = rule.startsWith("unknown-") ? "not-found" : "conflict";
  return new Refusal(code, (language) => ruleText(rule, parameters, language), { rule, ...parameters });
}

/** Anything that is not a refusal is our own failure: nothing of it is told. */
export function toFault(error: unknown, language: Language): Fault {
  if (error instanceof Refusal)
    return {
      code: error.code,
      message: error.words(language),
      ...(error.details ? { details: error.details } : {}),
    };
  const message =
    language === "en" ? "The hub cannot do this now. Please try again." : "系统暂时无法处理，请稍后再试。";
  return { code: "unavailable", message };
}
