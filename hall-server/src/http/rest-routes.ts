import {
  AccountView,
  AlertView,
  AuditEntry,
  BusinessDay,
  ClerkStatistics,
  ConfigurationSave,
  CredentialView,
  Enrol,
  Enrolled,
  EnrolmentView,
  Fairness,
  HallConfiguration,
  HallId,
  HallSnapshot,
  JournalLine,
  NewAccount,
  NewEnrolment,
  NewPassword,
  type Permission,
  QueueView,
  RoutingPreview,
  RoutingView,
  SessionView,
  SignedIn,
  SignIn,
  Statistics,
  StatisticsBy,
  Text,
  VisitDetail,
  VisitId,
} from "@hall/contract";
import { z } from "zod";

/** One address of the REST side beside the commands, as it is documented. */
export type RestRoute = {
  method: "get" | "post" | "put" | "delete";
  path: string;
  summary: string;
  /** `none`: no token; `any`: any token. */
  may: Permission | "none" | "any";
  parameters?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  value: z.ZodType;
};

const nothing = z.object({});
const hall = z.object({ hall: HallId });
const days = z.object({ from: BusinessDay, to: BusinessDay });
const page = z.object({
  after: z.int().min(0).optional(),
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(1000).optional(),
});

/** All of them, for the OpenAPI document; `hall-app.int.test.ts` compares the list with what answers. */
export const REST_ROUTES: readonly RestRoute[] = [
  { method: "post", path: "/api/sign-in", summary: "Sign in", may: "none", body: SignIn, value: SignedIn },
  { method: "post", path: "/api/sign-out", summary: "End this session", may: "any", value: nothing },
  { method: "get", path: "/api/session", summary: "Who am I?", may: "any", value: SessionView },
  {
    method: "post",
    path: "/api/accounts",
    summary: "Create an account; nobody gives away more than they have",
    may: "manage-accounts",
    body: NewAccount,
    value: AccountView,
  },
  {
    method: "get",
    path: "/api/accounts",
    summary: "The accounts of one's halls",
    may: "manage-accounts",
    value: z.array(AccountView),
  },
  {
    method: "post",
    path: "/api/accounts/{account}/disable",
    summary: "Disable an account and end its sessions",
    may: "manage-accounts",
    parameters: z.object({ account: z.uuid() }),
    value: AccountView,
  },
  {
    method: "put",
    path: "/api/accounts/{account}/password",
    summary: "Change a password; one's own needs the current one",
    may: "any",
    parameters: z.object({ account: z.uuid() }),
    body: z.strictObject({ password: NewPassword, current: z.string().optional() }),
    value: nothing,
  },
  {
    method: "post",
    path: "/api/enrolments",
    summary: "A one-time code for a screen or device, good for 15 minutes",
    may: "manage-devices",
    body: NewEnrolment,
    value: EnrolmentView,
  },
  {
    method: "post",
    path: "/api/enrol",
    summary: "Exchange a code for a token; the former token of the same id ends",
    may: "none",
    body: Enrol,
    value: Enrolled,
  },
  {
    method: "get",
    path: "/api/credentials",
    summary: "Enrolled screens and devices",
    may: "manage-devices",
    value: z.array(CredentialView),
  },
  {
    method: "delete",
    path: "/api/credentials/{credential}",
    summary: "Revoke a credential and close its connections",
    may: "manage-devices",
    parameters: z.object({ credential: z.uuid() }),
    value: nothing,
  },
  {
    method: "get",
    path: "/api/audit",
    summary: "Who did what to accounts, sessions and credentials",
    may: "audit",
    query: page.extend({ actor: z.string().optional(), action: AuditEntry.shape.action.optional() }),
    value: z.array(AuditEntry),
  },
  {
    method: "get",
    path: "/api/halls",
    summary: "The halls that the caller may see",
    may: "any",
    value: z.array(z.object({ hallId: HallId, name: Text })),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/snapshot",
    summary: "Everything the caller may see, at one seq",
    may: "see-board",
    parameters: hall,
    value: HallSnapshot,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/visits/{visit}",
    summary: "A visit with its periods and timeline; a visitor reads the own one",
    may: "see-hall",
    parameters: hall.extend({ visit: VisitId }),
    value: VisitDetail,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/queues",
    summary: "The queues with their waits",
    may: "see-board",
    parameters: hall,
    value: z.array(QueueView),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/alerts",
    summary: "Today's alerts",
    may: "see-hall",
    parameters: hall,
    query: z.object({ state: z.enum(["open", "all"]).optional() }),
    value: z.array(AlertView),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/journal",
    summary: "The hall's events after a seq, or the newest before one; also as `text/csv`",
    may: "audit",
    parameters: hall,
    query: page.extend({
      by: z.string().optional(),
      command: z.string().optional(),
      code: z.string().optional(),
    }),
    value: z.array(JournalLine),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics",
    summary:
      "Sums over the periods of some business days, a year at most; as a table with `Accept: text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days.extend({ by: StatisticsBy.optional() }),
    value: Statistics,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics/clerks",
    summary: "What each clerk did; with the periods where it is one day. Also as `text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days,
    value: ClerkStatistics,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics/fairness",
    summary: "What classes and special groups cost the others. Also as `text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days,
    value: Fairness,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/configuration",
    summary: "The hall's configuration",
    may: "configure",
    parameters: hall,
    value: HallConfiguration,
  },
  {
    method: "put",
    path: "/api/halls/{hall}/configuration",
    summary:
      'Replace the configuration; JSON or YAML, at most 1 MB. `If-Match: "17"` refuses when another version is in force',
    may: "configure",
    parameters: hall,
    body: HallConfiguration,
    value: HallConfiguration,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/configuration/saves",
    summary: "Who saved the configuration when, the newest first",
    may: "see-routing",
    parameters: hall,
    query: z.object({ limit: z.int().min(1).max(50).optional() }),
    value: z.array(ConfigurationSave),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/routing",
    summary: "The configuration with its version; without cameras for those who may not configure",
    may: "see-routing",
    parameters: hall,
    value: RoutingView,
  },
  {
    method: "post",
    path: "/api/halls/{hall}/routing/preview",
    summary: "What another configuration would make of those who wait now, or why it is refused",
    may: "configure",
    parameters: hall,
    body: z.object({ configuration: HallConfiguration }),
    value: RoutingPreview,
  },
];
