import type { HallState } from "../domain/state.ts";
import { type Answers, answerKey, sameKey } from "./answers.ts";
import { type Decided, decideOne, type Outcome, type Pending } from "./decision.ts";

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

  /** Whose orders they are, in their order. */
  get pendings(): Pending[] {
    return this.decided.map(({ pending }) => pending);
  }

  /** Decides the next one; a key that is known gets its first answer. */
  add(pending: Pending): void {
    const { key, by } = pending.order;
    const fullKey = key === undefined ? undefined : answerKey(by, key);
    const known = fullKey === undefined ? undefined : this.#known(fullKey, pending);
    const moment = this.#beside.now();
    const one: Decided = known
      ? { pending, outcome: known, steps: [], fresh: false, at: moment.toISOString() }
      : decideOne(this.#state, pending, moment);
    if (fullKey !== undefined && !known) this.keys.set(fullKey, one);
    this.#state = one.steps.at(-1)?.after ?? this.#state;
    this.decided.push(one);
  }

  #known(fullKey: string, pending: Pending): Outcome | undefined {
    const { answers, inFlight } = this.#beside;
    const first = this.keys.get(fullKey) ?? inFlight?.get(fullKey);
    return answers.known(fullKey, pending) ?? sameKey(first, pending);
  }
}
