import { setImmediate as nextTurn } from "node:timers/promises";
import type { HallState } from "../domain/state.ts";
import { Answers, answerKey, hashOf } from "./answers.ts";
import { batchOf } from "./batch.ts";
import type { Step } from "./changes.ts";
import type { Clock } from "./clock.ts";
import { type Order, type Pending, settle, stepOf } from "./decision.ts";
import { Draft, GROUP, shareOf } from "./draft.ts";
import type { JobRow } from "./jobs.ts";
import { type Batch, type Journal, NotWritten, VersionConflict } from "./journal.ts";
import { KnownHall } from "./known-hall.ts";

type Deps = {
  journal: Journal;
  clock: Clock;
  /** Called after commit, in order of seq; `ours` is false for what another process wrote. Never throws. */
  announce: (steps: Step[], jobs: JobRow[], ours: boolean) => void;
  /** No other process writes to this database: what is in memory is always the newest. */
  alone?: boolean;
};
/** Somebody who wants the newest hall, and nothing else. */
type Look = { resolve: (state: HallState) => void; reject: (error: unknown) => void };

/** Each conflict is somebody else's success, so a desk that goes on trying gets its turn. */
const ATTEMPTS = 50;
const MEMORY_EVERY = 1000;
const ANSWERS_KEPT_MS = 48 * 3_600_000;
const NOTHING: Pick<Batch, "entries" | "answers"> = { entries: [], answers: [] };

/**
 * One hall's desk: the only writer of the hall in this process. Load, decide, append, evolve, announce. Whatever it
 * answers was true at a moment between question and answer: what changes the hall is guarded by its version, and what
 * does not (a refusal, "nobody waits", a look) is decided on events that were read after the question (decisions/0060).
 */
export class HallDesk {
  readonly #hall: KnownHall;
  readonly #deps: Deps;
  readonly #answers = new Answers();
  /** Who waits for an answer, but for those whose group is at work. */
  readonly #waiting: Pending[] = [];
  readonly #looking: Look[] = [];
  /** What is durable, and not yet answered and announced: where others wait, their group is sent before. */
  readonly #untold: (() => void)[] = [];
  /** What is on its way to the disk, and what was decided on top of it meanwhile: for the first of those who wait. */
  #inFlight: Draft | undefined;
  #ahead: Draft | undefined;
  /** What was sent to the journal before the line broke: nobody knows whether it arrived. */
  #tried: Pick<Batch, "entries" | "answers"> = NOTHING;
  #working = false;
  #stale = false;
  #kept: number;

  constructor(state: HallState, deps: Deps) {
    this.#hall = new KnownHall(state, deps.clock);
    this.#deps = deps;
    this.#kept = state.seq;
  }

  get state(): HallState {
    return this.#hall.state;
  }

  /** The time that goes with the state: the clock's, but for a step that the hall has not been told yet. */
  now(): Date {
    return new Date(this.#hall.steps.now());
  }

  /** Tells the hall that the clock was put right, if it does not know: for halls in which nothing else happens. */
  async tellTime(): Promise<void> {
    if (this.#hall.steps.pending() !== 0) await this.run(stepOf(0));
  }

  /** Reads all that the journal has and this desk has not, and the answers already given: at start. */
  async catchUp(): Promise<void> {
    const { hallId, state } = this.#hall;
    // The newest event that is known already comes along, for its time.
    const entries = await this.#deps.journal.eventsAfter(hallId, Math.max(0, state.seq - 1));
    this.#hall.follow(entries, []);
    this.#answers.remember(await this.#deps.journal.answersSince(hallId, this.#answersSince()));
  }

  #answersSince(): string {
    return new Date(this.#deps.clock.now().getTime() - ANSWERS_KEPT_MS).toISOString();
  }

  /** Decides the order on the newest state and answers when it is durable. Throws Refusal; anything else means "unavailable". */
  run<T>(order: Order<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const hash = order.key === undefined ? "" : hashOf(order.command);
      this.#waiting.push({ order, hash, resolve: resolve as (value: unknown) => void, reject }); // as: its own reply made the value
      this.#begin();
    });
  }

  /** The hall as it is at a moment after this question, whoever else writes to it. */
  look(): Promise<HallState> {
    if (this.#deps.alone) return Promise.resolve(this.#hall.state);
    return new Promise((resolve, reject) => {
      this.#looking.push({ resolve, reject });
      this.#begin();
    });
  }

  #begin(): void {
    if (!this.#working) void this.#work();
    else if (this.#inFlight) this.#decideAhead(this.#inFlight);
  }

  /**
   * While one group is being written, what comes is decided on the hall as that group leaves it, so that disk and
   * processor work at the same time. Nothing is answered before all that it rests on is durable.
   */
  #decideAhead(inFlight: Draft): void {
    if (this.#waiting.length === 0 || this.#hall.steps.pending() !== 0) return;
    this.#ahead ??= this.#draft(inFlight.state, inFlight);
    for (const pending of this.#waiting.slice(this.#ahead.decided.length, GROUP)) this.#ahead.add(pending);
  }

  #draft(base: HallState, inFlight?: Draft): Draft {
    return new Draft(base, { answers: this.#answers, now: () => this.#hall.now(), inFlight: inFlight?.keys });
  }

  /** Commands that queue up while one group is being written share a transaction. */
  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length + this.#looking.length > 0) {
      const group = this.#waiting.splice(0, shareOf(this.#waiting.length));
      const looks = this.#looking.splice(0);
      try {
        await this.#serve(group, looks.length > 0);
        for (const { resolve } of looks) resolve(this.#hall.state);
      } catch (error) {
        this.#stale = true; // nobody knows whether the transaction went through
        this.#ahead = undefined; // whoever is told that it failed shall not find it done later
        for (const { reject } of [...group, ...looks]) reject(error);
      }
    }
    this.#tell();
    this.#working = false;
  }

  async #serve(group: Pending[], looked: boolean): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const heard = this.#stale || looked;
        if (heard) await this.#hear(group);
        return await this.#decideAndAppend(group, heard || this.#deps.alone === true);
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error;
        this.#stale = true;
      }
    }
  }

  /** Reads what others have written meanwhile and tells it. Answers whether there was anything. */
  async #hear(group: readonly Pending[]): Promise<boolean> {
    const { journal, announce } = this.#deps;
    const { hallId } = this.#hall;
    this.#tell();
    const asked = group.flatMap(({ order: { by, key } }) => (key === undefined ? [] : answerKey(by, key)));
    const keys = this.#stale ? [...asked, ...this.#tried.answers.map(({ key }) => key)] : [];
    const [entries, answers] = await Promise.all([
      journal.eventsAfter(hallId, this.#hall.state.seq),
      keys.length > 0 ? journal.answersTo(hallId, keys) : [],
    ]);
    this.#answers.remember(answers);
    for (const { step, ours } of this.#hall.follow(entries, this.#tried.entries)) {
      if (step.event.type === "clock-stepped") this.#hall.steps.heard(step.event.byMs);
      announce([step], [], ours);
    }
    this.#stale = false;
    return entries.length > 0;
  }

  /** `heard`: the state is known to be newer than the questions. */
  async #decideAndAppend(group: Pending[], heard: boolean): Promise<void> {
    const byMs = this.#hall.steps.pending();
    if (byMs !== 0) this.#hall.turnBack();
    const draft = this.#decide(
      byMs === 0 ? group : [{ order: stepOf(byMs), hash: "", ...UNHEARD }, ...group],
    );
    const { decided } = draft;
    const batch = batchOf(this.#hall.state, decided);
    const guarded = batch.entries.length > 0 || !decided.some(({ fresh }) => fresh);
    if (!guarded && !heard && (await this.#hear(group))) return this.#decideAndAppend(group, true);
    const jobs = await this.#append(batch, draft);
    this.#hall.steps.told(byMs);
    this.#answers.remember(batch.answers);
    const steps = decided.flatMap((one) => one.steps);
    this.#hall.state = draft.state;
    this.#untold.push(() => {
      for (const { pending, outcome } of decided) settle(pending, outcome);
      if (steps.length > 0) this.#deps.announce(steps, jobs, true);
    });
    if (this.#waiting.length + this.#looking.length === 0) this.#tell();
    this.#keepMemoryNowAndThen();
  }

  /** What was decided ahead counts if the hall has become what it was decided on: if it was written, and nothing else. */
  #decide(group: readonly Pending[]): Draft {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const stands = ahead?.base === this.#hall.state && ahead.decided[0]?.pending === group[0];
    const draft = stands ? ahead : this.#draft(this.#hall.state);
    this.#ahead = draft.cut(group.length);
    for (const pending of group.slice(draft.decided.length)) draft.add(pending);
    return draft;
  }

  async #append(batch: Batch, draft: Draft): Promise<JobRow[]> {
    if (batch.entries.length + batch.answers.length === 0) return [];
    try {
      const written = this.#deps.journal.append(batch);
      written.catch(() => undefined); // its failure is met below
      if (draft.decided.length > 1) await nextTurn(); // many press: the statement is on its way before anybody here thinks on
      this.#inFlight = draft;
      this.#tell(); // meanwhile everybody is answered and hears of the group before
      this.#decideAhead(draft);
      const jobs = await written;
      this.#tried = NOTHING; // by now it has arrived, or it never will
      return jobs;
    } catch (error) {
      if (!(error instanceof VersionConflict || error instanceof NotWritten)) this.#tried = batch;
      this.#ahead = undefined; // it was decided on a hall that never was
      throw error;
    } finally {
      this.#inFlight = undefined;
    }
  }

  #tell(): void {
    for (const tell of this.#untold.splice(0)) tell();
  }

  /** Only a shortcut for the next start. The more there is to keep the less often, so that its cost stays in proportion. */
  #keepMemoryNowAndThen(): void {
    const { seq, visits } = this.#hall.state;
    if (seq - this.#kept < Math.max(MEMORY_EVERY, 4 * visits.size)) return;
    this.#kept = seq;
    this.#answers.prune(this.#answersSince());
    this.#deps.journal.keepMemory(this.#hall.state).catch(() => {
      this.#kept = 0; // try again with the next group
    });
  }
}

const UNHEARD: Pick<Pending, "resolve" | "reject"> = { resolve: () => undefined, reject: () => undefined };
