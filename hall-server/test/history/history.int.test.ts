import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { lineOf, runHistory } from "./run-history.ts";

/** A tenth of `npm run history`, or what fits in this time; the rest of it is said in the output. */
const OPERATIONS = Number(process.env.HISTORY_OPERATIONS ?? 100_000);
const SECONDS = Number(process.env.HISTORY_SECONDS ?? 50);
const KILL_EVERY = 140 * SECONDS; // a few times, on a usual machine
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("two hub processes on one database, killed now and then", () => {
  it("lose no call, double none and keep the order", { timeout: 240_000 }, async () => {
    const seed = Date.now() % 1_000_000;
    const run = await runHistory({
      connection: database.connection,
      operations: OPERATIONS,
      seed,
      seconds: SECONDS,
      killEvery: KILL_EVERY,
    });
    console.log(`history, seed ${seed}: ${lineOf(run, OPERATIONS)}`);
    expect(run.violations.map(({ words }) => words)).toEqual([]);
    expect(run.operations).toBeGreaterThanOrEqual(KILL_EVERY / 2);
    expect(run.kills).toBeGreaterThan(0);
  });
});
