import type { AuditEntry } from "@hall/contract";
import type { Kysely, Transaction } from "kysely";
import type {
  AccessStore,
  Audit,
  AuditAsked,
  Bearer,
  StoredAccount,
  StoredCredential,
  StoredEnrolment,
} from "../app/access-store.ts";
import { accountOf, auditOf, credentialOf } from "./account-rows.ts";
import type { AccountTables } from "./account-tables.ts";

type Db = Kysely<AccountTables>;
type Change<T> = (tx: Transaction<AccountTables>) => Promise<T>;

/** Reads and writes accounts, sessions, credentials and codes. No rule lives here; a change and its audit entry are one transaction. */
export class AccountRepository implements AccessStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async accounts(): Promise<StoredAccount[]> {
    return (await this.#db.selectFrom("account").selectAll().orderBy("username").execute()).map(accountOf);
  }

  async accountById(accountId: string): Promise<StoredAccount | undefined> {
    const found = this.#db.selectFrom("account").selectAll().where("account_id", "=", accountId);
    const row = await found.executeTakeFirst();
    return row && accountOf(row);
  }

  async accountByUsername(username: string): Promise<StoredAccount | undefined> {
    const found = this.#db.selectFrom("account").selectAll().where("username", "=", username);
    const row = await found.executeTakeFirst();
    return row && accountOf(row);
  }

  insertAccount(account: StoredAccount, audit: Audit): Promise<boolean> {
    const row = {
      account_id: account.accountId,
      username: account.username,
      name: account.name,
      password_hash: account.passwordHash,
      roles: JSON.stringify(account.roles),
      halls: JSON.stringify(account.halls),
      created_at: account.createdAt,
    };
    return this.#db.transaction().execute(async (tx) => {
      const insert = tx
        .insertInto("account")
        .values(row)
        .onConflict((c) => c.column("username").doNothing());
      const { numInsertedOrUpdatedRows } = await insert.executeTakeFirst();
      if (!numInsertedOrUpdatedRows) return false;
      await writeAudit(tx, audit);
      return true;
    });
  }

  disableAccount(accountId: string, audit: Audit): Promise<string[]> {
    return this.#audited(audit, async (tx) => {
      const update = tx.updateTable("account").set({ disabled_at: audit.at });
      await update.where("account_id", "=", accountId).where("disabled_at", "is", null).execute();
      return endSessions(tx, accountId);
    });
  }

  setPassword(accountId: string, passwordHash: string, audit: Audit): Promise<string[]> {
    return this.#audited(audit, async (tx) => {
      const update = tx.updateTable("account").set({ password_hash: passwordHash });
      await update.where("account_id", "=", accountId).execute();
      return endSessions(tx, accountId);
    });
  }

  insertSession(hash: string, accountId: string, expiresAt: Date, audit: Audit): Promise<void> {
    return this.#audited(audit, async (tx) => {
      await tx.deleteFrom("session").where("expires_at", "<=", audit.at).execute();
      const row = { token_hash: hash, account_id: accountId, expires_at: expiresAt };
      await tx.insertInto("session").values(row).execute();
    });
  }

  endSession(hash: string, audit: Audit): Promise<void> {
    return this.#audited(audit, async (tx) => {
      await tx.deleteFrom("session").where("token_hash", "=", hash).execute();
    });
  }

  async bearers(hashes: readonly string[], now: Date): Promise<Map<string, Bearer>> {
    const bearers = new Map<string, Bearer>();
    const sessions = this.#db
      .selectFrom("session")
      .innerJoin("account", "account.account_id", "session.account_id")
      .selectAll("account")
      .select(["session.token_hash", "session.expires_at"])
      .where("session.token_hash", "in", hashes)
      .where("session.expires_at", ">", now)
      .where("account.disabled_at", "is", null);
    for (const row of await sessions.execute())
      bearers.set(row.token_hash, { type: "session", account: accountOf(row), expiresAt: row.expires_at });
    const credentials = this.#db
      .selectFrom("credential")
      .selectAll()
      .where("token_hash", "in", hashes)
      .where("revoked_at", "is", null);
    for (const row of await credentials.execute())
      bearers.set(row.token_hash, { type: "credential", credential: credentialOf(row) });
    return bearers;
  }

  insertEnrolment(codeHash: string, enrolment: StoredEnrolment, audit: Audit): Promise<void> {
    const row = {
      code_hash: codeHash,
      kind: enrolment.kind,
      subject_id: enrolment.id,
      hall_id: enrolment.hallId ?? null,
      created_by: enrolment.createdBy,
      expires_at: enrolment.expiresAt,
    };
    return this.#audited(audit, async (tx) => {
      await tx.deleteFrom("enrolment").where("expires_at", "<=", audit.at).execute();
      await tx.insertInto("enrolment").values(row).execute();
    });
  }

  async takeEnrolment(codeHash: string, now: Date): Promise<StoredEnrolment | undefined> {
    const taken = this.#db
      .deleteFrom("enrolment")
      .where("code_hash", "=", codeHash)
      .where("expires_at", ">", now)
      .returningAll();
    const row = await taken.executeTakeFirst();
    if (!row) return undefined;
    const { kind, subject_id: id, created_by: createdBy, expires_at: expiresAt } = row;
    return { kind, id, hallId: row.hall_id ?? undefined, createdBy, expiresAt };
  }

  async credentials(): Promise<StoredCredential[]> {
    const live = this.#db.selectFrom("credential").selectAll().where("revoked_at", "is", null);
    return (await live.orderBy("hall_id").orderBy("device_id").execute()).map(credentialOf);
  }

  replaceCredential(credential: StoredCredential, hash: string, audit: Audit): Promise<string[]> {
    const row = {
      credential_id: credential.credentialId,
      kind: credential.kind,
      device_id: credential.id,
      hall_id: credential.hallId,
      token_hash: hash,
      created_at: credential.createdAt,
      created_by: credential.createdBy,
    };
    return this.#audited(audit, async (tx) => {
      const former = tx
        .updateTable("credential")
        .set({ revoked_at: audit.at })
        .where("hall_id", "=", credential.hallId)
        .where("device_id", "=", credential.id)
        .where("revoked_at", "is", null)
        .returning("token_hash");
      const revoked = (await former.execute()).map(({ token_hash }) => token_hash);
      await tx.insertInto("credential").values(row).execute();
      return revoked;
    });
  }

  revokeCredential(credentialId: string, audit: Audit): Promise<string | undefined> {
    return this.#audited(audit, async (tx) => {
      const revoked = tx
        .updateTable("credential")
        .set({ revoked_at: audit.at })
        .where("credential_id", "=", credentialId)
        .where("revoked_at", "is", null)
        .returning("token_hash");
      return (await revoked.executeTakeFirst())?.token_hash;
    });
  }

  audit(audit: Audit): Promise<void> {
    return writeAudit(this.#db, audit);
  }

  async auditPage({ after, before, limit, actor, action }: AuditAsked): Promise<AuditEntry[]> {
    let rows = this.#db.selectFrom("audit").selectAll();
    if (after !== undefined) rows = rows.where("number", ">", String(after));
    if (before !== undefined) rows = rows.where("number", "<", String(before));
    if (actor !== undefined) rows = rows.where("actor", "=", actor);
    if (action !== undefined) rows = rows.where("action", "=", action);
    const order = after === undefined ? "desc" : "asc";
    return (await rows.orderBy("number", order).limit(limit).execute()).map(auditOf);
  }

  async looks(hallId: string, limit: number): Promise<AuditEntry[]> {
    const all = this.#db.selectFrom("audit").selectAll().where("hall_id", "=", hallId);
    const rows = all.where("action", "in", ["camera-watched", "evidence-looked"]).orderBy("number", "desc");
    return (await rows.limit(limit).execute()).map(auditOf);
  }

  #audited<T>(audit: Audit, change: Change<T>): Promise<T> {
    return this.#db.transaction().execute(async (tx) => {
      const outcome = await change(tx);
      await writeAudit(tx, audit);
      return outcome;
    });
  }
}

async function endSessions(tx: Transaction<AccountTables>, accountId: string): Promise<string[]> {
  const ended = tx.deleteFrom("session").where("account_id", "=", accountId).returning("token_hash");
  return (await ended.execute()).map(({ token_hash }) => token_hash);
}

async function writeAudit(db: Db, { at, actor, action, subject, hallId, address }: Audit): Promise<void> {
  const row = { at, actor, action, subject, hall_id: hallId ?? null, address: address ?? null };
  await db.insertInto("audit").values(row).execute();
}
