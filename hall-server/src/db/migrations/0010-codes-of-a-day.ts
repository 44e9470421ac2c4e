import { type Kysely, sql } from "kysely";

/**
 * The hall itself gives no code twice; a day that was begun under a wrong clock has its name a second time when it
 * really comes, and begins with the first number again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index visit_by_day on visit (hall_id, day)`.execute(db);
  await sql`alter table visit drop constraint visit_hall_id_day_code_key`.execute(db);
}
