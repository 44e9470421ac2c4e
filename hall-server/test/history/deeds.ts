import type { Asked, Operation, Outcome, Violation } from "./operation.ts";
import { told } from "./words.ts";

/** One thing that somebody wanted, however often it was asked with its key: it must have happened once or not at all. */
export class Deed {
  readonly asked: Asked;
  readonly operations: readonly Operation[];
  readonly outcome: Outcome;
  /** From the first question to the first answer. */
  readonly start: number;
  readonly end: number;
  /** The hall's time at that answer. */
  readonly answeredAt: string | undefined;
  /** The newest event that was answered to anybody before this began: it comes after it. */
  after = 0;
  /** The hall after these events, and no earlier or later one, is what it may speak of. */
  from = 0;
  to = 0;

  constructor(operations: readonly Operation[]) {
    const answered = operations.find(({ outcome }) => outcome.kind !== "unknown");
    const first = operations[0];
    if (!first) throw new Error("a deed without an operation");
    this.asked = first;
    this.operations = operations;
    this.answeredAt = answered?.answeredAt;
    this.outcome = answered?.outcome ?? { kind: "unknown" };
    this.start = Math.min(...operations.map(({ start }) => start));
    this.end = Math.min(
      ...operations.map(({ end, outcome }) => (outcome.kind === "unknown" ? Number.POSITIVE_INFINITY : end)),
    );
  }
}

/** Operations with the same key of the same person are one deed, and have one answer. */
export function deedsOf(operations: readonly Operation[]): { deeds: Deed[]; violations: Violation[] } {
  const byKey = new Map<string, Operation[]>();
  const groups: Operation[][] = [];
  for (const operation of operations) {
    const { by, key } = operation;
    if (key === undefined) {
      groups.push([operation]);
      continue;
    }
    const full = `${by.kind}/${by.id}/${key}`;
    const known = byKey.get(full);
    if (known) known.push(operation);
    else {
      const group = [operation];
      byKey.set(full, group);
      groups.push(group);
    }
  }
  const violations = groups.flatMap((group) => (group.length > 1 ? differing(group) : []));
  return { deeds: groups.map((group) => new Deed(group)), violations };
}

function differing(group: readonly Operation[]): Violation[] {
  const answered = group.filter(({ outcome }) => outcome.kind !== "unknown");
  const [first] = answered;
  const other = answered.find(({ outcome }) => !sameAnswer(outcome, first?.outcome));
  if (!first || !other) return [];
  const operations = [first, other];
  return [{ words: told("the same key was answered twice, and differently", operations), operations }];
}

/** The database keeps an answer as JSON and may change the order of its fields. */
function sameAnswer(a: Outcome, b: Outcome | undefined): boolean {
  if (!b || a.kind !== b.kind) return false;
  if (a.kind === "refused" && b.kind === "refused") return a.rule === b.rule;
  if (a.kind !== "ok" || b.kind !== "ok") return true;
  const sameFacts = a.seq === b.seq && a.events === b.events && a.at === b.at;
  return sameFacts && Object.entries(a.brief).every(([field, value]) => b.brief[field] === value);
}
