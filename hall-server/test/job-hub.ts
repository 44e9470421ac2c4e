// A hub that writes and does jobs as fast as it can, and waits to be killed.
import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { openDatabase } from "../src/db/database.ts";
import { SqlJobTable } from "../src/db/job-table.ts";
import { JobDispatcher } from "../src/jobs/dispatcher.ts";

const [redisUrl = "", url = "", prefix = ""] = process.argv.slice(2);
const db = await openDatabase({ url }, () => undefined);
const table = new SqlJobTable(db);
const nothing = async () => undefined;
const dispatcher = new JobDispatcher({
  redisUrl,
  table,
  clock: { now: () => new Date(), speed: 1 },
  log: pino({ level: "silent" }),
  prefix,
  handlers: {
    "expire-call": nothing,
    "expire-rating": nothing,
    "end-day": nothing,
    "escalate-alert": nothing,
    "forget-personal-data": nothing,
    "delete-evidence": nothing,
  },
});
await dispatcher.start();
for (;;) {
  const visitId = randomUUID();
  const payload = { hallId: "main", visitId, calls: 1 };
  const row = {
    hall_id: "main",
    name: "expire-call",
    key: visitId,
    payload: JSON.stringify(payload),
    due_at: new Date(),
    attempts: 0,
  };
  const { id } = await db.insertInto("job").values(row).returning("id").executeTakeFirstOrThrow();
  dispatcher.announce([{ id, hallId: "main", name: "expire-call", payload, dueAt: row.due_at }]);
  process.send?.(id);
}
