import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { JournalEntry } from "../app/journal.ts";
import type { Visit } from "../domain/state.ts";
import type { Database } from "./database.ts";
import { entryOf } from "./journal.ts";
import { JournalPages } from "./journal-pages.ts";

/** What is erased when its time is over. */
const KEPT_FOR_A_TIME = ["personal", "day_salt", "evidence"] as const;

/** What was: visits of any day and pages of the journal. */
export class History {
  readonly #db: Kysely<Database>;
  readonly pages: JournalPages;

  constructor(db: Kysely<Database>) {
    this.#db = db;
    this.pages = new JournalPages(db);
  }

  async visit(hallId: string, visitId: string): Promise<Visit | undefined> {
    const row = await this.#db
      .selectFrom("visit")
      .select("data")
      .where("hall_id", "=", hallId)
      .where("visit_id", "=", visitId)
      .executeTakeFirst();
    return row?.data as Visit | undefined; // as: written by the journal
  }

  /** Everything that happened to a visit, in order. */
  async storyOf(hallId: string, visitId: string): Promise<JournalEntry[]> {
    const rows = await this.#db
      .selectFrom("journal")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where(sql`data->>'visitId'`, "=", visitId)
      .orderBy("seq")
      .execute();
    return rows.map(entryOf);
  }

  async journal(hallId: string, after: number, limit: number): Promise<JournalEntry[]> {
    const rows = await this.#db
      .selectFrom("journal")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("seq", ">", String(after))
      .orderBy("seq")
      .limit(limit)
      .execute();
    return rows.map(entryOf);
  }

  /** Visits of the business days `from` to `to`, both included. */
  async visits(hallId: string, from: string, to: string): Promise<Visit[]> {
    const rows = await this.#db
      .selectFrom("visit")
      .select("data")
      .where("hall_id", "=", hallId)
      .where("day", ">=", from)
      .where("day", "<=", to)
      .execute();
    return rows.map(({ data }) => data as Visit); // as: written by the journal
  }

  /** The clock was put right by so many ms: what is kept a week is kept a week. `now` is the new time. */
  async keepAsLong(hallId: string, byMs: number, now: Date): Promise<void> {
    const before = new Date(now.getTime() - byMs);
    for (const table of KEPT_FOR_A_TIME)
      await sql`
        update ${sql.table(table)} set expires_at = expires_at + ${byMs} * interval '1 millisecond'
        where hall_id = ${hallId} and expires_at > ${before}`.execute(this.#db);
  }

  /** Erases what has outlived its purpose. Answers how many pieces were erased. */
  async forgetPersonalData(hallId: string, now: Date): Promise<number> {
    let erased = 0;
    for (const table of KEPT_FOR_A_TIME) {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where hall_id = ${hallId} and expires_at <= ${now}`.execute(this.#db);
      erased += Number(numAffectedRows ?? 0);
    }
    await this.#db
      .deleteFrom("answer")
      .where("hall_id", "=", hallId)
      .where("at", "<", new Date(now.getTime() - 48 * 3_600_000))
      .execute();
    return erased;
  }
}
