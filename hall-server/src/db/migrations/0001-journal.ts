import { type Kysely, sql } from "kysely";

/** The journal of every hall, the rows that screens and reports read, the jobs and the answers already given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hall (
      hall_id text primary key,
      imported_hash text,
      memory_seq bigint,
      memory jsonb
    )`.execute(db);
  // The primary key is the version guard: two writers cannot both append the same seq.
  await sql`
    create table journal (
      hall_id text not null,
      seq bigint not null,
      at timestamptz not null,
      type text not null,
      data jsonb not null,
      by_kind text not null,
      by_id text not null,
      command text not null,
      primary key (hall_id, seq)
    )`.execute(db);
  await sql`create index journal_by_visit on journal (hall_id, (data->>'visitId'), seq)`.execute(db);
  await sql`
    create table visit (
      hall_id text not null,
      visit_id uuid not null,
      day date not null,
      code text not null,
      status text not null,
      data jsonb not null,
      primary key (hall_id, visit_id),
      unique (hall_id, day, code)
    )`.execute(db);
  await sql`
    create table alert (
      hall_id text not null,
      alert_id uuid not null,
      kind text not null,
      state text not null,
      raised_at timestamptz not null,
      data jsonb not null,
      primary key (hall_id, alert_id)
    )`.execute(db);
  await sql`create index alert_by_time on alert (hall_id, raised_at)`.execute(db);
  await sql`
    create table answer (
      hall_id text not null,
      key text not null,
      request_hash text not null,
      outcome jsonb not null,
      at timestamptz not null,
      primary key (hall_id, key)
    )`.execute(db);
  await sql`
    create table personal (
      hall_id text not null,
      visit_id uuid not null,
      kind text not null,
      cipher text not null,
      expires_at timestamptz not null,
      primary key (hall_id, visit_id, kind)
    )`.execute(db);
  await sql`
    create table job (
      id bigint generated always as identity primary key,
      hall_id text not null,
      name text not null,
      key text not null unique,
      payload jsonb not null,
      due_at timestamptz not null,
      done_at timestamptz,
      attempts integer not null default 0,
      failed_at timestamptz,
      error text
    )`.execute(db);
  await sql`create index job_undone on job (due_at) where done_at is null`.execute(db);
}
