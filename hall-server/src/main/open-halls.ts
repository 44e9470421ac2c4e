import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { type Clock, WallClock } from "../app/clock.ts";
import { HallRegistry } from "../app/hall-registry.ts";
import { PersonalCipher } from "../app/personal-cipher.ts";
import { VisitTokens } from "../app/visit-tokens.ts";
import type { Config } from "../config.ts";
import { PostgresJournal } from "../db/journal.ts";
import { importHallFiles } from "./hall-files.ts";
import { hallTime } from "./hall-time.ts";
import type { Storage } from "./storage.ts";
import type { Undo } from "./undo.ts";

export type OpenHalls = { registry: HallRegistry; clock: Clock; tokens: VisitTokens; publicUrl: string };
type Deps = {
  config: Config;
  storage: Storage;
  publicUrl: string;
  appended: (seconds: number, events: number) => void;
  log: Logger;
  undo: Undo;
};

/** Where a simulated day's morning begins; a hall's own zone is in its configuration. */
const SIMULATED_ZONE = "Asia/Shanghai";

/** Reads every hall of the journal, then the files of the configuration. */
export async function openHalls({
  config,
  storage,
  publicUrl,
  appended,
  log,
  undo,
}: Deps): Promise<OpenHalls> {
  const journal = new PostgresJournal(storage.db, appended);
  const tokens = new VisitTokens(storage.secret);
  const speed = config.HALL_SIMULATE === "off" ? 1 : config.HALL_SIMULATE;
  const clock = hallTime(speed, SIMULATED_ZONE, await journal.lastEventAt());
  if (clock instanceof WallClock && clock.lost)
    log.warn(
      { hallTime: clock.now() },
      "the system clock is behind the journal: time goes on from there until it is put right",
    );
  const cipher = new PersonalCipher(storage.secret, randomBytes);
  const alone = config.HALL_DATABASE_URL === undefined; // the embedded database belongs to this hub
  const registry = new HallRegistry({
    journal,
    clock,
    tokens,
    cipher,
    publicUrl,
    alone,
    onError: (err) => log.error({ err }, "somebody could not be told what happened in a hall"),
  });
  await registry.start();
  undo.add("halls", () => registry.stop());
  await importHallFiles(config.HALL_CONFIG, { registry, journal, log });
  return { registry, clock, tokens, publicUrl };
}
