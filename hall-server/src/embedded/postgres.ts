import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { type ClusterPlace, createCluster } from "./postgres-cluster.ts";
import { exists, lastLine, openLog, refuseOtherVersion } from "./postgres-files.ts";
import { endOrphans, livesOn, type Postmaster, runningPostmaster, shutDown } from "./postgres-process.ts";
import { databaseUser, installedPostgres, launchAs, linkLibraries } from "./postgres-program.ts";
import { StartRefused } from "./start-refused.ts";

/** Where and with what the embedded PostgreSQL runs. */
export interface PostgresOptions {
  /** It keeps its cluster in `postgres/` and its log in `postgres.log` below. */
  dataFolder: string;
  /** A short folder: the socket gets a private one of its own below. */
  runtimeFolder: string;
  log: Logger;
  /** Another place of the binaries than npm's. */
  native?: string;
}

/** How to connect to it, as `pg.Pool` takes it. */
export interface PostgresConnection {
  /** The folder of the unix socket; there is no TCP port. */
  host: string;
  user: string;
  database: string;
}

/** A running PostgreSQL that is ours to stop. */
export interface EmbeddedPostgres {
  connection: PostgresConnection;
  /** How it came to run: a new cluster, an older one, or a server that had outlived its hub. */
  origin: "created" | "started" | "adopted";
  /** The process id of the server now. */
  readonly pid: number;
  stop(): Promise<void>;
}

interface Place extends ClusterPlace {
  sockets: string;
  logFile: string;
  log: Logger;
}

const WATCH_MS = 500;

/** Small, durable, silent, reachable through the socket alone; no process that this use does not need. */
const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  max_connections: "100",
  shared_buffers: "64MB",
  min_wal_size: "32MB",
  max_wal_size: "256MB",
  io_method: "sync",
  jit: "off",
  max_worker_processes: "2",
  max_parallel_workers: "0",
  max_logical_replication_workers: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

/**
 * Starts the real PostgreSQL out of npm on the data folder, or adopts the one that a killed hub left running; a
 * server that dies is started again until `stop`.
 *
 * @throws StartRefused when it cannot run here, with the reason in one line
 */
export async function startEmbeddedPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const place = await findPlace(options);
  const fresh = !(await exists(place.cluster));
  if (!fresh) await refuseOtherVersion(place.cluster);
  const adopted = fresh ? undefined : await adopt(place);
  if (fresh) await createCluster(place);
  const postmaster = adopted ?? (await launch(place));
  const origin = adopted ? "adopted" : fresh ? "created" : "started";
  place.log.info({ pid: postmaster.pid, origin }, "embedded PostgreSQL is ready");
  return watch(place, postmaster, origin);
}

async function findPlace({ dataFolder, runtimeFolder, log, native }: PostgresOptions): Promise<Place> {
  const home = await realpath(dataFolder);
  const cluster = join(home, "postgres");
  const sockets = join(runtimeFolder, "postgres");
  if (Buffer.byteLength(sockets) > 90)
    throw new StartRefused(
      `${sockets} is too long for a socket (90 bytes at most): set TMPDIR to a shorter folder`,
    );
  const user = await databaseUser(cluster);
  const program = await realpath(native ?? installedPostgres());
  await linkLibraries(program);
  return { cluster, sockets, logFile: join(home, "postgres.log"), native: program, user, log };
}

function watch(place: Place, first: Postmaster, origin: EmbeddedPostgres["origin"]): EmbeddedPostgres {
  let postmaster = first;
  let stopping = false;
  let restart = Promise.resolve();
  const check = async (): Promise<void> => {
    if (stopping || (await livesOn(postmaster.pid, place.cluster)) || stopping) return;
    place.log.error({ pid: postmaster.pid }, "PostgreSQL died, starting it again");
    postmaster = (await adopt(place)) ?? (await launch(place, postmaster.sockets));
    place.log.info({ pid: postmaster.pid }, "PostgreSQL is ready again");
  };
  const timer = setInterval(() => {
    restart = restart.then(check).catch((err) => place.log.error({ err }, "PostgreSQL does not start"));
  }, WATCH_MS).unref();
  return {
    connection: connectionTo(first.sockets),
    origin,
    get pid() {
      return postmaster.pid;
    },
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await restart;
      await shutDown(postmaster.pid, place.cluster);
      await rm(postmaster.sockets, { recursive: true, force: true });
    },
  };
}

/** Takes over the server that outlived its hub; one that does not answer is ended, for a new one to start. */
async function adopt({ cluster, log }: Place): Promise<Postmaster | undefined> {
  const found = await runningPostmaster(cluster);
  if (!found) return undefined;
  const ready = await untilReady(found.sockets, cluster, () => livesOn(found.pid, cluster), 10_000);
  if (ready) return found;
  log.warn({ pid: found.pid }, "the running PostgreSQL does not answer, ending it");
  await shutDown(found.pid, cluster, 5_000);
  return undefined;
}

async function launch(place: Place, sockets = place.sockets): Promise<Postmaster> {
  const { cluster, native, user, logFile } = place;
  await endOrphans(cluster);
  await rm(join(cluster, "postmaster.pid"), { force: true }); // nobody lives here: it would only name a stranger
  await rm(sockets, { recursive: true, force: true });
  await mkdir(sockets, { mode: 0o700 });
  if (user) await chown(sockets, user.uid, user.gid);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: sockets });
  const args = ["-D", cluster, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const { command, args: all, options } = await launchAs(user, join(native, "bin/postgres"), args, [cluster]);
  const log = await openLog(logFile);
  // In a session of its own, so that neither Ctrl-C nor the end of the hub's process group tears it down.
  const child = spawn(command, all, { ...options, detached: true, stdio: ["ignore", log.fd, log.fd] });
  child.unref();
  const pid = await spawned(child).finally(() => log.close());
  const alive = async () => child.exitCode === null && child.signalCode === null;
  if (await untilReady(sockets, cluster, alive, 60_000)) return { pid, sockets };
  throw new StartRefused(`PostgreSQL does not start on ${cluster}: ${await lastLine(logFile)}`);
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.once("error", (error) => fail(new StartRefused(`PostgreSQL cannot be run: ${error.message}`)));
    child.once("spawn", () =>
      child.pid ? done(child.pid) : fail(new StartRefused("PostgreSQL has no pid")),
    );
  });
}

/** Asks until the server of this cluster answers; false when it ended first or time is over. */
async function untilReady(
  sockets: string,
  cluster: string,
  alive: () => Promise<boolean>,
  patienceMs: number,
): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until && (await alive())) {
    if (await answers(sockets, cluster)) return true;
    await pause(10);
  }
  return false;
}

async function answers(sockets: string, cluster: string): Promise<boolean> {
  const client = new pg.Client({
    ...connectionTo(sockets),
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("show data_directory");
    return rows[0]?.data_directory === cluster;
  } catch {
    return false; // not there yet, recovering, or shutting down
  } finally {
    client.end().catch(() => undefined); // not awaited: after a refused connection it never resolves
  }
}

function connectionTo(sockets: string): PostgresConnection {
  return { host: sockets, user: "hall", database: "postgres" };
}
