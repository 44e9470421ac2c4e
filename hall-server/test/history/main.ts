// `npm run history -- --operations 1000000 --seed 1`: random operations at two hub processes, killed now and then.
import { parseArgs } from "node:util";
import pg from "pg";
import { startTestPostgres } from "../postgres-server.ts";
import { lineOf, runHistory } from "./run-history.ts";

const { values } = parseArgs({
  options: {
    operations: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    "kill-every": { type: "string", default: "7000" },
  },
});
const operations = Number(values.operations);
const seed = Number(values.seed);
const killEvery = Number(values["kill-every"]);
const server = await startTestPostgres();
try {
  const client = new pg.Client(server.connection);
  await client.connect();
  await client.query("create database history");
  await client.end();
  console.log(`seed ${seed}`);
  const connection = { ...server.connection, database: "history" };
  const run = await runHistory({ connection, operations, seed, killEvery, progress: console.log });
  for (const { words } of run.violations) console.log(`\n${words}`);
  console.log(`\n${lineOf(run, operations)}`);
  process.exitCode = run.violations.length > 0 || run.operations < operations ? 1 : 0;
} finally {
  await server.stop();
}
