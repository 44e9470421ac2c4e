import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import type { Clock } from "../app/clock.ts";
import type { JobTable } from "../app/job-table.ts";
import { JOBS, type JobHandlers, type JobName, type JobPayload, type JobRow } from "../app/jobs.ts";

type Deps = { table: JobTable; handlers: JobHandlers; clock: Clock; log: Logger };

/** The longest that a job which came early is waited for; one that is due later goes back. */
const EARLY_MS = 2_000;

/** What became of one dispatch: settled for good, or to be dispatched again. */
export type Outcome = "settled" | "too-early";

/** Does one job: its row says what, the handler does it, the row says that it is done. */
export class JobRunner {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws what the handler threw, once the row remembers it; the row is given up after its last attempt. */
  async run(id: string): Promise<Outcome> {
    const { table, clock } = this.#deps;
    const row = await table.undoneById(id);
    if (!row) return "settled"; // done before, given up, or a leftover of another database
    const earlyMs = (row.dueAt.getTime() - clock.now().getTime()) / clock.speed;
    if (earlyMs > EARLY_MS) return "too-early";
    // A job that runs a moment early would find nothing to do and be over for ever.
    if (earlyMs > 0) await pause(Math.ceil(earlyMs));
    try {
      await this.#handle(row);
    } catch (error) {
      await this.#remember(row, error);
      throw error;
    }
    await table.done(id, clock.now());
    return "settled";
  }

  async #handle({ name, payload }: JobRow): Promise<void> {
    if (!isJobName(name)) throw new Unrunnable(`this hub knows no job "${String(name)}"`);
    const parsed = JOBS[name].payload.safeParse(payload);
    if (!parsed.success) throw new Unrunnable(`bad payload: ${z.prettifyError(parsed.error)}`);
    await handle(this.#deps.handlers, name, parsed.data as never); // as: parsed by the schema of this very name
  }

  async #remember(row: JobRow & { attempts: number }, error: unknown): Promise<void> {
    const { table, clock, log } = this.#deps;
    const attempt = row.attempts + 1;
    const last = error instanceof Unrunnable || attempt >= JOBS[row.name].attempts;
    const context = { err: error, job: row.id, name: row.name, hallId: row.hallId, attempt };
    if (last) log.error(context, "job failed for good");
    else log.warn(context, "job failed, will be tried again");
    await table.attemptFailed(
      row.id,
      error instanceof Error ? error.message : String(error),
      last ? clock.now() : null,
    );
  }
}

/** Trying again would not help. */
class Unrunnable extends Error {}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

function handle<K extends JobName>(handlers: JobHandlers, name: K, payload: JobPayload<K>): Promise<void> {
  return handlers[name](payload);
}
