import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import type { PostgresConnection } from "../src/embedded/postgres.ts";

/** A fresh database of one test file. */
export interface TestDatabase {
  /** As `pg.Pool` takes it. */
  connection: PostgresConnection;
  /** The same as a URL, as HALL_DATABASE_URL takes it. */
  url: string;
  /** Removes it with everything inside, even when connections are still open. */
  drop(): Promise<void>;
}

/** How a template is filled, once in a test run: for instance with all migrations. */
export interface Template {
  name: string;
  fill(connection: PostgresConnection): Promise<void>;
}

/**
 * A fresh database on the test run's own PostgreSQL: empty, or a copy of the template.
 * TEST_POSTGRES=debian runs the same on Debian's server.
 */
export async function testDatabase(template?: Template): Promise<TestDatabase> {
  const server = await testServer();
  const database = `test_${randomBytes(6).toString("hex")}`;
  await asOwner(server, async (client) => {
    const from = template ? await filledTemplate(client, server, template) : "template1";
    await client.query(`create database ${database} template ${from}`);
  });
  const connection = { ...server, database };
  return {
    connection,
    url: `postgresql://${server.user}@/${database}?host=${encodeURIComponent(server.host)}`,
    drop: () => asOwner(server, (client) => client.query(`drop database if exists ${database} with (force)`)),
  };
}

/** The template's database; the lock makes other test files wait for the one that fills it. */
async function filledTemplate(
  client: pg.Client,
  server: PostgresConnection,
  template: Template,
): Promise<string> {
  const name = `template_${template.name}`;
  await client.query("select pg_advisory_lock(hashtext($1))", [name]);
  const { rows } = await client.query("select datistemplate from pg_database where datname = $1", [name]);
  if (!rows[0]?.datistemplate) {
    await client.query(`drop database if exists ${name} with (force)`); // left half filled by a failed attempt
    await client.query(`create database ${name}`);
    await template.fill({ ...server, database: name });
    await client.query(`alter database ${name} is_template true`);
  }
  return name;
}

async function asOwner(
  server: PostgresConnection,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function testServer(): Promise<PostgresConnection> {
  const socketPath = process.env.TEST_POSTGRES_OWNER;
  if (!socketPath)
    throw new Error("testDatabase needs hall-server/test/global-setup.ts as Vitest's globalSetup");
  return new Promise((done, fail) => {
    const asked = request({ socketPath, path: "/" }, async (response) => {
      const answer = await text(response);
      if (response.statusCode === 200) done(JSON.parse(answer));
      else fail(new Error(answer));
    });
    asked.on("error", fail).end();
  });
}
