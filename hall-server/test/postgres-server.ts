import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { type PostgresConnection, startEmbeddedPostgres } from "../src/embedded/postgres.ts";
import { runningPostmaster, shutDown } from "../src/embedded/postgres-process.ts";
import { databaseUser, launchAs, runToEnd } from "../src/embedded/postgres-program.ts";

/** A PostgreSQL of the test run alone, in a temporary folder. */
export interface TestServer {
  connection: PostgresConnection;
  stop(): Promise<void>;
}

const FOLDER = "hall-test-pg-"; // then the owner's pid, so that a killed test run is recognised

/** Ends what killed test runs left behind: their owners cannot. */
export async function endLeftPostgres(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(FOLDER) ? Number(name.slice(FOLDER.length).split("-")[0]) : 0;
    if (!owner || existsSync(`/proc/${owner}`)) continue;
    const folder = join(tmpdir(), name);
    for (const cluster of [join(folder, "data/postgres"), join(folder, "cluster")]) {
      const left = await runningPostmaster(cluster);
      if (left) await shutDown(left.pid, cluster);
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts the PostgreSQL that TEST_POSTGRES names: `embedded` (default) or `debian`, ≥ 15 as installed here. */
export async function startTestPostgres(kind = process.env.TEST_POSTGRES ?? "embedded"): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const [dataFolder, runtimeFolder] = [join(folder, "data"), join(folder, "run")];
  await mkdir(dataFolder);
  await mkdir(runtimeFolder);
  const server =
    kind === "debian" ? await startDebian(folder) : await startEmbedded(dataFolder, runtimeFolder);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { connection: server.connection, stop };
}

function startEmbedded(dataFolder: string, runtimeFolder: string): Promise<TestServer> {
  return startEmbeddedPostgres({ dataFolder, runtimeFolder, log: pino({ level: "silent" }) });
}

async function startDebian(folder: string): Promise<TestServer> {
  const bin = await debianFolder();
  const cluster = join(folder, "cluster");
  const sockets = join(folder, "sockets");
  const user = await databaseUser(cluster);
  for (const path of [cluster, sockets]) {
    await mkdir(path);
    if (user) await chown(path, user.uid, user.gid);
  }
  const initArgs = ["-D", cluster, "-U", "hall", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"];
  await runToEnd(await launchAs(user, join(bin, "initdb"), initArgs, [cluster]));
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${sockets}`];
  const { command, args, options } = await launchAs(
    user,
    join(bin, "postgres"),
    ["-D", cluster, ...settings],
    [cluster],
  );
  const child = spawn(command, args, { ...options, stdio: "ignore" });
  const connection = { host: sockets, user: "hall", database: "postgres" };
  while (!(await answers(connection)))
    if (child.exitCode !== null) throw new Error("Debian's PostgreSQL did not start");
  const stop = async (): Promise<void> => {
    child.kill("SIGINT");
    await once(child, "exit");
  };
  return { connection, stop };
}

async function debianFolder(): Promise<string> {
  if (process.env.TEST_POSTGRES_BIN) return process.env.TEST_POSTGRES_BIN; // an ordinary user's, unpacked by set-up
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (!newest || newest < 15)
    throw new Error("TEST_POSTGRES=debian needs: apt-get install postgresql (15 or newer)");
  return `/usr/lib/postgresql/${newest}/bin`;
}

async function answers(connection: PostgresConnection): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on("error", () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => new Promise((done) => setTimeout(done, 20, false)), // refused: ask again a moment later
  );
}
