import { randomBytes, randomUUID } from "node:crypto";
import { ROLES } from "@hall/contract";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aRegistry, SECRET } from "../../test/a-registry.ts";
import { aHall, NINE } from "../../test/given.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { remembered } from "../db/memory.ts";
import { hallClock } from "./clock.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { HallPatch } from "./halls.ts";
import { PersonalCipher } from "./personal-cipher.ts";
import type { Principal } from "./principal.ts";
import { SYSTEM } from "./principal.ts";

const HALL = aHall();
const { hallId } = HALL;
const cipher = new PersonalCipher(SECRET, randomBytes);
let database: TestDatabase;
let db: Kysely<Database>;

const clerk = (id: string): Principal => ({
  kind: "staff",
  id,
  name: id,
  permissions: new Set(ROLES.manager),
  halls: [hallId],
});
const kiosk: Principal = {
  kind: "kiosk",
  id: "k1",
  name: "k1",
  permissions: new Set(["take-ticket"]),
  halls: [hallId],
};
/** Two counters that serve the same queue. */
const COUNTERS = ["c1", "c3"] as const;
const service = HALL.services[0]?.serviceId ?? "";

/** One hub process of its own on the shared database. */
const aProcess = (at = NINE): Promise<HallRegistry> =>
  aRegistry(db, { clock: hallClock(new Date(at), 1, () => performance.now()) });

async function anOpenHall(): Promise<HallRegistry> {
  const registry = await aProcess();
  await registry.configure(hallId, HALL, SYSTEM);
  for (const [index, counterId] of COUNTERS.entries()) {
    const principal = clerk(`clerk-${index}`);
    await registry.run(hallId, "clerk:take-counter", { counterId }, { principal });
    await registry.run(hallId, "counter:open", { counterId }, { principal });
  }
  return registry;
}

const take = (registry: HallRegistry, key?: string) =>
  registry.run(
    hallId,
    "visit:take-ticket",
    { serviceIds: [service] },
    { principal: kiosk, ...(key ? { key } : {}) },
  );
const next = (registry: HallRegistry, index: 0 | 1) =>
  registry.run(
    hallId,
    "visit:call-next",
    { counterId: COUNTERS[index] },
    { principal: clerk(`clerk-${index}`) },
  );

beforeEach(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

describe("the hall desk", () => {
  it("gives the same key the first answer, also after a restart and from another process", async () => {
    const registry = await anOpenHall();
    const ticket = await take(registry, "key-1");
    const seq = registry.state(hallId).seq;
    expect(await take(registry, "key-1")).toEqual(ticket);
    const again = await aProcess();
    expect(await take(again, "key-1")).toEqual(ticket);
    expect(again.state(hallId).seq).toBe(seq);
  });

  it("gives the same key one answer when both arrive in the same tick", async () => {
    const registry = await anOpenHall();
    const [a, b] = await Promise.all([take(registry, "key-1"), take(registry, "key-1")]);
    expect(b).toEqual(a);
  });

  it("remembers a refusal under its key", async () => {
    const registry = await anOpenHall();
    const empty = registry.run(
      hallId,
      "visit:arrive",
      { visitId: randomUUID() },
      { principal: clerk("clerk-0"), key: "k" },
    );
    await expect(empty).rejects.toMatchObject({ code: "not-found" });
    const again = await aProcess();
    const same = again.run(
      hallId,
      "visit:arrive",
      { visitId: randomUUID() },
      { principal: clerk("clerk-0"), key: "k" },
    );
    await expect(same).rejects.toMatchObject({ details: { rule: "key-reused" } });
  });

  it("never gives one visit to two clerks of two processes, and loses no ticket", async () => {
    const a = await anOpenHall();
    const b = await aProcess();
    const tickets = await Promise.all([take(a), take(b), take(a), take(b)]);
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(4);
    const [x, y] = await Promise.all([next(a, 0), next(b, 1)]);
    expect(x.visit?.visitId).toBeDefined();
    expect(y.visit?.visitId).toBeDefined();
    expect(x.visit?.visitId).not.toBe(y.visit?.visitId);
    const c = await aProcess();
    expect([...c.state(hallId).visits.values()].filter((visit) => visit.status === "called")).toHaveLength(2);
  });

  it("writes commands that queue up in few transactions, and tells each seq once, in order, after it is durable", async () => {
    const registry = await anOpenHall();
    const told: HallPatch[] = [];
    registry.on((patch) => told.push(patch));
    const before = registry.state(hallId).seq;
    const commitsBefore = await commits();
    await Promise.all(Array.from({ length: 100 }, () => take(registry)));
    expect(told.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, i) => before + 1 + i));
    expect((await commits()) - commitsBefore).toBeLessThan(20);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from visit`.execute(db);
    expect(rows[0]?.n).toBe(100);
  });

  it("is the same hall after a restart, from the whole journal and from a kept memory", async () => {
    const registry = await anOpenHall();
    await take(registry);
    await next(registry, 0);
    await take(registry);
    const replayed = await aProcess();
    expect(shape(replayed)).toEqual(shape(registry));
    await registry.stop();
    await take(registry);
    expect(shape(await aProcess())).toEqual(shape(registry));
  });

  it("answers unavailable and goes on when the database was away", async () => {
    const registry = await anOpenHall();
    await sql`alter table journal rename to elsewhere`.execute(db);
    await expect(take(registry)).rejects.toThrow();
    await sql`alter table elsewhere rename to journal`.execute(db);
    const ticket = await take(registry);
    expect(ticket.code).toMatch(/001$/);
  });

  it("a listener that fails is named; whoever asked is answered, all others hear, and the desk goes on", async () => {
    const failures: unknown[] = [];
    const registry = await aRegistry(db, { onError: (error) => failures.push(error) });
    const told: number[] = [];
    const fail = () => {
      throw new Error("a screen that fails");
    };
    registry.on(fail);
    registry.onNotice(fail);
    registry.onWritten(fail);
    registry.on(({ seq }) => told.push(seq));
    await registry.configure(hallId, HALL, SYSTEM);
    const tickets = await Promise.all(Array.from({ length: 20 }, () => take(registry)));
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(20);
    const { seq } = registry.state(hallId);
    expect(told).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    expect(failures.length).toBeGreaterThan(2 * seq);
    expect(failures).toEqual(failures.map(() => new Error("a screen that fails")));
  });

  it("keeps a telephone number encrypted and out of the journal", async () => {
    const registry = await anOpenHall();
    const phone = "+86 138 0000 0000";
    await registry.run(hallId, "visit:take-ticket", { serviceIds: [service], phone }, { principal: kiosk });
    const { rows } = await sql<{
      text: string;
    }>`select data::text as text from journal union all select data::text from visit`.execute(db);
    expect(rows.map(({ text }) => text).join()).not.toContain("138");
    const kept = await sql<{ cipher: string }>`select cipher from personal`.execute(db);
    expect(kept.rows.map((row) => cipher.decrypt(row.cipher))).toEqual([phone]);
  });

  it("writes a job with the event that causes it", async () => {
    const registry = await anOpenHall();
    await take(registry);
    const { visit } = await next(registry, 0);
    const { rows } = await sql<{
      name: string;
      key: string;
    }>`select name, key from job where name = 'expire-call'`.execute(db);
    expect(rows).toEqual([
      { name: "expire-call", key: expect.stringContaining(`expire-call/${visit?.visitId}/1@`) },
    ]);
  });
});

/** What a hall is, as JSON. */
function shape(registry: HallRegistry): unknown {
  return JSON.parse(JSON.stringify(remembered(registry.state(hallId))));
}

async function commits(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct xmin::text)::int as n from journal`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
