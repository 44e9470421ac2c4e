import type { ColumnType, Generated } from "kysely";
import { Kysely, Migrator, PostgresDialect } from "kysely";
import pg from "pg";
import type { AccountTables } from "./account-tables.ts";
import { MIGRATIONS } from "./migrations/index.ts";

type Json = ColumnType<unknown, string, string>;

export type JournalTables = {
  hall: { hall_id: string; imported_hash: string | null; memory_seq: string | null; memory: Json | null };
  journal: {
    hall_id: string;
    seq: string;
    at: Date;
    type: string;
    data: Json;
    by_kind: string;
    by_id: string;
    command: string;
  };
  visit: { hall_id: string; visit_id: string; day: string; code: string; status: string; data: Json };
  alert: { hall_id: string; alert_id: string; kind: string; state: string; raised_at: Date; data: Json };
  day_record: { hall_id: string; day: string; seq: string; record: Json; memory: Json };
  answer: { hall_id: string; key: string; request_hash: string; outcome: Json; at: Date };
  day_salt: { hall_id: string; day: string; salt: string; expires_at: Date };
  personal: {
    hall_id: string;
    visit_id: string;
    kind: string;
    part: string;
    cipher: string;
    expires_at: Date;
  };
  evidence: {
    hall_id: string;
    alert_id: string;
    camera_id: string;
    taken_at: Date;
    expires_at: Date;
    times: Date[];
    pictures: Uint8Array[];
  };
  job: {
    id: Generated<string>;
    hall_id: string;
    name: string;
    key: string;
    payload: Json;
    due_at: Date;
    done_at: Date | null;
    attempts: number;
    failed_at: Date | null;
    error: string | null;
  };
};
export type Database = JournalTables & AccountTables;

/** Where PostgreSQL is: a URL, or the folder of its socket. */
export type Connection = { url: string } | { host: string; user: string; database: string };

const CONNECTIONS = 8;

/** Opens the database and brings its tables up to date. Throws when it is older than PostgreSQL 15 or cannot be reached. */
export async function openDatabase(
  connection: Connection,
  onError: (error: Error) => void,
): Promise<Kysely<Database>> {
  const where = "url" in connection ? { connectionString: connection.url } : connection;
  const pool = new pg.Pool({ ...where, max: CONNECTIONS });
  pool.on("error", onError); // an idle connection that breaks must not end the hub
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseOldServer(pool);
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function refuseOldServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000)
    throw new Error(`PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}`);
}

async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error ? error : new Error("the database could not be migrated", { cause: error });
}
