import { z } from "zod";
import { CounterId, DeviceId, HallId, Instant, Text } from "./ids.ts";
import { EnrolmentKind, Permission, Role } from "./permissions.ts";

export const AccountId = z.uuid();

/** The name that a person signs in with; letter case does not matter. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[\p{Ll}\p{Lo}\d][\p{Ll}\p{Lo}\d._-]{1,39}$/u,
    "2 to 40 letters, digits, dots, hyphens or underscores, the first a letter or digit",
  );

/** Long rather than complicated. */
export const NewPassword = z
  .string()
  .min(10, "at least 10 characters")
  .max(200, "at most 200 characters")
  .describe("at least 10 characters");

/** The halls in which somebody's permissions hold. */
export const Halls = z.union([z.literal("all"), z.array(HallId).min(1).max(500)]);
export type Halls = z.infer<typeof Halls>;

export const SignIn = z.strictObject({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** What a person holds after signing in: the token goes into `Authorization: Bearer` and into the socket's handshake. */
export const SignedIn = z.object({
  token: z.string(),
  permissions: z.array(Permission),
  expiresAt: Instant,
  accountId: AccountId,
  username: z.string(),
  name: z.string(),
  halls: Halls,
});
export type SignedIn = z.infer<typeof SignedIn>;

/** Whose token is this? Asked by a screen that kept one. */
export const SessionView = z.object({
  kind: z.enum(["staff", "kiosk", "board", "device", "visitor", "system"]),
  id: z.string(),
  name: z.string(),
  permissions: z.array(Permission),
  halls: z.array(z.object({ hallId: HallId, name: Text })),
  /** A rating pad that the hall's configuration binds to a counter. */
  counterId: CounterId.optional(),
});
export type SessionView = z.infer<typeof SessionView>;

export const NewAccount = z.strictObject({
  username: Username,
  password: NewPassword,
  name: z.string().trim().min(1).max(64),
  roles: z.array(Role).min(1).max(4),
  halls: Halls,
});
export type NewAccount = z.infer<typeof NewAccount>;

export const AccountView = z.object({
  accountId: AccountId,
  username: z.string(),
  name: z.string(),
  roles: z.array(Role),
  halls: Halls,
  createdAt: Instant,
  disabledAt: Instant.optional(),
});
export type AccountView = z.infer<typeof AccountView>;

export const NewEnrolment = z.strictObject({
  kind: EnrolmentKind,
  id: DeviceId.describe("a device of the hall's configuration, or a new name"),
  hallId: HallId.optional().describe("needed where the caller has several halls"),
});
export type NewEnrolment = z.infer<typeof NewEnrolment>;

/** A code that is good once and for a short time. */
export const EnrolmentView = z.object({
  code: z.string(),
  kind: EnrolmentKind,
  id: DeviceId,
  hallId: HallId,
  expiresAt: Instant,
});
export type EnrolmentView = z.infer<typeof EnrolmentView>;

export const Enrol = z.strictObject({ code: z.string().min(1).max(40) });

/** What a code is exchanged for. A one-click link for a person answers with kind `staff`. */
export const Enrolled = z.object({
  token: z.string(),
  kind: z.enum(["staff", "kiosk", "board", "device"]),
  id: z.string(),
  hallId: HallId.optional(),
});
export type Enrolled = z.infer<typeof Enrolled>;

/** An enrolled screen or device; its token is known to nobody but itself. */
export const CredentialView = z.object({
  credentialId: z.uuid(),
  kind: EnrolmentKind,
  id: DeviceId,
  hallId: HallId,
  createdAt: Instant,
  createdBy: z.string(),
});
export type CredentialView = z.infer<typeof CredentialView>;

/** Who did what to accounts, sessions and credentials; kept apart from the halls' journals. */
export const AuditEntry = z.object({
  number: z.int(),
  at: Instant,
  actor: z.string(),
  /** What the person is called, if it is one. */
  actorName: z.string().optional(),
  action: z.enum([
    "signed-in",
    "sign-in-failed",
    "signed-out",
    "account-created",
    "account-disabled",
    "password-changed",
    "camera-watched",
    "evidence-looked",
    "enrolment-created",
    "enrolled",
    "enrol-failed",
    "credential-revoked",
  ]),
  subject: z.string(),
  hallId: HallId.optional(),
  address: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export type AuditAction = AuditEntry["action"];
