import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Redis } from "ioredis";
import type { Kysely } from "kysely";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TestDatabase } from "../../test/postgres.ts";
import { testDatabase } from "../../test/postgres.ts";
import { type TestRedis, testRedis } from "../../test/redis.ts";
import { type Clock, hallClock } from "../app/clock.ts";
import type { JobHandlers, JobRow } from "../app/jobs.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { SqlJobTable } from "../db/job-table.ts";
import { type DispatcherOptions, JobDispatcher } from "./dispatcher.ts";

const log = pino({ level: "silent" });
const SOON = { timeout: 15_000, interval: 10 };
const realTime: Clock = { now: () => new Date(), speed: 1 };

let redis: TestRedis;
let database: TestDatabase;
let db: Kysely<Database>;
let table: SqlJobTable;
let running: JobDispatcher[];
let done: { visitId: string; at: number }[];

beforeAll(async () => {
  [redis, database] = await Promise.all([testRedis(), testDatabase()]);
  db = await openDatabase(database.connection, () => undefined);
  table = new SqlJobTable(db);
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
  await redis.stop();
});

beforeEach(async () => {
  await db.deleteFrom("job").execute();
  running = [];
  done = [];
});

afterEach(async () => {
  for (const dispatcher of running) await dispatcher.stop();
});

async function start(options: Partial<DispatcherOptions> & { handle?: JobHandlers["expire-call"] } = {}) {
  const { handle = async ({ visitId }) => void done.push({ visitId, at: Date.now() }), ...rest } = options;
  const nothing = async () => undefined;
  const handlers: JobHandlers = {
    "expire-call": handle,
    "expire-rating": nothing,
    "end-day": nothing,
    "escalate-alert": nothing,
    "forget-personal-data": nothing,
    "delete-evidence": nothing,
  };
  // A prefix of its own for each test: they share the store, and what one leaves behind is not another's.
  const own = {
    redisUrl: redis.url,
    table,
    clock: realTime,
    log,
    prefix: `test-${randomUUID()}`,
    watchMs: 100,
    sweepMs: 200,
  };
  const dispatcher = new JobDispatcher({ ...own, handlers, ...rest });
  running.push(dispatcher);
  await dispatcher.start();
  return dispatcher;
}

/** Rows as they are committed; the sweep may take them at once. */
async function rowsOf(
  count: number,
  dueAt = new Date(),
  { attempts = 0, ...payload }: { attempts?: number; calls?: number | string } = {},
): Promise<JobRow[]> {
  const values = Array.from({ length: count }, () => {
    const visitId = randomUUID();
    return {
      hall_id: "main",
      name: "expire-call",
      key: visitId,
      payload: JSON.stringify({ hallId: "main", visitId, calls: 1, ...payload }),
      due_at: dueAt,
      attempts,
    };
  });
  await db.insertInto("job").values(values).execute();
  return (await table.undone(new Date("9999-01-01"), count)).filter((row) =>
    values.some((v) => v.key === visitOf(row)),
  );
}

function visitOf(row: JobRow | undefined): string {
  return (row?.payload as { visitId: string }).visitId; // as: written by rowsOf
}

const undone = async () => (await table.undone(new Date("9999-01-01"), 10_000)).length;
const after = (ms: number) => new Date(Date.now() + ms);

describe("the dispatcher", () => {
  it("does an announced job at its time, not before, and marks its row", async () => {
    const dispatcher = await start();
    const [row] = await rowsOf(1, after(300));
    if (row) dispatcher.announce([row]);
    await vi.waitFor(() => expect(done).toHaveLength(1), SOON);
    expect(done[0]?.visitId).toBe(visitOf(row));
    expect(done[0]?.at).toBeGreaterThanOrEqual(row?.dueAt.getTime() ?? 0);
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
  });

  it("does a job that is announced many times only once", async () => {
    const dispatcher = await start();
    const rows = await rowsOf(1, after(200));
    for (let times = 0; times < 5; times += 1) dispatcher.announce(rows);
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(done).toHaveLength(1);
  });

  it("finds at its start what an earlier hub left undone", async () => {
    await rowsOf(20, after(-60_000));
    await start();
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(new Set(done.map(({ visitId }) => visitId)).size).toBe(20);
  });

  it("finds rows that nobody announced", async () => {
    await start();
    await rowsOf(3);
    await vi.waitFor(() => expect(done).toHaveLength(3), SOON);
  });

  it("keeps time on a clock that runs 60 times faster", async () => {
    const clock = hallClock(new Date("2026-03-02T09:00:00+08:00"), 60, () => performance.now());
    const dispatcher = await start({ clock });
    const due = new Date(clock.now().getTime() + 30_000); // half a real second
    const began = Date.now();
    dispatcher.announce(await rowsOf(1, due));
    await vi.waitFor(() => expect(done).toHaveLength(1), SOON);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(due.getTime());
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it("tries again after a failure, and says what went wrong", async () => {
    let tries = 0;
    const dispatcher = await start({
      handle: async ({ visitId }) => {
        tries += 1;
        if (tries < 3) throw new Error("the desk is away");
        done.push({ visitId, at: Date.now() });
      },
    });
    dispatcher.announce(await rowsOf(1));
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(tries).toBe(3);
    expect(await dispatcher.listFailed()).toEqual([]);
  });

  it("gives a job up after its attempts, shows it, and does it when asked to", async () => {
    let broken = true;
    const handle: JobHandlers["expire-call"] = async ({ visitId }) => {
      if (broken) throw new Error("the desk is away");
      done.push({ visitId, at: Date.now() });
    };
    const dispatcher = await start({ handle });
    const [row] = await rowsOf(1, new Date(), { attempts: 4 }); // of five: the next failure is the last
    if (row) dispatcher.announce([row]);
    await vi.waitFor(async () => expect(await dispatcher.listFailed()).toHaveLength(1), SOON);
    expect((await dispatcher.listFailed())[0]).toMatchObject({
      ...row,
      attempts: 5,
      error: "the desk is away",
    });
    broken = false;
    expect(await dispatcher.retry(row?.id ?? "")).toBe(true);
    await vi.waitFor(() => expect(done).toHaveLength(1), SOON);
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(await dispatcher.listFailed()).toEqual([]);
    expect(await dispatcher.retry(row?.id ?? "")).toBe(false);
  });

  it("gives up at once what can never work", async () => {
    const dispatcher = await start();
    dispatcher.announce(await rowsOf(1, new Date(), { calls: "many" }));
    await vi.waitFor(
      async () => expect(await dispatcher.listFailed()).toMatchObject([{ attempts: 1 }]),
      SOON,
    );
    expect((await dispatcher.listFailed())[0]?.error).toMatch(/bad payload.*calls/s);
    expect(done).toEqual([]);
  });

  it("goes on when the job store was emptied", async () => {
    const prefix = `test-${randomUUID()}`;
    const dispatcher = await start({ prefix });
    const rows = await rowsOf(5, after(600));
    dispatcher.announce(rows);
    const other = new Redis(redis.url);
    await vi.waitFor(async () => expect(await other.zcard(`${prefix}:job:delayed`)).toBe(5), SOON);
    await other.flushall();
    other.disconnect();
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(new Set(done.map(({ visitId }) => visitId)).size).toBe(5);
  });

  it("goes on when the job store was killed", async () => {
    const dispatcher = await start();
    dispatcher.announce(await rowsOf(5, after(300)));
    await redis.crash();
    dispatcher.announce(await rowsOf(5, after(300)));
    await vi.waitFor(async () => expect(await undone()).toBe(0), SOON);
    expect(new Set(done.map(({ visitId }) => visitId)).size).toBe(10);
  });

  it("lets a running job end before it stops", async () => {
    let began = false;
    const dispatcher = await start({
      handle: async ({ visitId }) => {
        began = true;
        await new Promise((ready) => setTimeout(ready, 200)); // the work of this job
        done.push({ visitId, at: Date.now() });
      },
    });
    dispatcher.announce(await rowsOf(1));
    await vi.waitFor(() => expect(began).toBe(true), SOON);
    running = [];
    await dispatcher.stop();
    expect(done).toHaveLength(1);
    expect(await undone()).toBe(0);
  });

  it("says in one line, without the password, that the job store is away", async () => {
    running = [];
    const away = start({ redisUrl: "redis://:secret@127.0.0.1:1" });
    await expect(away).rejects.toThrow(/^the job store 127\.0\.0\.1:1 cannot be used: /);
    running = [];
  });

  it("loses no job over ten kill -9 of the hub under load", async () => {
    const prefix = `test-${randomUUID()}`;
    let written = 0;
    for (let round = 0; round < 10; round += 1) {
      const hub = fork(new URL("../../test/job-hub.ts", import.meta.url), [redis.url, database.url, prefix]);
      hub.on("message", () => {
        written += 1;
      });
      const before = written;
      await vi.waitFor(() => expect(written).toBeGreaterThan(before + 30), SOON);
      hub.kill("SIGKILL");
      await once(hub, "exit");
    }
    await start({ prefix });
    await vi.waitFor(async () => expect(await undone()).toBe(0), { timeout: 40_000 });
    const { rows } = await db
      .selectFrom("job")
      .select(db.fn.countAll<string>().as("rows"))
      .executeTakeFirstOrThrow();
    expect(Number(rows)).toBeGreaterThanOrEqual(written);
  }, 120_000);
});
