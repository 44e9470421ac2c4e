import { randomUUID } from "node:crypto";
import Bull from "bull";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Clock } from "../app/clock.ts";
import type { FailedJob, JobTable } from "../app/job-table.ts";
import type { JobHandlers, JobRow } from "../app/jobs.ts";
import { JobRunner } from "./job-runner.ts";
import { bullClient, refuseOldRedis } from "./redis-client.ts";

/** What the dispatcher works with. Times in real milliseconds. */
export interface DispatcherOptions {
  /** Of the job store; may be shared with other programs when the prefix differs. */
  redisUrl: string;
  table: JobTable;
  handlers: JobHandlers;
  clock: Clock;
  log: Logger;
  prefix?: string;
  /** How many jobs may run at once. */
  concurrency?: number;
  /** How often the job store is asked whether it still knows us. */
  watchMs?: number;
  /** How often rows that come due are handed over. */
  sweepMs?: number;
}

/** Bull gets slow with thousands of waiting jobs, so it is given only those that are due soon. */
const HORIZON_MS = 120_000;
/** A row that is still undone so long after its time is handed over again, whatever became of it. */
const OVERDUE_MS = 60_000;
const AT_ONCE = 5_000;
const QUEUE = "job";
/** More than any job has: the row counts the attempts and says when it is over. */
const BULL_ATTEMPTS = 1_000_000;

/** All that Bull knows of a job: which row to read. */
type Ticket = { id: string };

/**
 * Runs the job rows in time. The rows are the truth; Bull only wakes us, spreads the work and tries again. What it
 * loses (a restart, a flush, a message that never came) is handed over again from the rows.
 */
export class JobDispatcher {
  readonly #options: Required<DispatcherOptions>;
  readonly #runner: JobRunner;
  readonly #clients: Redis[] = [];
  readonly #presence: string;
  readonly #handedOver = new Map<string, number>(); // job id -> when it is due, in ms of the hub's clock
  readonly #timers: NodeJS.Timeout[] = [];
  #queue: Bull.Queue<Ticket> | undefined;
  #store: Redis | undefined;
  #mending = Promise.resolve();
  #lastError = "";

  constructor(options: DispatcherOptions) {
    this.#options = { prefix: "hall", concurrency: 8, watchMs: 1_000, sweepMs: 10_000, ...options };
    this.#runner = new JobRunner(options);
    this.#presence = `${this.#options.prefix}:presence:${randomUUID()}`;
  }

  /** Connects, hands over what is undone and begins to work. Throws when the job store is too old or away. */
  async start(): Promise<void> {
    const { redisUrl, concurrency, watchMs, sweepMs } = this.#options;
    const store = this.#connect("client");
    this.#store = store;
    try {
      await refuseOldRedis(store);
      this.#queue = this.#openQueue(store);
      await this.#queue.isReady();
      await this.#handOverIfForgotten();
    } catch (error) {
      for (const client of this.#clients) client.disconnect();
      throw new Error(`the job store ${new URL(redisUrl).host} cannot be used: ${reasonOf(error)}`, {
        cause: error,
      });
    }
    store.on("ready", () => this.#mend(() => this.#handOverIfForgotten()));
    this.#timers.push(setInterval(() => this.#mend(() => this.#handOverIfForgotten()), watchMs));
    this.#timers.push(setInterval(() => this.#mend(() => this.#sweep()), sweepMs));
    this.#queue
      .process("*", concurrency, (job) => this.#process(job.data))
      .catch((error) => this.#complain(error));
  }

  /** Is the job store there? */
  get connected(): boolean {
    return this.#store?.status === "ready";
  }

  /** Lets running jobs end, then disconnects. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#mending;
    await this.#store?.del(this.#presence).catch(() => undefined); // the store may be gone already
    await this.#queue?.close();
    for (const client of this.#clients) client.disconnect();
  }

  /** Hands over rows that were just committed. Never throws: what is lost here, the sweep finds. */
  announce(rows: readonly JobRow[]): void {
    this.#handOver(rows).catch((error) => this.#complain(error));
  }

  /** The jobs that were given up, the newest first. */
  listFailed(limit = 100): Promise<FailedJob[]> {
    return this.#options.table.failed(limit);
  }

  /** Tries a given-up job again; false when there is no such job. */
  async retry(id: string): Promise<boolean> {
    const row = await this.#options.table.revive(id);
    if (!row) return false;
    await this.#handOver([row], `/${randomUUID()}`); // Bull may not have let go of the failed one yet
    return true;
  }

  /** Throws to be asked again by Bull, after a pause that grows. */
  async #process({ id }: Ticket): Promise<void> {
    try {
      if ((await this.#runner.run(id)) === "too-early")
        throw new Error(`job ${id} was handed over too early`);
      this.#handedOver.delete(id);
    } catch (error) {
      const undone = await this.#options.table.undoneById(id).catch(() => true); // unknown: Bull asks again
      if (undone) throw error;
      this.#handedOver.delete(id);
    }
  }

  /** Bull takes each id once while it knows it, so handing over twice is harmless. */
  async #handOver(rows: readonly JobRow[], generation = ""): Promise<void> {
    const { clock } = this.#options;
    const now = clock.now().getTime();
    const soon = rows.filter(({ dueAt }) => dueAt.getTime() <= now + HORIZON_MS * clock.speed);
    await Promise.all(
      soon.map(async ({ id, name, dueAt }) => {
        const delay = Math.max(0, Math.ceil((dueAt.getTime() - now) / clock.speed));
        await this.#queue?.add(name, { id }, { jobId: `${id}${generation}`, delay });
        this.#handedOver.set(id, dueAt.getTime());
      }),
    );
  }

  /** The store has lost our mark, so it has lost the jobs too (or never had them): all that is undone goes there. */
  async #handOverIfForgotten(): Promise<void> {
    const known = await this.#store?.getset(this.#presence, "1");
    await this.#store?.expire(this.#presence, 3_600);
    if (known !== null) return;
    this.#handedOver.clear();
    await this.#sweep();
  }

  /** Hands over every undone row that is due within the horizon and not with Bull yet, or long overdue. */
  async #sweep(): Promise<void> {
    const { clock, table } = this.#options;
    const now = clock.now().getTime();
    const overdue = now - OVERDUE_MS * clock.speed;
    for (const [id, due] of this.#handedOver) if (due < overdue) this.#handedOver.delete(id);
    const rows = await table.undone(new Date(now + HORIZON_MS * clock.speed), AT_ONCE);
    await this.#handOver(rows.filter(({ id }) => !this.#handedOver.has(id)));
  }

  #openQueue(store: Redis): Bull.Queue<Ticket> {
    const queue = new Bull<Ticket>(QUEUE, {
      prefix: this.#options.prefix,
      createClient: (purpose) => (purpose === "client" ? store : this.#connect(purpose)),
      // A hub that was killed leaves its running jobs locked; others may take them after this short time.
      settings: {
        lockDuration: 10_000,
        stalledInterval: 5_000,
        maxStalledCount: 100,
        retryProcessDelay: 200,
        backoffStrategies: { patient },
      },
      defaultJobOptions: {
        removeOnComplete: true,
        removeOnFail: true,
        attempts: BULL_ATTEMPTS,
        backoff: { type: "patient" },
      },
    });
    return queue.on("error", (error) => this.#complain(error));
  }

  #mend(work: () => Promise<void>): void {
    this.#mending = this.#mending.then(work).catch((error) => this.#complain(error));
  }

  #connect(purpose: "client" | "subscriber" | "bclient"): Redis {
    const client = bullClient(this.#options.redisUrl, purpose, (error) => this.#complain(error));
    this.#clients.push(client);
    return client;
  }

  /** Says what is wrong with the job store, but each thing once, for it is tried again many times a second. */
  #complain(error: unknown): void {
    const message = reasonOf(error);
    if (message === this.#lastError) return;
    this.#lastError = message;
    this.#options.log.warn({ err: error }, "job store");
  }
}

/** Half a second, doubled with each attempt, at most a minute. */
function patient(attemptsMade: number): number {
  return Math.min(500 * 2 ** (attemptsMade - 1), 60_000);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
