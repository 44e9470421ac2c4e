import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { describeProblems, parseHallFile } from "../app/hall-file.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { Journal } from "../app/journal.ts";
import { SYSTEM } from "../app/principal.ts";
import { Refusal } from "../app/refusal.ts";
import { StartRefused } from "../embedded/start-refused.ts";

/** The hall of the sample file. */
export const SAMPLE_HALL = "zhengwu";
const SAMPLE = fileURLToPath(new URL("../../halls/zhengwu.yaml", import.meta.url));

/**
 * Brings the halls of the YAML file (or of every file in a folder) into the journal. A file that has not changed since
 * it was imported leaves alone what was edited later. Nothing is imported when any file is wrong.
 *
 * @throws StartRefused with file, line and what was expected
 */
export async function importHallFiles(
  path: string | undefined,
  {
    registry,
    journal,
    log,
  }: { registry: HallRegistry; journal: Journal; log: Pick<Logger, "info" | "warn"> },
): Promise<void> {
  const files = await Promise.all((await filesOf(path ?? SAMPLE)).map(readHall));
  const imported = new Map((await journal.halls()).map(({ hallId, importedHash }) => [hallId, importedHash]));
  for (const { hash, configuration } of files) {
    const { hallId } = configuration;
    if (imported.get(hallId) === hash) continue;
    try {
      await registry.configure(hallId, configuration, SYSTEM, { importedHash: hash });
      log.info({ hall: hallId }, "configuration imported");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // People wait in what it takes away: the hall opens as it was, and the file is tried again at the next start.
      log.warn({ hall: hallId, why: error.message }, "configuration not imported");
    }
  }
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
    if (names.length === 0) throw new StartRefused(`HALL_CONFIG: there is no .yaml file in ${path}`);
    return names.map((name) => join(path, name));
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(
      `HALL_CONFIG: ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function readHall(file: string) {
  const text = await readFile(file, "utf8");
  const parsed = parseHallFile(text);
  if (!parsed.ok) throw new StartRefused(describeProblems(file, parsed.problems));
  return { configuration: parsed.configuration, hash: createHash("sha256").update(text).digest("hex") };
}
