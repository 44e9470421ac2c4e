import { type Kysely, sql } from "kysely";
import type { JournalAsked, JournalEntry } from "../app/journal.ts";
import type { Database } from "./database.ts";
import { entryOf } from "./journal.ts";

/** Pages of a hall's journal for people who look something up: filtered, in either direction. */
export class JournalPages {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** With `before` (or nothing) the newest first, with `after` the oldest first. */
  async page(hallId: string, asked: JournalAsked): Promise<JournalEntry[]> {
    const { after, before, limit, by, command, code } = asked;
    let rows = this.#db.selectFrom("journal").selectAll().where("hall_id", "=", hallId);
    if (after !== undefined) rows = rows.where("seq", ">", String(after));
    if (before !== undefined) rows = rows.where("seq", "<", String(before));
    if (by !== undefined) rows = rows.where("by_id", "=", by);
    if (command !== undefined) rows = rows.where("command", "=", command);
    if (code !== undefined)
      rows = rows.where(
        sql<boolean>`data->>'visitId' in (
          select v.visit_id::text from visit v where v.hall_id = ${hallId} and v.code = ${code})`,
      );
    return (
      await rows
        .orderBy("seq", after === undefined ? "desc" : "asc")
        .limit(limit)
        .execute()
    ).map(entryOf);
  }

  /** The times that the hall was configured, the newest first. */
  async saves(hallId: string, limit: number): Promise<JournalEntry[]> {
    const rows = this.#db
      .selectFrom("journal")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("type", "=", "hall-configured");
    return (await rows.orderBy("seq", "desc").limit(limit).execute()).map(entryOf);
  }
}
