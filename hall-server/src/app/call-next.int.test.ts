import { ROLES } from "@hall/contract";
import type { Kysely } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aRegistry } from "../../test/a-registry.ts";
import { aHall } from "../../test/given.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { type Database, openDatabase } from "../db/database.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { Principal } from "./principal.ts";
import { SYSTEM } from "./principal.ts";

const HALL = aHall();
const { hallId } = HALL;
const lin: Principal = {
  kind: "staff",
  id: "lin",
  name: "Lin",
  permissions: new Set(ROLES.manager),
  halls: [hallId],
};
let database: TestDatabase;
let db: Kysely<Database>;
let hub: HallRegistry;

/** What is sent over every connection to the real server. */
const sent = vi.spyOn(pg.Client.prototype, "query");
const statements = () => sent.mock.calls.map(([query]) => textOf(query));

beforeAll(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
  hub = await aRegistry(db);
  await hub.configure(hallId, HALL, SYSTEM);
  await hub.run(hallId, "clerk:take-counter", { counterId: "c1" }, { principal: lin });
  await hub.run(hallId, "counter:open", { counterId: "c1" }, { principal: lin });
});
afterAll(async () => {
  sent.mockRestore();
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  for (let i = 0; i < 2; i += 1)
    await hub.run(hallId, "visit:take-ticket", { serviceIds: ["passport"] }, { principal: lin });
  sent.mockClear();
});

async function next(key: string) {
  const { visit } = await hub.run(hallId, "visit:call-next", { counterId: "c1" }, { principal: lin, key });
  return visit?.visitId ?? "";
}

describe("call next", () => {
  it("is one statement and so one transaction, with its key, its job and its visit", async () => {
    const visitId = await next("first");
    expect(statements()).toHaveLength(1);
    expect(statements()[0]).toMatch(/^select \* from append_batch/);
    expect(await rows("journal")).toMatchObject([{ type: "visit-called" }]);
    expect(await rows("answer")).toHaveLength(1);
    expect(await rows("job", "name = 'expire-call'")).toMatchObject([{ payload: { visitId } }]);
    expect(await rows("visit", `visit_id = '${visitId}'`)).toMatchObject([{ status: "called" }]);
    await hub.run(hallId, "visit:no-show", { visitId }, { principal: lin });
  });

  it("asks the database nothing when the same key comes again", async () => {
    const visitId = await next("again");
    sent.mockClear();
    expect(await next("again")).toBe(visitId);
    expect(statements()).toHaveLength(0);
    await hub.run(hallId, "visit:no-show", { visitId }, { principal: lin });
  });

  it("with skip puts one back and calls the other in the same single statement", async () => {
    const visitId = await next("to be skipped");
    sent.mockClear();
    const { visit } = await hub.run(
      hallId,
      "visit:skip",
      { visitId, place: "back" },
      { principal: lin, key: "skip" },
    );
    expect(statements()).toHaveLength(1);
    expect(visit?.visitId).not.toBe(visitId);
    const { undone } = await hub.run(hallId, "visit:undo", {}, { principal: lin });
    expect(undone).toBe("visit:skip");
    expect(statements()).toHaveLength(2);
    await hub.run(hallId, "visit:finish", { visitId: await arrived(visitId) }, { principal: lin });
  });

  it("takes three at most, even in a process that has fallen behind the journal", async () => {
    const other = await aRegistry(db); // knows the hall as it is now
    const visitId = await next("here");
    await hub.run(hallId, "visit:no-show", { visitId }, { principal: lin });
    sent.mockClear();
    const { visit } = await other.run(hallId, "visit:call-next", { counterId: "c1" }, { principal: lin });
    expect(visit?.visitId).not.toBe(visitId);
    expect(statements().length).toBeLessThanOrEqual(3); // refused by the version, what it missed, and the call
    expect(await rows("journal")).toMatchObject([{ type: "visit-called", by_id: "lin" }]);
  });
});

async function arrived(visitId: string): Promise<string> {
  await hub.run(hallId, "visit:arrive", { visitId }, { principal: lin });
  return visitId;
}

/** The newest row of the journal, or those of another table, without counting the question itself. */
async function rows(table: "journal" | "answer" | "job" | "visit", where = "true"): Promise<unknown[]> {
  const newest = table === "journal" ? "order by seq desc limit 1" : "";
  const client = new pg.Client(database.connection);
  await client.connect();
  const before = sent.mock.calls.length;
  const { rows: found } = await client.query(`select * from ${table} where ${where} ${newest}`);
  sent.mock.calls.splice(before);
  await client.end();
  return found;
}

function textOf(query: unknown): string {
  const text = typeof query === "string" ? query : (query as { text: string }).text; // as: pg takes a text or a config with one
  return text.trim().replaceAll(/\s+/g, " ");
}
