import type { AuditAction, EnrolmentKind, Halls, Role } from "@hall/contract";
import type { ColumnType, GeneratedAlways, JSONColumnType } from "kysely";

/** Rows of migration 0002; they never leave this folder. */
export type AccountTables = {
  account: {
    account_id: string;
    username: string;
    name: string;
    password_hash: string;
    roles: JSONColumnType<Role[]>;
    halls: ColumnType<Halls, string, string>;
    created_at: Date;
    disabled_at: Date | null;
  };
  session: { token_hash: string; account_id: string; expires_at: Date };
  credential: {
    credential_id: string;
    kind: EnrolmentKind;
    device_id: string;
    hall_id: string;
    token_hash: string;
    created_at: Date;
    created_by: string;
    revoked_at: Date | null;
  };
  enrolment: {
    code_hash: string;
    kind: EnrolmentKind | "staff";
    subject_id: string;
    hall_id: string | null;
    created_by: string;
    expires_at: Date;
  };
  audit: {
    number: GeneratedAlways<string>;
    at: Date;
    actor: string;
    action: AuditAction;
    subject: string;
    hall_id: string | null;
    address: string | null;
  };
};
