import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hallClock } from "../../src/app/clock.ts";
import { type Database, openDatabase } from "../../src/db/database.ts";
import { PostgresJournal } from "../../src/db/journal.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { checkHistory } from "./check-history.ts";
import { Clients, randomOf } from "./clients.ts";
import { MODEL_SETTINGS } from "./history-hall.ts";
import { type AskedHub, LocalHub } from "./local-hub.ts";
import type { Violation } from "./operation.ts";
import { type Parts, SEEDED_FAULTS } from "./seeded-faults.ts";

const OPERATIONS = 800;
const HISTORIES = 10;
const EPOCH = Date.parse("2026-11-24T22:30:00.000Z");
const SPEED = 600;
let database: TestDatabase;
let db: Kysely<Database>;
let halls = 0;

beforeAll(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Three clients at two hubs of this kind on one real journal. */
async function findings(hubOf: (parts: Parts) => Promise<AskedHub>, seed: number): Promise<Violation[]> {
  halls += 1;
  const hallId = `fault-${halls}`;
  const random = randomOf(seed);
  const journal = new PostgresJournal(db);
  const parts: Parts = {
    hallId,
    journal,
    clock: hallClock(new Date(EPOCH), SPEED, () => performance.now()),
    random,
  };
  const hubs = [await hubOf(parts), await hubOf(parts)];
  const clients = new Clients({
    hubs,
    random,
    clerks: 12,
    again: 0.1,
    now: () => performance.now(),
    enough: (asked) => asked >= OPERATIONS,
    hallDay: () => "2026-11-24",
    hallNow: () => parts.clock.now().toISOString(),
  });
  await clients.run();
  const entries = await journal.eventsAfter(hallId, 0);
  return checkHistory({ operations: clients.operations, journal: entries }, MODEL_SETTINGS).violations;
}

describe("the history checker", { timeout: 60_000 }, () => {
  it("finds nothing where nothing is wrong", async () => {
    const found = await findings(({ hallId, journal, clock }) => LocalHub.open(hallId, journal, clock), 1);
    expect(found.map(({ words }) => words)).toEqual([]);
  });

  it.each(SEEDED_FAULTS)("finds $name", async ({ hub, finding }) => {
    let found: Violation[] = [];
    const told = (): string => found.map(({ words }) => words).join("\n\n");
    // On a fast machine a history is over before its clock has gone far: a fault may need another one to show itself.
    for (let seed = 2; seed < 2 + HISTORIES && !finding.test(told()); seed += 1)
      found = await findings(hub, seed);
    expect(told()).toMatch(finding);
    for (const { words } of found) expect(words.split("\n").length).toBeLessThan(9); // a few operations show it
  });
});
