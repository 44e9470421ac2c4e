import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Connection, Database } from "../db/database.ts";
import { openDatabase } from "../db/database.ts";
import { claimDataFolder } from "../embedded/data-folder.ts";
import { startJobStore } from "../embedded/job-store.ts";
import { startEmbeddedPostgres } from "../embedded/postgres.ts";
import { StartRefused } from "../embedded/start-refused.ts";
import type { Undo } from "./undo.ts";

export type Storage = { db: Kysely<Database>; redisUrl: string; folder: string; secret: Buffer };

/** The data folder, the database and the job store: embedded by default, somebody else's when a URL says so. */
export async function openStorage(config: Config, log: Logger, undo: Undo): Promise<Storage> {
  const data = await claimDataFolder(config.HALL_DATA);
  undo.add("data folder", () => data.release());
  const [connection, redisUrl, secret] = await Promise.all([
    database(config, { dataFolder: data.path, runtimeFolder: data.runtimeFolder, log }, undo),
    jobStore(config, log, undo),
    ownSecret(data.path),
  ]);
  let closing = false; // a connection that the database's own end cuts is no trouble
  const lost = ({ message }: Error): void => {
    if (!closing) log.error({ reason: message }, "database connection lost");
  };
  const db = await openDatabase(connection, lost).catch((error: unknown) => {
    throw new StartRefused(
      `the database cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  undo.add("database connections", () => {
    closing = true;
    return db.destroy();
  });
  return { db, redisUrl, folder: data.path, secret };
}

async function database(
  config: Config,
  options: Parameters<typeof startEmbeddedPostgres>[0],
  undo: Undo,
): Promise<Connection> {
  if (config.HALL_DATABASE_URL !== undefined) return { url: config.HALL_DATABASE_URL };
  const postgres = await startEmbeddedPostgres(options);
  undo.add("database", () => postgres.stop());
  return postgres.connection;
}

async function jobStore(config: Config, log: Logger, undo: Undo): Promise<string> {
  if (config.HALL_REDIS_URL !== undefined) return config.HALL_REDIS_URL;
  const store = await startJobStore({ log });
  undo.add("job store", () => store.stop());
  return store.url;
}

/** The key of this installation for tokens and personal data; made at the first start, readable by the owner alone. */
async function ownSecret(folder: string): Promise<Buffer> {
  const path = join(folder, "secret");
  try {
    await writeFile(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // as: what node:fs throws
  }
  const secret = Buffer.from((await readFile(path, "utf8")).trim(), "hex");
  if (secret.length !== 32) throw new StartRefused(`${path} is damaged: 64 hexadecimal digits were expected`);
  return secret;
}
