import { type Kysely, sql } from "kysely";

/** Pixelated pictures around absence alerts, for halls that keep them; every row has an end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence (
      hall_id text not null,
      alert_id uuid not null,
      camera_id text not null,
      taken_at timestamptz not null,
      expires_at timestamptz not null,
      times timestamptz[] not null,
      pictures bytea[] not null,
      primary key (hall_id, alert_id)
    )`.execute(db);
}
