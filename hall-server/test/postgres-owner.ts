// A process that starts the embedded PostgreSQL and waits to be killed: the tests' hub.
import pg from "pg";
import { pino } from "pino";
import { startEmbeddedPostgres } from "../src/embedded/postgres.ts";

const [dataFolder = "", runtimeFolder = "", sql = ""] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataFolder, runtimeFolder, log: pino({ level: "silent" }) });
const client = new pg.Client(server.connection);
client.on("error", () => undefined);
await client.connect();
await client.query(sql);
process.send?.({ pid: server.pid, host: server.connection.host });
