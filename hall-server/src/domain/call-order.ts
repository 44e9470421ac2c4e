import type { Explanation, HallConfiguration, ProfileWords } from "@hall/contract";
import type { Right } from "./eligibility.ts";
import { accumulated, byBound, weight } from "./line-order.ts";
import { byTime } from "./lines.ts";
import type { WaitingVisit } from "./state.ts";

/** The rule by which one visit goes before another. */
export type Because = Explanation["passedOver"][number]["because"];

/** A visit that a counter could call now, with all that its place in the order depends on. */
export type Candidate = {
  visit: WaitingVisit;
  right: Right;
  /** Priority of its queue in the work profile, 1 first; 0 for what is kept for this counter. */
  level: number;
  /** How far its queue is behind its share; the lowest first. */
  turn: number;
  /** Rank of the clerk's skill, 1 first. */
  skill: number;
  words: ProfileWords | undefined;
};

const RIGHT_RANK = { "reserved-for-counter": 0, "reserved-for-clerk": 1, line: 2 } as const;

/**
 * The order in which a counter calls, total at a given moment: whoever has reached the bound, first come first; what is
 * kept for the counter, then for its clerk; priority of the queue; its share; the clerk's skill; accumulated priority;
 * time. decisions/0040 proves the bound from it.
 */
export class CallOrder {
  readonly #configuration: HallConfiguration;
  readonly #now: string;
  readonly #nowMs: number;

  constructor(configuration: HallConfiguration, now: string) {
    this.#configuration = configuration;
    this.#now = now;
    this.#nowMs = Date.parse(now);
  }

  /** Negative when `a` is called before `b`. */
  compare(a: Candidate, b: Candidate): number {
    const rank = this.#byRank(a, b);
    if (rank) return rank.sign;
    if (a.visit.class === b.visit.class) return byTime(a.visit, b.visit); // FIFO within a class, and no arithmetic
    return this.#accumulated(b) - this.#accumulated(a) || byTime(a.visit, b.visit);
  }

  /** The rule by which `first`, who is called, goes before `other`, who came earlier. */
  because(first: Candidate, other: Candidate): Because {
    const rank = this.#byRank(first, other);
    if (rank) return rank.by;
    const weights = [first, other].map(({ visit }) => weight(this.#configuration, visit.class));
    return weights[0] !== weights[1] && byTime(other.visit, first.visit) < 0 ? "weight" : "order";
  }

  /** Has it waited for the bound? */
  isDue({ visit }: Candidate): boolean {
    return visit.boundAt <= this.#now;
  }

  /** The first to be called. Within a class the wait alone decides, so weights are worked out once for each class. */
  first(candidates: readonly Candidate[]): Candidate | undefined {
    const heads = new Map<string, Candidate>();
    for (const one of candidates) {
      const head = heads.get(one.visit.class);
      if (!head || this.compare(one, head) < 0) heads.set(one.visit.class, one);
    }
    let first: Candidate | undefined;
    for (const head of heads.values()) if (!first || this.compare(head, first) < 0) first = head;
    return first;
  }

  #accumulated({ visit }: Candidate): number {
    return accumulated(this.#configuration, visit, this.#nowMs);
  }

  #byRank(a: Candidate, b: Candidate): { by: Because; sign: number } | undefined {
    const bound = byBound(a.visit, b.visit, this.#now);
    if (bound !== 0) return { by: "bound", sign: bound };
    const right = RIGHT_RANK[a.right] - RIGHT_RANK[b.right];
    const winner = right < 0 ? a.right : b.right;
    if (right !== 0) return { by: winner === "line" ? "order" : winner, sign: right };
    if (a.level !== b.level) return { by: "queue-priority", sign: a.level - b.level };
    if (a.turn !== b.turn) return { by: "ratio", sign: a.turn - b.turn };
    if (a.skill !== b.skill) return { by: "skill", sign: a.skill - b.skill };
    return undefined;
  }
}
