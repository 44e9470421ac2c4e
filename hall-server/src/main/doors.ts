import { randomBytes, randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { Access } from "../app/access.ts";
import type { AuditAsked } from "../app/access-store.ts";
import { Accounts } from "../app/accounts.ts";
import { CommandGate } from "../app/command-gate.ts";
import { Enrolments } from "../app/enrolments.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import { LookBook } from "../app/looks.ts";
import { argonPasswords } from "../app/passwords.ts";
import { SignInDesk } from "../app/sign-in.ts";
import { AccountRepository } from "../db/accounts.ts";
import type { HallMetrics } from "../http/metrics.ts";
import type { Storage } from "./storage.ts";
import type { Undo } from "./undo.ts";

type Deps = { storage: Storage; registry: HallRegistry; metrics: HallMetrics; log: Logger; undo: Undo };

const SWEEP_MS = 5_000;
const now = (): Date => new Date();
const random = (bytes: number): Uint8Array => randomBytes(bytes);
const newId = (): string => randomUUID();

/** Who may come in, and the one gate for every command. Their time is the wall clock's, also in a simulated day. */
export function openDoors({ storage, registry, metrics, log, undo }: Deps) {
  const store = new AccountRepository(storage.db);
  const visitByToken = (token: string) => registry.visitByToken(token);
  const access = new Access({ store, visitByToken, now, random });
  const passwords = argonPasswords();
  const signIn = new SignInDesk({ store, access, passwords, now, random });
  const accounts = new Accounts({ store, access, passwords, now, random, newId });
  const enrolments = new Enrolments({ store, access, signIn, halls: registry, now, random, newId });
  const gate = new CommandGate({
    halls: registry,
    observe: (done) => metrics.commandDone(done),
    failed: (err, context) => log.error({ err, ...context }, "command failed"),
    seconds: () => performance.now() / 1000,
  });
  const audit = (asked: AuditAsked) => store.auditPage(asked);
  const sweep = () => access.sweep().catch((err: unknown) => log.error({ err }, "credentials not checked"));
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  undo.add("credential checks", () => clearInterval(timer));
  const looks = new LookBook({ store, now });
  return { access, accounts, signIn, enrolments, gate, audit, looks };
}
export type Doors = ReturnType<typeof openDoors>;
