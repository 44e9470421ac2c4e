import type { RuleName } from "@hall/contract";

/** A rule of the hall says no; nothing has changed. The words are in the contract's RULES. */
export class RuleBroken extends Error {
  readonly rule: RuleName;
  readonly parameters: Record<string, string>;

  constructor(rule: RuleName, parameters: Record<string, string> = {}) {
    super(`${rule} ${JSON.stringify(parameters)}`);
    this.rule = rule;
    this.parameters = parameters;
  }
}
