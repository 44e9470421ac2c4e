import { createHash } from "node:crypto";
import type { HallEvent } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import type { HallState } from "../domain/state.ts";
import { Answers, answerKey, sameGroup } from "./answers.ts";
import { batchOf } from "./batch.ts";
import type { Step } from "./changes.ts";
import type { Clock } from "./clock.ts";
import { type Decided, decideOne, type Order, type Pending, settle } from "./decision.ts";
import type { JobRow } from "./jobs.ts";
import type { Journal } from "./journal.ts";
import { VersionConflict } from "./journal.ts";

type Deps = {
  journal: Journal;
  clock: Clock;
  /** Called after commit, in order of seq. */
  announce: (steps: Step[], jobs: JobRow[]) => void;
};

const GROUP = 256;
const ATTEMPTS = 5;
const MEMORY_EVERY = 1000;
const ANSWERS_KEPT_MS = 48 * 3_600_000;

/** One hall's desk: the only writer of the hall in this process. Load, decide, append, evolve, announce. */
export class HallDesk {
  #state: HallState;
  readonly #deps: Deps;
  readonly #answers = new Answers();
  readonly #waiting: Pending[] = [];
  #lastAt: number;
  #working = false;
  #stale = false;
  #kept: number;

  constructor(state: HallState, deps: Deps) {
    this.#state = state;
    this.#deps = deps;
    this.#lastAt = 0;
    this.#kept = state.seq;
  }

  get state(): HallState {
    return this.#state;
  }

  /** Reads what the journal has and this desk has not: at start, and after a conflict. Answers the steps that were read. */
  async catchUp(): Promise<Step[]> {
    const { hallId } = this.#state.configuration;
    // The newest event that is known already comes along, for its time.
    const entries = await this.#deps.journal.eventsAfter(hallId, Math.max(0, this.#state.seq - 1));
    const steps: Step[] = [];
    for (const { seq, event } of entries) {
      this.#lastAt = Math.max(this.#lastAt, Date.parse(event.at));
      if (seq > this.#state.seq) steps.push(this.#apply(event));
    }
    this.#answers.remember(await this.#deps.journal.answersSince(hallId, this.#answersSince()));
    this.#stale = false;
    return steps;
  }

  #answersSince(): string {
    return new Date(this.#deps.clock.now().getTime() - ANSWERS_KEPT_MS).toISOString();
  }

  #apply(event: HallEvent): Step {
    const before = this.#state;
    this.#state = evolve(before, event);
    return { event, before, after: this.#state };
  }

  /** Decides the order on the newest state and answers when it is durable. Throws Refusal; anything else means "unavailable". */
  run<T>(order: Order<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const hash = createHash("sha256").update(JSON.stringify(order.command)).digest("base64url");
      this.#waiting.push({ order, hash, resolve: resolve as (value: unknown) => void, reject }); // as: its own reply made the value
      if (!this.#working) void this.#work();
    });
  }

  /** Commands that queue up while one group is being written are decided together and share a transaction. */
  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP);
      try {
        await this.#commit(group);
      } catch (error) {
        this.#stale = true; // nobody knows whether the transaction went through
        for (const { reject } of group) reject(error);
      }
    }
    this.#working = false;
  }

  async #commit(group: Pending[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (this.#stale) this.#deps.announce(await this.catchUp(), []);
        return await this.#decideAndAppend(group);
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error;
        this.#stale = true;
      }
    }
  }

  async #decideAndAppend(group: Pending[]): Promise<void> {
    const decided = this.#decideAll(group);
    const batch = batchOf(this.#state, decided);
    const jobs =
      batch.entries.length + batch.answers.length === 0 ? [] : await this.#deps.journal.append(batch);
    this.#answers.remember(batch.answers);
    const steps = decided.flatMap((one) => one.steps);
    const last = steps.at(-1);
    if (last) this.#state = last.after;
    for (const { pending, outcome } of decided) settle(pending, outcome);
    if (steps.length > 0) this.#deps.announce(steps, jobs);
    this.#keepMemoryNowAndThen();
  }

  #decideAll(group: Pending[]): Decided[] {
    const decided: Decided[] = [];
    const keys = new Map<string, Pick<Decided, "pending" | "outcome">>();
    let state = this.#state;
    for (const pending of group) {
      const { key, by } = pending.order;
      const fullKey = key === undefined ? undefined : answerKey(by, key);
      const known =
        fullKey === undefined
          ? undefined
          : (this.#answers.known(fullKey, pending) ?? sameGroup(keys.get(fullKey), pending));
      const now = this.#now();
      const one = known
        ? { pending, outcome: known, steps: [], fresh: false, at: now.toISOString() }
        : decideOne(state, pending, now);
      if (fullKey !== undefined && !known) keys.set(fullKey, one);
      state = one.steps.at(-1)?.after ?? state;
      decided.push(one);
    }
    return decided;
  }

  /** The hall's time never runs backwards, whatever the clock does. */
  #now(): Date {
    this.#lastAt = Math.max(this.#lastAt, this.#deps.clock.now().getTime());
    return new Date(this.#lastAt);
  }

  #keepMemoryNowAndThen(): void {
    if (this.#state.seq - this.#kept < MEMORY_EVERY) return;
    this.#kept = this.#state.seq;
    this.#answers.prune(this.#answersSince());
    this.#deps.journal.keepMemory(this.#state).catch(() => {
      this.#kept = 0; // only a shortcut for the next start: try again with the next group
    });
  }
}
