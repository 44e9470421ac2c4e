import { type Kysely, sql } from "kysely";
import type { Database } from "./database.ts";

type DaySalt = { hallId: string; day: string; salt: string; expiresAt: string };

/** Keeps the salt of a day, or answers the one that another hub was first to keep. */
export async function keptSalt(
  db: Kysely<Database>,
  { hallId, day, salt, expiresAt }: DaySalt,
): Promise<string> {
  const { rows } = await sql<{ salt: string }>`
    insert into day_salt as kept (hall_id, day, salt, expires_at) values (${hallId}, ${day}, ${salt}, ${expiresAt})
    on conflict (hall_id, day) do update set salt = kept.salt
    returning kept.salt`.execute(db);
  return rows[0]?.salt ?? salt;
}
