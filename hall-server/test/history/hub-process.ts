// A hub of its own process: its desks work on the database that many such processes share. Killed now and then.
import { hallClock } from "../../src/app/clock.ts";
import type { Connection } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/database.ts";
import { PostgresJournal } from "../../src/db/journal.ts";
import { LocalHub } from "./local-hub.ts";
import type { Asked, Outcome } from "./operation.ts";

export type ToHub =
  | { connection: Connection; epochMs: number; speed: number }
  | { asked: (Asked & { hallId: string; n: number })[] };
export type FromHub = { ready: true } | { answers: { n: number; outcome: Outcome }[] };

let answers: { n: number; outcome: Outcome }[] = [];

function answer(n: number, outcome: Outcome): void {
  answers.push({ n, outcome });
  if (answers.length > 1) return;
  setImmediate(() => {
    process.send?.({ answers } satisfies FromHub);
    answers = [];
  });
}

async function serve({ connection, epochMs, speed }: Extract<ToHub, { epochMs: number }>): Promise<void> {
  const db = await openDatabase(connection, () => undefined);
  const journal = new PostgresJournal(db);
  // All processes have the same hall's time, as far as their clocks agree.
  const start = new Date(epochMs + (Date.now() - epochMs) * speed);
  const clock = hallClock(start, speed, () => performance.now());
  const halls = new Map<string, Promise<LocalHub>>();
  process.on("message", (message: ToHub) => {
    if (!("asked" in message)) return;
    for (const { n, hallId, ...asked } of message.asked) {
      const hall = halls.get(hallId) ?? LocalHub.open(hallId, journal, clock);
      if (!halls.has(hallId)) {
        halls.clear(); // one hall after the other
        halls.set(hallId, hall);
      }
      hall
        .then((hub) => hub.ask(asked))
        .then(
          (outcome) => answer(n, outcome),
          () => answer(n, { kind: "unknown" }),
        );
    }
  });
  process.send?.({ ready: true } satisfies FromHub);
}

process.once("message", (message: ToHub) => {
  if ("epochMs" in message) void serve(message);
});
process.once("disconnect", () => process.exit());
