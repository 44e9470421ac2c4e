import type { Fault } from "../faults.ts";
import type { Language } from "../ids.ts";
import { RULES, type RuleName, ruleText } from "../rules.ts";
import { translate } from "./catalogue.ts";
import { shared } from "./messages/shared.ts";

/** A refusal in the screen's language: the broken rule's words, the line's state, or else what the hub said. */
export function faultText(fault: Fault, language: Language): string {
  const { rule, line } = fault.details ?? {};
  if (typeof rule === "string" && isRule(rule))
    return ruleText(rule, words(fault.details ?? {}, language), language);
  if (line === "not-sent") return translate(shared, language, "fault-not-sent");
  if (line === "no-answer") return translate(shared, language, "fault-no-answer");
  if (line === "unreadable") return translate(shared, language, "fault-unreadable");
  return fault.message || translate(shared, language, "fault-unavailable");
}

function isRule(rule: string): rule is RuleName {
  return Object.hasOwn(RULES, rule);
}

/** A state travels as its code and is read as its word. */
function words(details: Record<string, unknown>, language: Language): Record<string, string> {
  const read = (name: string, value: string): string => {
    const words: Readonly<Record<string, string>> = shared[language];
    return (name === "status" ? words[`state-${value}`] : undefined) ?? value;
  };
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, read(name, String(value))]),
  );
}
