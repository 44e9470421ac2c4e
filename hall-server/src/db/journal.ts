import { HallConfigurationForm } from "@hall/contract";
import type { Kysely, Selectable } from "kysely";
import { sql } from "kysely";
import pg from "pg";
import type { JobName, JobRow } from "../app/jobs.ts";
import type { Answer, Batch, Journal, JournalEntry, PersonalData } from "../app/journal.ts";
import { NotWritten, VersionConflict } from "../app/journal.ts";
import type { HallEvent } from "../domain/events.ts";
import type { HallState } from "../domain/state.ts";
import { appendStatement } from "./append-statement.ts";
import type { Database } from "./database.ts";
import { keptSalt } from "./day-salts.ts";
import { recalled, remembered } from "./memory.ts";

const UNIQUE_VIOLATION = "23505";
/** The class of SQLSTATEs about data that cannot be stored, such as a NUL in a text. */
const DATA_EXCEPTION = "22";

/** The journal in PostgreSQL. What a group of commands changed is one statement, and so one transaction. */
export class PostgresJournal implements Journal {
  readonly #db: Kysely<Database>;
  readonly #appended: (seconds: number, events: number) => void;

  /** `appended` hears of each transaction: how long it took, and how many events it wrote. */
  constructor(db: Kysely<Database>, appended: (seconds: number, events: number) => void = () => undefined) {
    this.#db = db;
    this.#appended = appended;
  }

  async halls(): Promise<{ hallId: string; importedHash: string | null }[]> {
    const rows = await this.#db
      .selectFrom("hall")
      .select(["hall_id", "imported_hash"])
      .orderBy("hall_id")
      .execute();
    return rows.map((row) => ({ hallId: row.hall_id, importedHash: row.imported_hash }));
  }

  /** One look at the end of each hall's index: cheap, however long the journals are. */
  async newest(): Promise<{ hallId: string; seq: number }[]> {
    const { rows } = await sql<{ hall_id: string; seq: string }>`
      select h.hall_id, coalesce((select max(j.seq) from journal j where j.hall_id = h.hall_id), 0) as seq
      from hall h`.execute(this.#db);
    return rows.map((row) => ({ hallId: row.hall_id, seq: Number(row.seq) }));
  }

  async addHall(hallId: string, importedHash: string | null): Promise<void> {
    await this.#db
      .insertInto("hall")
      .values({ hall_id: hallId, imported_hash: importedHash })
      .onConflict((conflict) => conflict.column("hall_id").doUpdateSet({ imported_hash: importedHash }))
      .execute();
  }

  async memory(hallId: string): Promise<HallState | undefined> {
    const row = await this.#db
      .selectFrom("hall")
      .select("memory")
      .where("hall_id", "=", hallId)
      .executeTakeFirst();
    return row?.memory ? recalled(row.memory) : undefined;
  }

  async keepMemory(state: HallState): Promise<void> {
    const { hallId } = state.configuration;
    await sql`
      update hall set memory = ${JSON.stringify(remembered(state))}::jsonb, memory_seq = ${state.seq}
      where hall_id = ${hallId} and coalesce(memory_seq, 0) <= ${state.seq}`.execute(this.#db);
  }

  async eventsAfter(hallId: string, seq: number): Promise<JournalEntry[]> {
    const rows = await this.#db
      .selectFrom("journal")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("seq", ">", String(seq))
      .orderBy("seq")
      .execute();
    return rows.map(entryOf);
  }

  /** When the newest event of any hall happened: the last one of each, for a clock may have been put back. */
  async lastEventAt(): Promise<Date | undefined> {
    const { rows } = await sql<{ at: Date | null }>`
      select max(newest.at) as at from hall cross join lateral (
        select at from journal where journal.hall_id = hall.hall_id order by seq desc limit 1
      ) newest`.execute(this.#db);
    return rows[0]?.at ?? undefined;
  }

  async answersSince(hallId: string, since: string): Promise<Answer[]> {
    const rows = await this.#db
      .selectFrom("answer")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("at", ">=", new Date(since))
      .execute();
    return rows.map(answerOf);
  }

  async answersTo(hallId: string, keys: readonly string[]): Promise<Answer[]> {
    const rows = await this.#db
      .selectFrom("answer")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("key", "in", keys)
      .execute();
    return rows.map(answerOf);
  }

  async personalOf(
    { hallId, visitId, now }: { hallId: string; visitId: string; now: Date },
    kinds: PersonalData["kind"][],
  ): Promise<PersonalData[]> {
    const rows = await this.#db
      .selectFrom("personal")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("visit_id", "=", visitId)
      .where("kind", "in", kinds)
      .where("expires_at", ">", now)
      .orderBy("expires_at")
      .execute();
    return rows.map((row) => ({
      visitId: row.visit_id,
      kind: row.kind as PersonalData["kind"], // as: written by append
      part: row.part,
      cipher: row.cipher,
      expiresAt: row.expires_at.toISOString(),
    }));
  }

  async daySalt(hallId: string, day: string, fresh: { salt: string; expiresAt: string }): Promise<string> {
    return keptSalt(this.#db, { hallId, day, ...fresh });
  }

  async append(batch: Batch): Promise<JobRow[]> {
    const started = performance.now();
    try {
      const { rows } = await appendStatement(batch).execute(this.#db);
      this.#appended((performance.now() - started) / 1000, batch.entries.length);
      return rows.map((row) => ({
        id: row.job_id,
        hallId: batch.hallId,
        name: row.job_name as JobName, // as: written from a JobOrder
        payload: row.job_payload,
        dueAt: row.job_due_at,
      }));
    } catch (error) {
      // Whichever of the tables notices first: another process has written to this hall.
      if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION)
        throw new VersionConflict(error.detail);
      if (error instanceof pg.DatabaseError && error.code?.startsWith(DATA_EXCEPTION))
        throw new NotWritten(error.message);
      throw error;
    }
  }
}

/** One row of the journal as the entry it was written from. */
export function entryOf(row: {
  seq: string;
  at: Date;
  type: string;
  data: unknown;
  by_kind: string;
  by_id: string;
  command: string;
}): JournalEntry {
  const event = { type: row.type, at: row.at.toISOString(), ...(row.data as object) } as HallEvent; // as: written by append
  return {
    seq: Number(row.seq),
    event: inTodaysForm(event),
    by: { kind: row.by_kind, id: row.by_id },
    command: row.command,
  };
}

function answerOf(
  row: Pick<Selectable<Database["answer"]>, "key" | "request_hash" | "outcome" | "at">,
): Answer {
  return {
    key: row.key,
    requestHash: row.request_hash,
    outcome: row.outcome as Answer["outcome"], // as: written by append
    at: row.at.toISOString(),
  };
}

/** A configuration that an older hub has written gets the defaults of what it did not know. */
function inTodaysForm(event: HallEvent): HallEvent {
  if (event.type !== "hall-configured") return event;
  const { success, data } = HallConfigurationForm.safeParse(event.configuration);
  return success ? { ...event, configuration: data } : event;
}
