import { createHash, randomUUID } from "node:crypto";
import type { Fault } from "@hall/contract";
import type { Context, DomainCommand } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { HallEvent } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { HallState, Visit } from "../domain/state.ts";
import type { Step } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { JobRow } from "./jobs.ts";
import { jobsOf } from "./jobs-of.ts";
import type { Answer, Batch, Journal, JournalEntry, PersonalData } from "./journal.ts";
import { VersionConflict } from "./journal.ts";
import type { Principal } from "./principal.ts";
import { Refusal, ruleRefusal } from "./refusal.ts";

/** A command with its author, and what it needs beside the decision. */
export type Order<T> = {
  command: DomainCommand;
  by: Principal;
  /** The same key again returns the first answer and changes nothing. */
  key?: string | undefined;
  /** Builds the answer from the hall right after this command's own events. */
  reply: (state: HallState, events: readonly HallEvent[], now: Date) => T;
  /** What to keep encrypted beside the journal. */
  personal?: (events: readonly HallEvent[], now: Date) => PersonalData[];
};

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };
type Pending = {
  order: Order<unknown>;
  hash: string;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
/** A decision that waits for its transaction. */
type Decided = { pending: Pending; outcome: Outcome; steps: Step[]; fresh: boolean; at: string };

type Deps = {
  journal: Journal;
  clock: Clock;
  /** Called after commit, in order of seq. */
  announce: (steps: Step[], jobs: JobRow[]) => void;
};

const GROUP = 256;
const ATTEMPTS = 5;
const MEMORY_EVERY = 1000;

/** One hall's desk: the only writer of the hall in this process. Load, decide, append, evolve, announce. */
export class HallDesk {
  #state: HallState;
  readonly #deps: Deps;
  readonly #answers = new Map<string, Answer>();
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
    const entries = await this.#deps.journal.eventsAfter(hallId, this.#state.seq);
    const steps: Step[] = [];
    for (const { event } of entries) steps.push(this.#apply(event));
    const dayAgo = new Date(this.#deps.clock.now().getTime() - 48 * 3_600_000).toISOString();
    for (const answer of await this.#deps.journal.answersSince(hallId, dayAgo))
      this.#answers.set(answer.key, answer);
    this.#stale = false;
    return steps;
  }

  #apply(event: HallEvent): Step {
    const before = this.#state;
    this.#state = evolve(before, event);
    this.#lastAt = Math.max(this.#lastAt, Date.parse(event.at));
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
    const batch = this.#batchOf(decided);
    const jobs =
      batch.entries.length + batch.answers.length === 0 ? [] : await this.#deps.journal.append(batch);
    for (const answer of batch.answers) this.#answers.set(answer.key, answer);
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
          : (this.#known(fullKey, pending) ?? sameGroup(keys.get(fullKey), pending));
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

  #known(fullKey: string, { hash }: Pending): Outcome | undefined {
    const answer = this.#answers.get(fullKey);
    if (!answer) return undefined;
    if (answer.requestHash !== hash) return { ok: false, error: ruleRefusal("key-reused", {}) };
    return answer.outcome.ok ? answer.outcome : { ok: false, error: refusalOf(answer.outcome.fault) };
  }

  #batchOf(decided: Decided[]): Batch {
    const batch: Batch = {
      hallId: this.#state.configuration.hallId,
      expectedSeq: this.#state.seq,
      entries: [],
      visits: [],
      alerts: [],
      jobs: [],
      answers: [],
      personal: [],
    };
    const touched = new Set<string>();
    for (const one of decided) {
      for (const step of one.steps) addStep(batch, step, one.pending.order, touched);
      const { order, hash } = one.pending;
      const events = one.steps.map((step) => step.event);
      if (one.steps.length > 0 && order.personal)
        batch.personal.push(...order.personal(events, new Date(one.at)));
      const outcome = one.fresh && order.key !== undefined ? stored(one.outcome) : undefined;
      if (order.key !== undefined && outcome)
        batch.answers.push({ key: answerKey(order.by, order.key), requestHash: hash, outcome, at: one.at });
    }
    const last = decided.flatMap((one) => one.steps).at(-1)?.after;
    for (const id of touched) {
      const visit: Visit | undefined = last?.visits.get(id) ?? lastSeen(decided, id);
      if (visit) batch.visits.push(visit);
    }
    return batch;
  }

  #keepMemoryNowAndThen(): void {
    if (this.#state.seq - this.#kept < MEMORY_EVERY) return;
    this.#kept = this.#state.seq;
    this.#deps.journal.keepMemory(this.#state).catch(() => {
      this.#kept = 0; // only a shortcut for the next start: try again with the next group
    });
  }
}

function decideOne(state: HallState, pending: Pending, now: Date): Decided {
  const { command, by, reply } = pending.order;
  const at = now.toISOString();
  const context: Context = { now, at, by, newId: randomUUID };
  try {
    const events = decide(state, command, context);
    const steps: Step[] = [];
    let after = state;
    for (const event of events) {
      const before = after;
      after = evolve(before, event);
      steps.push({ event, before, after });
    }
    return { pending, outcome: { ok: true, value: reply(after, events, now) }, steps, fresh: true, at };
  } catch (error) {
    const refusal = error instanceof RuleBroken ? ruleRefusal(error.rule, error.parameters) : error;
    // A failure of ours is answered to its own caller alone, and is not remembered under the key.
    return {
      pending,
      outcome: { ok: false, error: refusal },
      steps: [],
      fresh: refusal instanceof Refusal,
      at,
    };
  }
}

/** The same key twice in one group: the second gets the first one's answer. */
function sameGroup(
  first: Pick<Decided, "pending" | "outcome"> | undefined,
  { hash }: Pending,
): Outcome | undefined {
  if (!first) return undefined;
  return first.pending.hash === hash ? first.outcome : { ok: false, error: ruleRefusal("key-reused", {}) };
}

function addStep(
  batch: Batch,
  { event, after }: Step,
  { by, command }: Order<unknown>,
  touched: Set<string>,
): void {
  batch.entries.push({
    seq: after.seq,
    event,
    by: { kind: by.kind, id: by.id },
    command: command.name,
  } satisfies JournalEntry);
  batch.jobs.push(...jobsOf(event, after));
  if ("visitId" in event) touched.add(event.visitId);
  if ("alertId" in event) {
    const alert = after.alerts.get(event.alertId);
    if (alert) batch.alerts = [...batch.alerts.filter(({ alertId }) => alertId !== event.alertId), alert];
  }
}

/** A visit that the end of the day has taken out of memory is written as it was last. */
function lastSeen(decided: Decided[], visitId: string): Visit | undefined {
  for (const step of decided.flatMap((one) => one.steps).reverse()) {
    const visit = step.after.visits.get(visitId);
    if (visit) return visit;
  }
  return undefined;
}

function settle({ resolve, reject }: Pending, outcome: Outcome): void {
  if (outcome.ok) resolve(outcome.value);
  else reject(outcome.error);
}

function answerKey(by: Principal, key: string): string {
  return `${by.kind}/${by.id}/${key}`;
}

function stored(outcome: Outcome): Answer["outcome"] | undefined {
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
