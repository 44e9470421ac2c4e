import type { Migration } from "kysely";
import * as journal from "./0001-journal.ts";
import * as accounts from "./0002-accounts.ts";
import * as append from "./0003-append.ts";
import * as notes from "./0004-notes.ts";
import * as dayRecords from "./0005-day-records.ts";
import * as configurations from "./0006-configurations.ts";
import * as bookings from "./0007-bookings.ts";
import * as evidence from "./0008-evidence.ts";
import * as roomForChanges from "./0009-room-for-changes.ts";
import * as codesOfADay from "./0010-codes-of-a-day.ts";

/** Every migration by name, in order; one that has run is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001-journal": journal,
  "0002-accounts": accounts,
  "0003-append": append,
  "0004-notes": notes,
  "0005-day-records": dayRecords,
  "0006-configurations": configurations,
  "0007-bookings": bookings,
  "0008-evidence": evidence,
  "0009-room-for-changes": roomForChanges,
  "0010-codes-of-a-day": codesOfADay,
};
