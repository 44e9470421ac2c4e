import type { Logger } from "pino";
import { DayLedgers } from "../app/day-ledgers.ts";
import { HallReader } from "../app/reads.ts";
import { SqlDayRecords } from "../db/day-records.ts";
import { History } from "../db/history.ts";
import type { OpenHalls } from "./open-halls.ts";
import type { Storage } from "./storage.ts";

type Deps = { storage: Storage; halls: OpenHalls; log: Logger };

/** What was, for whoever asks; each day is recorded when it ends, and what is kept for a time is kept as long as was said. */
export function openReads({ storage, halls, log }: Deps): HallReader {
  const { registry, clock } = halls;
  const history = new History(storage.db);
  const journal = history.journal.bind(history);
  const ledgers = new DayLedgers({ journal, records: new SqlDayRecords(storage.db) });
  registry.onNotice(({ hallId, event }) => {
    if (event.type === "day-ended")
      ledgers.follow(hallId).catch((err: unknown) => log.error({ err, hall: hallId }, "day not recorded"));
    if (event.type !== "clock-stepped") return;
    const { byMs, at } = event;
    log.warn({ hall: hallId, byMs, at }, "the system clock was put right; the hall was told");
    history
      .keepAsLong(hallId, byMs, new Date(at))
      .catch((err: unknown) => log.error({ err, hall: hallId }, "retention not moved"));
  });
  return new HallReader(history, ledgers, registry, () => clock.now());
}
