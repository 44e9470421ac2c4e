import type { Kysely } from "kysely";
import { sql } from "kysely";

/** The times that a hall was configured are few among many events: they have an index of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index journal_configurations on journal (hall_id, seq) where type = 'hall-configured'`.execute(
    db,
  );
}
