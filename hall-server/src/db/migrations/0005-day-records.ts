import { type Kysely, sql } from "kysely";

/** What each ended day left beside its visits, made of the journal; and a visit that follows its day when the clock is put right. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table day_record (
      hall_id text not null,
      day date not null,
      seq bigint not null,
      record jsonb not null,
      memory jsonb not null,
      primary key (hall_id, day)
    )`.execute(db);
  await sql`create index day_record_by_seq on day_record (hall_id, seq)`.execute(db);
  await sql`
    create function visit_of_its_day() returns trigger language plpgsql as $$
    begin
      new.day := (new.data->>'day')::date;
      return new;
    end $$`.execute(db);
  // Asked before the function runs, so that a usual change of a visit costs no more than the comparison.
  await sql`
    create trigger visit_day before update on visit for each row
    when (new.data->>'day' is distinct from old.data->>'day')
    execute function visit_of_its_day()`.execute(db);
}
