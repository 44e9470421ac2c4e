import type { AuditAction, AuditEntry, EnrolmentKind, Halls, Role } from "@hall/contract";

export type StoredAccount = {
  accountId: string;
  username: string;
  name: string;
  passwordHash: string;
  roles: Role[];
  halls: Halls;
  createdAt: Date;
  disabledAt: Date | undefined;
};

export type StoredCredential = {
  credentialId: string;
  kind: EnrolmentKind;
  id: string;
  hallId: string;
  createdAt: Date;
  createdBy: string;
};

/** A code waits for its screen; kind `staff` is a one-click link for the account with this id. */
export type StoredEnrolment = {
  kind: EnrolmentKind | "staff";
  id: string;
  hallId: string | undefined;
  createdBy: string;
  expiresAt: Date;
};

/** Whom a token speaks for. */
export type Bearer =
  | { type: "session"; account: StoredAccount; expiresAt: Date }
  | { type: "credential"; credential: StoredCredential };

export type Audit = {
  at: Date;
  actor: string;
  action: AuditAction;
  subject: string;
  hallId?: string | undefined;
  address?: string | undefined;
};

/** A page of the audit: with `after` the oldest first, otherwise the newest first. */
export type AuditAsked = {
  after?: number | undefined;
  before?: number | undefined;
  limit: number;
  actor?: string | undefined;
  action?: AuditAction | undefined;
};

/** Where accounts, sessions, credentials and codes are kept. Each change is written together with its audit entry; secrets come in hashed. */
export interface AccessStore {
  accounts(): Promise<StoredAccount[]>;
  accountById(accountId: string): Promise<StoredAccount | undefined>;
  accountByUsername(username: string): Promise<StoredAccount | undefined>;
  /** False when the username is taken. */
  insertAccount(account: StoredAccount, audit: Audit): Promise<boolean>;
  /** Ends its sessions and answers their hashes. */
  disableAccount(accountId: string, audit: Audit): Promise<string[]>;
  /** Ends its sessions and answers their hashes. */
  setPassword(accountId: string, passwordHash: string, audit: Audit): Promise<string[]>;

  insertSession(hash: string, accountId: string, expiresAt: Date, audit: Audit): Promise<void>;
  endSession(hash: string, audit: Audit): Promise<void>;
  /** The bearers of those hashes that are still good at `now`. */
  bearers(hashes: readonly string[], now: Date): Promise<Map<string, Bearer>>;

  insertEnrolment(codeHash: string, enrolment: StoredEnrolment, audit: Audit): Promise<void>;
  /** Takes the code away, so that it is good once. */
  takeEnrolment(codeHash: string, now: Date): Promise<StoredEnrolment | undefined>;
  credentials(): Promise<StoredCredential[]>;
  /** Revokes the former credentials of the same kind, id and hall, and answers their hashes. */
  replaceCredential(credential: StoredCredential, hash: string, audit: Audit): Promise<string[]>;
  /** The hash of what was revoked. */
  revokeCredential(credentialId: string, audit: Audit): Promise<string | undefined>;

  audit(audit: Audit): Promise<void>;
  auditPage(asked: AuditAsked): Promise<AuditEntry[]>;
  /** The last looks at live cameras and evidence of a hall, the newest first. */
  looks(hallId: string, limit: number): Promise<AuditEntry[]>;
}
