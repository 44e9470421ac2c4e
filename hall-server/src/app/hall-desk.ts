import { evolve } from "../domain/evolve.ts";
import type { HallState } from "../domain/state.ts";
import { Answers, answerKey, hashOf } from "./answers.ts";
import { batchOf } from "./batch.ts";
import type { Step } from "./changes.ts";
import type { Clock } from "./clock.ts";
import { decideAll } from "./decide-all.ts";
import { type Order, type Pending, settle } from "./decision.ts";
import type { JobRow } from "./jobs.ts";
import type { Batch, Journal, JournalEntry } from "./journal.ts";
import { VersionConflict } from "./journal.ts";
import { SYSTEM } from "./principal.ts";
import { ToldSteps } from "./told-steps.ts";

type Deps = {
  journal: Journal;
  clock: Clock;
  /** Called after commit, in order of seq; `ours` is false for what another process wrote. */
  announce: (steps: Step[], jobs: JobRow[], ours: boolean) => void;
  /** No other process writes to this database: what is in memory is always the newest. */
  alone?: boolean;
};
/** Somebody who wants the newest hall, and nothing else. */
type Look = { resolve: (state: HallState) => void; reject: (error: unknown) => void };

const GROUP = 256;
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
  #state: HallState;
  readonly #deps: Deps;
  readonly #answers = new Answers();
  readonly #steps: ToldSteps;
  readonly #waiting: Pending[] = [];
  readonly #looking: Look[] = [];
  /** What is durable and answered, and not yet announced. */
  readonly #untold: (() => void)[] = [];
  /** What was sent to the journal before the line broke: nobody knows whether it arrived. */
  #tried: Pick<Batch, "entries" | "answers"> = NOTHING;
  #lastAt: number;
  #working = false;
  #stale = false;
  #kept: number;

  constructor(state: HallState, deps: Deps) {
    this.#state = state;
    this.#deps = deps;
    this.#lastAt = 0;
    this.#kept = state.seq;
    this.#steps = new ToldSteps(deps.clock, state.seq === 0);
  }

  get state(): HallState {
    return this.#state;
  }

  /** The time that goes with the state: the clock's, but for a step that the hall has not been told yet. */
  now(): Date {
    return new Date(this.#steps.now());
  }

  /** Tells the hall that the clock was put right, if it does not know: for halls in which nothing else happens. */
  async tellTime(): Promise<void> {
    if (this.#steps.pending() !== 0) await this.run(stepOf(0));
  }

  /** Reads all that the journal has and this desk has not, and the answers already given: at start. */
  async catchUp(): Promise<void> {
    const { hallId } = this.#state.configuration;
    // The newest event that is known already comes along, for its time.
    this.#follow(await this.#deps.journal.eventsAfter(hallId, Math.max(0, this.#state.seq - 1)));
    this.#answers.remember(await this.#deps.journal.answersSince(hallId, this.#answersSince()));
  }

  #answersSince(): string {
    return new Date(this.#deps.clock.now().getTime() - ANSWERS_KEPT_MS).toISOString();
  }

  #follow(entries: readonly JournalEntry[]): { step: Step; ours: boolean }[] {
    return entries.flatMap((entry) => {
      const { seq, event } = entry;
      const at = Date.parse(event.at);
      this.#lastAt = event.type === "clock-stepped" ? at : Math.max(this.#lastAt, at);
      if (seq <= this.#state.seq) return [];
      const before = this.#state;
      this.#state = evolve(before, event);
      const ours = this.#tried.entries.some((tried) => isSame(tried, entry));
      return { step: { event, before, after: this.#state }, ours };
    });
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
    if (this.#deps.alone) return Promise.resolve(this.#state);
    return new Promise((resolve, reject) => {
      this.#looking.push({ resolve, reject });
      this.#begin();
    });
  }

  #begin(): void {
    if (!this.#working) void this.#work();
  }

  /** Commands that queue up while one group is being written are decided together and share a transaction. */
  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length + this.#looking.length > 0) {
      const group = this.#waiting.splice(0, GROUP);
      const looks = this.#looking.splice(0);
      try {
        await this.#serve(group, looks.length > 0);
        for (const { resolve } of looks) resolve(this.#state);
      } catch (error) {
        this.#stale = true; // nobody knows whether the transaction went through
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
    const { hallId } = this.#state.configuration;
    const asked = group.flatMap(({ order: { by, key } }) => (key === undefined ? [] : answerKey(by, key)));
    const keys = this.#stale ? [...asked, ...this.#tried.answers.map(({ key }) => key)] : [];
    const [entries, answers] = await Promise.all([
      journal.eventsAfter(hallId, this.#state.seq),
      keys.length > 0 ? journal.answersTo(hallId, keys) : [],
    ]);
    this.#answers.remember(answers);
    this.#tell();
    for (const { step, ours } of this.#follow(entries)) {
      if (step.event.type === "clock-stepped") this.#steps.heard(step.event.byMs);
      announce([step], [], ours);
    }
    this.#stale = false;
    return entries.length > 0;
  }

  /** `heard`: the state is known to be newer than the questions. */
  async #decideAndAppend(group: Pending[], heard: boolean): Promise<void> {
    const byMs = this.#steps.pending();
    if (byMs !== 0) this.#lastAt = 0; // the one moment at which the hall's time may run backwards
    const orders = byMs === 0 ? group : [{ order: stepOf(byMs), hash: "", ...UNHEARD }, ...group];
    const decided = decideAll(this.#state, orders, { answers: this.#answers, now: () => this.#now() });
    const batch = batchOf(this.#state, decided);
    const guarded = batch.entries.length > 0 || !decided.some(({ fresh }) => fresh);
    if (!guarded && !heard && (await this.#hear(group))) return this.#decideAndAppend(group, true);
    const jobs = await this.#append(batch);
    this.#steps.told(byMs);
    this.#answers.remember(batch.answers);
    const steps = decided.flatMap((one) => one.steps);
    const last = steps.at(-1);
    if (last) this.#state = last.after;
    for (const { pending, outcome } of decided) settle(pending, outcome);
    if (steps.length > 0) this.#untold.push(() => this.#deps.announce(steps, jobs, true));
    if (this.#waiting.length + this.#looking.length === 0) this.#tell();
    this.#keepMemoryNowAndThen();
  }

  async #append(batch: Batch): Promise<JobRow[]> {
    if (batch.entries.length + batch.answers.length === 0) return [];
    try {
      const written = this.#deps.journal.append(batch);
      const [jobs] = await Promise.all([written, this.#meanwhile()]);
      this.#tried = NOTHING; // by now it has arrived, or it never will
      return jobs;
    } catch (error) {
      if (!(error instanceof VersionConflict)) this.#tried = batch;
      throw error;
    }
  }

  /** While one group is on its way to the disk, everybody hears of the group before. */
  async #meanwhile(): Promise<void> {
    this.#tell();
  }

  #tell(): void {
    for (const tell of this.#untold.splice(0)) tell();
  }

  /** The hall's time never runs backwards, but where it is told that the clock was put right. */
  #now(): Date {
    this.#lastAt = Math.max(this.#lastAt, this.#deps.clock.now().getTime());
    return new Date(this.#lastAt);
  }

  /** Only a shortcut for the next start. The more there is to keep the less often, so that its cost stays in proportion. */
  #keepMemoryNowAndThen(): void {
    const { seq, visits } = this.#state;
    if (seq - this.#kept < Math.max(MEMORY_EVERY, 4 * visits.size)) return;
    this.#kept = seq;
    this.#answers.prune(this.#answersSince());
    this.#deps.journal.keepMemory(this.#state).catch(() => {
      this.#kept = 0; // try again with the next group
    });
  }
}

const UNHEARD: Pick<Pending, "resolve" | "reject"> = { resolve: () => undefined, reject: () => undefined };

/** The order that tells a hall of a step of the clock; of 0 ms it only makes the desk look. */
function stepOf(byMs: number): Order<unknown> {
  return { command: { name: "clock:step", request: { byMs } }, by: SYSTEM, reply: () => undefined };
}

/** The same deed of the same person in the same millisecond at the same place of the journal. */
function isSame(a: JournalEntry, b: JournalEntry): boolean {
  const facts = ({ seq, event, by, command }: JournalEntry) =>
    [seq, event.type, event.at, by.kind, by.id, command].join("/");
  return facts(a) === facts(b);
}
