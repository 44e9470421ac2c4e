import { fork } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./postgres.ts";
import { keepTemplate } from "./postgres-cluster.ts";
import { livesOn } from "./postgres-process.ts";
import { installedPostgres } from "./postgres-program.ts";

const log = pino({ level: "silent" });
let folder: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hall-pg-"));
  await chmod(folder, 0o755);
  await mkdir(join(folder, "data"));
  await mkdir(join(folder, "run"));
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(data = join(folder, "data"), native?: string): Promise<EmbeddedPostgres> {
  const options = {
    dataFolder: data,
    runtimeFolder: join(folder, "run"),
    log,
    ...(native ? { native } : {}),
  };
  const server = await startEmbeddedPostgres(options);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

/** A whole hub process starts PostgreSQL, does the SQL, and is killed. */
async function leftByKilledHub(sql = "select 1"): Promise<{ pid: number; host: string }> {
  const program = new URL("../../test/postgres-owner.ts", import.meta.url);
  const hub = fork(program, [join(folder, "data"), join(folder, "run"), sql]);
  const left = await new Promise<{ pid: number; host: string }>((done, fail) => {
    hub.once("message", (message) => done(message as { pid: number; host: string })); // our own program's words
    hub.once("exit", () => fail(new Error("the hub ended before PostgreSQL was ready")));
  });
  hub.kill("SIGKILL");
  await once(hub, "exit");
  return left;
}

describe("the embedded PostgreSQL", () => {
  it("is durable, speaks UTF-8 and keeps its rows over an orderly stop", async () => {
    const first = await start();
    expect(first.origin).toBe("created");
    expect(await ask(first, "show fsync")).toEqual(["on"]);
    expect(await ask(first, "show synchronous_commit")).toEqual(["on"]);
    expect(await ask(first, "show server_encoding")).toEqual(["UTF8"]);
    await ask(first, "create table word(t text)");
    await ask(first, "insert into word values ('政务服务中心')");
    await first.stop();
    expect(await livesOn(first.pid, join(folder, "data/postgres"))).toBe(false);
    const second = await start();
    expect(second.origin).toBe("started");
    expect(await ask(second, "select t, upper('é'), 'a' < 'B' collate \"default\" from word")).toEqual([
      "政务服务中心",
      "É",
      false,
    ]);
  });

  it("is adopted when its hub was killed and it lives on", async () => {
    const left = await leftByKilledHub();
    const server = await start();
    expect(server.origin).toBe("adopted");
    expect(server.pid).toBe(left.pid);
  });

  it("is found by its pid file even when the new hub would place its socket elsewhere", async () => {
    const left = await leftByKilledHub();
    const elsewhere = join(folder, "other");
    await mkdir(elsewhere);
    const server = await startEmbeddedPostgres({
      dataFolder: join(folder, "data"),
      runtimeFolder: elsewhere,
      log,
    });
    running.push(server);
    expect(server.connection.host).toBe(left.host);
    expect(await ask(server, "select 1")).toEqual([1]);
  });

  it("recovers every answered commit after it was killed too", async () => {
    const left = await leftByKilledHub(
      "create table n(i int); insert into n select generate_series(1, 1000)",
    );
    process.kill(left.pid, "SIGKILL");
    const server = await start();
    expect(server.origin).toBe("started");
    expect(await ask(server, "select count(*)::int from n")).toEqual([1000]);
  });

  it("is started again while the hub runs, at the same address", async () => {
    const server = await start();
    const { pid } = server;
    process.kill(pid, "SIGKILL");
    const again = async (): Promise<void> => {
      expect(server.pid).not.toBe(pid); // the one that was killed may still answer for a moment
      expect(await ask(server, "select 1")).toEqual([1]);
    };
    await vi.waitFor(again, { interval: 50 });
  });

  it("is not stopped by a stale pid file that names a living stranger", async () => {
    const first = await start();
    await first.stop();
    running = [];
    const stale = [
      process.pid,
      join(folder, "data/postgres"),
      1,
      5432,
      first.connection.host,
      "",
      "1 1",
      "ready",
    ];
    await writeFile(join(folder, "data/postgres/postmaster.pid"), `${stale.join("\n")}\n`);
    expect((await start()).origin).toBe("started");
  });

  it("says in one line when another PostgreSQL made the cluster", async () => {
    await mkdir(join(folder, "data/postgres"));
    await writeFile(join(folder, "data/postgres/PG_VERSION"), "15\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 15, but this hub brings 18/);
  });

  it("removes what a killed first start left unfinished", async () => {
    await mkdir(join(folder, "data/postgres.new-abc"));
    const server = await start();
    expect(server.origin).toBe("created");
    await expect(rm(join(folder, "data/postgres.new-abc"), { recursive: true })).rejects.toThrow(/ENOENT/);
  });

  it("copies the empty cluster that set-up left, and makes none itself then", async () => {
    const native = join(folder, "native");
    const template = join(native, "cluster-template");
    await cp(installedPostgres(), native, { recursive: true, verbatimSymlinks: true });
    await rm(template, { recursive: true, force: true });
    await keepTemplate(native);
    await rm(join(native, "share/postgresql/postgres.bki")); // without it initdb makes nothing
    const server = await start(join(folder, "data"), native);
    expect(server.origin).toBe("created");
    expect(await ask(server, "select current_user::text, upper('é')")).toEqual(["hall", "É"]);
    await rm(template, { recursive: true });
    await mkdir(join(folder, "other"));
    await expect(start(join(folder, "other"), native)).rejects.toThrow(/initdb failed/);
  });

  it("runs as well when project and data lie below a private home", async () => {
    const home = join(folder, "home");
    await mkdir(join(home, "data"), { recursive: true });
    await cp(installedPostgres(), join(home, "native"), { recursive: true, verbatimSymlinks: true });
    await chmod(home, 0o700);
    const server = await start(join(home, "data"), join(home, "native"));
    expect(await ask(server, "select 1")).toEqual([1]);
  });
});
