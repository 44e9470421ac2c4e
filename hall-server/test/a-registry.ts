import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { type Clock, hallClock } from "../src/app/clock.ts";
import { HallRegistry } from "../src/app/hall-registry.ts";
import type { Journal } from "../src/app/journal.ts";
import { PersonalCipher } from "../src/app/personal-cipher.ts";
import { VisitTokens } from "../src/app/visit-tokens.ts";
import type { Database } from "../src/db/database.ts";
import { PostgresJournal } from "../src/db/journal.ts";
import { NINE } from "./given.ts";

/** All registries of one test are of one house. */
export const SECRET = randomBytes(32);

type Choices = { clock?: Clock; journal?: Journal; onError?: (error: unknown) => void };

/** The halls of a hub process of its own on that database, loaded. */
export async function aRegistry(db: Kysely<Database>, choices: Choices = {}): Promise<HallRegistry> {
  const registry = new HallRegistry({
    journal: new PostgresJournal(db),
    clock: hallClock(new Date(NINE), 1, () => performance.now()),
    tokens: new VisitTokens(SECRET),
    cipher: new PersonalCipher(SECRET, randomBytes),
    publicUrl: "http://hall",
    onError: failTheTest,
    ...choices,
  });
  await registry.start();
  return registry;
}

/** An exception that nobody catches: the runner names it. */
function failTheTest(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
