import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startJobStore } from "../src/embedded/job-store.ts";
import { freePort, startProgram } from "./programs.ts";

/** A job store of one test file. */
export interface TestRedis {
  url: string;
  /** Kills it as by `kill -9`; it comes back empty at the same address. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the job store that TEST_REDIS names: `embedded` (default), or `debian` for the redis-server on PATH. */
export function testRedis(kind = process.env.TEST_REDIS ?? "embedded"): Promise<TestRedis> {
  return kind === "debian" ? startDebian() : startEmbedded();
}

async function startEmbedded(): Promise<TestRedis> {
  const store = await startJobStore({ log: pino({ level: "silent" }) });
  const crash = async (): Promise<void> => {
    if (store.pid) process.kill(store.pid, "SIGKILL");
  };
  return { url: store.url, crash, stop: () => store.stop() };
}

async function startDebian(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "hall-redis-"));
  const port = await freePort();
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    folder,
  ];
  const start = () => startProgram("redis-server", args, port);
  let program = await start();
  const crash = async (): Promise<void> => {
    await program.end("SIGKILL");
    program = await start();
  };
  const stop = async (): Promise<void> => {
    await program.end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, crash, stop };
}
