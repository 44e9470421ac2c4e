import type { Kysely, Selectable } from "kysely";
import type { FailedJob, JobTable } from "../app/job-table.ts";
import type { JobName, JobRow } from "../app/jobs.ts";
import type { Database } from "./database.ts";

const ROW = ["id", "hall_id", "name", "payload", "due_at"] as const;
type Row = Pick<Selectable<Database["job"]>, (typeof ROW)[number]>;

/** Reads and settles the rows of `job`, which the journal writes. */
export class SqlJobTable implements JobTable {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async undone(dueBefore: Date, limit: number): Promise<JobRow[]> {
    const rows = await this.#undone()
      .where("due_at", "<", dueBefore)
      .orderBy("due_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(jobOf);
  }

  async undoneById(id: string): Promise<(JobRow & { attempts: number }) | undefined> {
    const row = await this.#undone().select("attempts").where("id", "=", id).executeTakeFirst();
    return row && { ...jobOf(row), attempts: row.attempts };
  }

  async done(id: string, at: Date): Promise<void> {
    const settled = this.#db.updateTable("job").set({ done_at: at, failed_at: null, error: null });
    await settled.where("id", "=", id).where("done_at", "is", null).execute();
  }

  async attemptFailed(id: string, error: string, givenUpAt: Date | null): Promise<void> {
    await this.#db
      .updateTable("job")
      .set((eb) => ({ attempts: eb("attempts", "+", 1), error, failed_at: givenUpAt }))
      .where("id", "=", id)
      .where("done_at", "is", null)
      .execute();
  }

  async failed(limit: number): Promise<FailedJob[]> {
    const rows = await this.#db
      .selectFrom("job")
      .select([...ROW, "attempts", "failed_at", "error"])
      .where("failed_at", "is not", null)
      .where("done_at", "is", null)
      .orderBy("failed_at", "desc")
      .limit(limit)
      .execute();
    return rows.flatMap((row) =>
      row.failed_at
        ? [{ ...jobOf(row), attempts: row.attempts, failedAt: row.failed_at, error: row.error ?? "" }]
        : [],
    );
  }

  async revive(id: string): Promise<JobRow | undefined> {
    const row = await this.#db
      .updateTable("job")
      .set({ failed_at: null, attempts: 0 })
      .where("id", "=", id)
      .where("done_at", "is", null)
      .where("failed_at", "is not", null)
      .returning(ROW)
      .executeTakeFirst();
    return row && jobOf(row);
  }

  #undone() {
    return this.#db.selectFrom("job").select(ROW).where("done_at", "is", null).where("failed_at", "is", null);
  }
}

function jobOf(row: Row): JobRow {
  const name = row.name as JobName; // as: written by the journal; the runner refuses a name that it does not know
  return { id: row.id, hallId: row.hall_id, name, payload: row.payload, dueAt: row.due_at };
}
