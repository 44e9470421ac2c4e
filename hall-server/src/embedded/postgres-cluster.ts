import { chown, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exists } from "./postgres-files.ts";
import {
  databaseUser,
  installedPostgres,
  launchAs,
  linkLibraries,
  runToEnd,
  type SystemUser,
} from "./postgres-program.ts";

/** Where the cluster stands, with which PostgreSQL it is made, and for whom. */
export interface ClusterPlace {
  cluster: string;
  native: string;
  user: SystemUser | undefined;
}

/**
 * Makes the cluster: a copy of the empty one that set-up left beside the programs, or, without that, a new one by
 * `initdb`, which takes three times as long. It appears whole and on disk or not at all.
 */
export async function createCluster({ cluster, native, user }: ClusterPlace): Promise<void> {
  const initdb = (args: string[], reach: string) =>
    launchAs(user, join(native, "bin/initdb"), args, [reach]).then(runToEnd);
  await appears(cluster, user, async (made) => {
    const template = templateOf(native);
    if (await ownedBy(template, user)) {
      const entries = (await readdir(template)).map((name) => join(template, name));
      await runToEnd(await launchAs(undefined, "cp", ["-a", ...entries, made], []));
      return initdb(["--sync-only", "--pgdata", made], made);
    }
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"];
    const access = ["--username=hall", "--auth=trust", "--no-instructions"];
    return initdb(["--pgdata", made, ...access, ...locale], made);
  });
}

/** Leaves an empty cluster beside the programs, for later first starts of the same user; done once. */
export async function keepTemplate(native = installedPostgres()): Promise<void> {
  const cluster = templateOf(native);
  if (await exists(cluster)) return;
  await linkLibraries(native);
  await createCluster({ cluster, native, user: await databaseUser(cluster) });
}

/** npm puts a new PostgreSQL into a new folder, so a template is never of another version than its programs. */
function templateOf(native: string): string {
  return join(native, "cluster-template");
}

/** PostgreSQL takes a cluster of its own user only. */
async function ownedBy(folder: string, user: SystemUser | undefined): Promise<boolean> {
  const owner = await stat(folder).catch(() => undefined);
  return owner?.uid === (user?.uid ?? process.getuid?.());
}

async function appears(
  cluster: string,
  user: SystemUser | undefined,
  make: (made: string) => Promise<void>,
): Promise<void> {
  const home = dirname(cluster);
  const unfinished = "postgres.new-";
  for (const name of await readdir(home))
    if (name.startsWith(unfinished)) await rm(join(home, name), { recursive: true, force: true });
  const made = await mkdtemp(join(home, unfinished));
  if (user) await chown(made, user.uid, user.gid);
  await make(made);
  await rename(made, cluster);
}
