import type { HallState } from "../domain/state.ts";
import { type Answers, answerKey, sameKey } from "./answers.ts";
import { type Decided, decideOne, type Outcome, type Pending } from "./decision.ts";

/** So many orders share a transaction at most. */
export const GROUP = 256;
/** So many may go in one group even if nobody is left to be decided meanwhile. */
const SMALL_GROUP = 8;

/**
 * How many of those who wait make the next group. Half of them: if all who wait went together, the disk would have
 * nothing to do while they are decided, and nobody could be decided while they are written.
 */
export function shareOf(waiting: number): number {
  return Math.min(GROUP, Math.max(SMALL_GROUP, Math.ceil(waiting / 2)));
}

type Beside = {
  answers: Answers;
  now: () => Date;
  /** The keys of what is being written while this is decided. */
  inFlight?: ReadonlyMap<string, Decided> | undefined;
};

/** Orders that are decided and not yet written: each on the hall as those before leave it. */
export class Draft {
  /** The hall that it was decided on; where the hall has become another one, all is decided again. */
  readonly base: HallState;
  readonly decided: Decided[] = [];
  readonly keys = new Map<string, Decided>();
  readonly #beside: Beside;
  #state: HallState;

  constructor(base: HallState, beside: Beside) {
    this.base = base;
    this.#beside = beside;
    this.#state = base;
  }

  /** The hall as it will be when this is written. */
  get state(): HallState {
    return this.#state;
  }

  /** Decides the next one; a key that is known gets its first answer. */
  add(pending: Pending): void {
    const key = keyOf(pending);
    const known = key === undefined ? undefined : this.#known(key, pending);
    const moment = this.#beside.now();
    if (known) this.#keep({ pending, outcome: known, steps: [], fresh: false, at: moment.toISOString() });
    else this.#keep(decideOne(this.#state, pending, moment), key);
  }

  /** Keeps the first `count`; what was decided after them, if anything was, stands on top of them. */
  cut(count: number): Draft | undefined {
    const later = this.decided.splice(count);
    if (later.length === 0) return undefined;
    this.#state = this.decided.flatMap(({ steps }) => steps).at(-1)?.after ?? this.base;
    const rest = new Draft(this.#state, { ...this.#beside, inFlight: this.keys });
    for (const one of later) {
      const key = keyOf(one.pending);
      rest.#keep(one, key !== undefined && this.keys.get(key) === one ? key : undefined);
    }
    return rest;
  }

  /** `key`: the one that it is the first to use. */
  #keep(one: Decided, key?: string): void {
    if (key !== undefined) this.keys.set(key, one);
    this.#state = one.steps.at(-1)?.after ?? this.#state;
    this.decided.push(one);
  }

  #known(key: string, pending: Pending): Outcome | undefined {
    const { answers, inFlight } = this.#beside;
    const first = this.keys.get(key) ?? inFlight?.get(key);
    return answers.known(key, pending) ?? sameKey(first, pending);
  }
}

/** The order's key, told apart from that of other callers. */
function keyOf({ order: { key, by } }: Pending): string | undefined {
  return key === undefined ? undefined : answerKey(by, key);
}
