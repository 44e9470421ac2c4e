import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { DayRecords } from "../app/day-ledgers.ts";
import type { DayRecord } from "../domain/day-ledger.ts";
import type { HallState } from "../domain/state.ts";
import type { Database } from "./database.ts";
import { recalled, remembered } from "./memory.ts";

/** Records of ended days in PostgreSQL. */
export class SqlDayRecords implements DayRecords {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async newest(hallId: string): Promise<{ state: HallState; record: DayRecord } | undefined> {
    const row = await this.#db
      .selectFrom("day_record")
      .select(["memory", "record"])
      .where("hall_id", "=", hallId)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    const state = row && recalled(row.memory);
    return state && { state, record: row.record as DayRecord }; // as: written by keep
  }

  async of(hallId: string, from: string, to: string): Promise<DayRecord[]> {
    const rows = await this.#db
      .selectFrom("day_record")
      .select("record")
      .where("hall_id", "=", hallId)
      .where("day", ">=", from)
      .where("day", "<=", to)
      .orderBy("day")
      .execute();
    return rows.map(({ record }) => record as DayRecord); // as: written by keep
  }

  async keep(state: HallState, record: DayRecord): Promise<void> {
    await sql`
      insert into day_record (hall_id, day, seq, record, memory)
      values (${state.configuration.hallId}, ${record.day}, ${state.seq}, ${JSON.stringify(record)}::jsonb,
        ${JSON.stringify(remembered(state))}::jsonb)
      on conflict (hall_id, day) do update
        set seq = excluded.seq, record = excluded.record, memory = excluded.memory
        where day_record.seq <= excluded.seq`.execute(this.#db);
  }
}
