import { type Kysely, sql } from "kysely";

/**
 * A booking's reference becomes the code of a ticket at check-in, so a visit's code may change. And the salts with which
 * the days' documents were hashed, until they are erased.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table day_salt (
      hall_id text not null,
      day date not null,
      salt text not null,
      expires_at timestamptz not null,
      primary key (hall_id, day)
    )`.execute(db);
  await sql`
    create or replace function append_batch(
      hall text, entries jsonb, visits jsonb, alerts jsonb, answers jsonb, personal_data jsonb, jobs jsonb
    ) returns table (job_id bigint, job_name text, job_payload jsonb, job_due_at timestamptz)
    language plpgsql as $$
    begin
      insert into journal (hall_id, seq, at, type, data, by_kind, by_id, command)
      select hall, e.seq, e.at, e.type, e.data, e.by_kind, e.by_id, e.command
      from jsonb_to_recordset(entries)
        as e(seq bigint, at timestamptz, type text, data jsonb, by_kind text, by_id text, command text);
      if visits <> '[]' then
        insert into visit as kept (hall_id, visit_id, day, code, status, data)
        select hall, v.visit_id, v.day, v.code, v.status, v.data
        from jsonb_to_recordset(visits) as v(visit_id uuid, day date, code text, status text, data jsonb)
        on conflict (hall_id, visit_id) do update
          set day = excluded.day, code = excluded.code, status = excluded.status, data = excluded.data;
      end if;
      if alerts <> '[]' then
        insert into alert (hall_id, alert_id, kind, state, raised_at, data)
        select hall, a.alert_id, a.kind, a.state, a.raised_at, a.data
        from jsonb_to_recordset(alerts)
          as a(alert_id uuid, kind text, state text, raised_at timestamptz, data jsonb)
        on conflict (hall_id, alert_id) do update set state = excluded.state, data = excluded.data;
      end if;
      if answers <> '[]' then
        insert into answer (hall_id, key, request_hash, outcome, at)
        select hall, w.key, w.request_hash, w.outcome, w.at
        from jsonb_to_recordset(answers) as w(key text, request_hash text, outcome jsonb, at timestamptz);
      end if;
      if personal_data <> '[]' then
        insert into personal (hall_id, visit_id, kind, part, cipher, expires_at)
        select hall, p.visit_id, p.kind, p.part, p.cipher, p.expires_at
        from jsonb_to_recordset(personal_data)
          as p(visit_id uuid, kind text, part text, cipher text, expires_at timestamptz)
        on conflict (hall_id, visit_id, kind, part) do update
          set cipher = excluded.cipher, expires_at = excluded.expires_at;
      end if;
      if jobs <> '[]' then
        return query
          insert into job (hall_id, name, key, payload, due_at)
          select hall, j.name, j.key, j.payload, j.due_at
          from jsonb_to_recordset(jobs) as j(name text, key text, payload jsonb, due_at timestamptz)
          on conflict (key) do nothing
          returning job.id, job.name, job.payload, job.due_at;
      end if;
    end $$`.execute(db);
}
