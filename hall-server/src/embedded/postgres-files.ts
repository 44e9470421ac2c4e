import { open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { StartRefused } from "./start-refused.ts";

/** The PostgreSQL that npm brings. */
const MAJOR_VERSION = "18";
const LOG_LIMIT_BYTES = 5_000_000;

/** A cluster of another major version is refused rather than touched. Throws StartRefused. */
export async function refuseOtherVersion(cluster: string): Promise<void> {
  const version = (await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => "none")).trim();
  if (version !== MAJOR_VERSION)
    throw new StartRefused(
      `${cluster} was made by PostgreSQL ${version}, but this hub brings ${MAJOR_VERSION}`,
    );
}

/** PostgreSQL's own log, readable by its owner alone; a long one is put aside. */
export async function openLog(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  return open(path, "a", 0o600);
}

/** What the log said last that explains a failure. */
export async function lastLine(path: string): Promise<string> {
  const lines = (await readFile(path, "utf8").catch(() => "")).trimEnd().split("\n");
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR|error|denied/.test(line)) ?? lines.at(-1) ?? "it says nothing"
  );
}

/** Is there anything at this path? */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
