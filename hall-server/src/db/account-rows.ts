import type { AuditEntry } from "@hall/contract";
import type { Selectable } from "kysely";
import type { StoredAccount, StoredCredential } from "../app/access-store.ts";
import type { AccountTables } from "./account-tables.ts";

/** A row as the rest of the hub knows it. */
export function accountOf(row: Selectable<AccountTables["account"]>): StoredAccount {
  return {
    accountId: row.account_id,
    username: row.username,
    name: row.name,
    passwordHash: row.password_hash,
    roles: row.roles,
    halls: row.halls,
    createdAt: row.created_at,
    disabledAt: row.disabled_at ?? undefined,
  };
}

/** A row as the rest of the hub knows it. */
export function credentialOf(row: Selectable<AccountTables["credential"]>): StoredCredential {
  return {
    credentialId: row.credential_id,
    kind: row.kind,
    id: row.device_id,
    hallId: row.hall_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** A row as the rest of the hub knows it. */
export function auditOf(row: Selectable<AccountTables["audit"]>): AuditEntry {
  return {
    number: Number(row.number),
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    ...(row.hall_id === null ? {} : { hallId: row.hall_id }),
    ...(row.address === null ? {} : { address: row.address }),
  };
}
