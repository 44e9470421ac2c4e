import {
  AccountView,
  AuditEntry,
  CredentialView,
  Enrol,
  Enrolled,
  EnrolmentView,
  NewAccount,
  NewEnrolment,
  NewPassword,
  SessionView,
  SignedIn,
  SignIn,
} from "@hall/contract";
import { z } from "zod";
import type { RestRoute } from "./rest-route.ts";
import { HALL_ROUTES, page } from "./rest-routes-halls.ts";

const nothing = z.object({});

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
  ...HALL_ROUTES,
];
