import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A running PostgreSQL server: its first process and the folder of its socket. */
export interface Postmaster {
  pid: number;
  sockets: string;
}

/** The server that runs on this cluster, if its pid file is true; a stale one (even with a reused pid) is not. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = await readFile(join(cluster, "postmaster.pid"), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
  const pid = Number(lines[0]);
  const sockets = lines[4];
  return pid > 0 && sockets && (await livesOn(pid, cluster)) ? { pid, sockets } : undefined;
}

/** Is this process a PostgreSQL process of this cluster? Every one of them stands in the cluster's folder. */
export async function livesOn(pid: number, cluster: string): Promise<boolean> {
  const [folder, name] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ""),
    readFile(`/proc/${pid}/comm`, "utf8").catch(() => ""),
  ]);
  return folder === cluster && name.trim() === "postgres";
}

/**
 * After the first process was killed its children end by themselves within moments; a new server must not start
 * before, for both would write the same files. Those that hang are killed, which crash recovery is made for.
 */
export async function endOrphans(cluster: string, patienceMs = 3_000): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let left = await processesOn(cluster); left.length > 0; left = await processesOn(cluster)) {
    if (performance.now() > until) for (const pid of left) signal(pid, "SIGKILL");
    await pause(20);
  }
}

async function processesOn(cluster: string): Promise<number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const alive = await Promise.all(pids.map((pid) => livesOn(pid, cluster)));
  return pids.filter((_, index) => alive[index]);
}

/** Fast shutdown: running transactions are rolled back, everything is written; after the patience, immediate. */
export async function shutDown(pid: number, cluster: string, patienceMs = 15_000): Promise<void> {
  const until = performance.now() + patienceMs;
  signal(pid, "SIGINT");
  while (await livesOn(pid, cluster)) {
    if (performance.now() > until) signal(pid, "SIGQUIT");
    await pause(5);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended in the meantime
  }
}
