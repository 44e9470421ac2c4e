import { AuditEntry, type JournalLine } from "@hall/contract";
import { type Request, Router } from "express";
import { z } from "zod";
import { forbidden } from "../app/gate-refusals.ts";
import type { Principal } from "../app/principal.ts";
import { shownConfiguration } from "../app/shown-configuration.ts";
import { parsed, rowsOrTable } from "./answer.ts";
import { allowed, allowedInHall } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

const page = {
  after: z.coerce.number().int().min(0).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
};
const JournalQuery = z.object({
  ...page,
  by: z.string().min(1).max(100).optional(),
  command: z.string().min(1).max(60).optional(),
  code: z.string().min(1).max(12).optional(),
});
const AuditQuery = z.object({
  ...page,
  actor: z.string().min(1).max(100).optional(),
  action: AuditEntry.shape.action.optional(),
});

/** Where a page begins that says nothing about it: with the oldest. */
function fromTheStart<A extends { after?: number | undefined; before?: number | undefined }>(asked: A): A {
  return asked.before === undefined ? { ...asked, after: asked.after ?? 0 } : asked;
}

type Ports = Pick<HttpPorts, "access" | "accounts" | "audit" | "halls" | "reads">;

/** Who did what: to accounts and devices of the house, and in each hall. As JSON, or as a table with `Accept: text/csv`. */
export function auditRoutes(ports: Ports): Router {
  const { access, accounts, audit, reads } = ports;
  const router = Router();
  router.get("/audit", async (request, response) => {
    const by = await allowed(request, access, "audit");
    if (by.halls !== "all") throw forbidden("audit", "*"); // accounts and sign-ins belong to no single hall
    const entries = await audit(fromTheStart(parsed(AuditQuery, request.query, request)));
    const names = await accounts.names();
    const named: AuditEntry[] = entries.map((entry) => withName(entry, names));
    rowsOrTable(request, response, "audit", { value: named, table: named });
  });
  router.get("/halls/:hall/journal", async (request: Request<{ hall: string }>, response) => {
    const { principal, hallId } = await allowedInHall(request, ports, "audit");
    const asked = fromTheStart(parsed(JournalQuery, request.query, request));
    const lines = await reads.journal(hallId, asked);
    const names = await accounts.names();
    const named: JournalLine[] = lines.map((line) => ({
      ...line,
      by: namedBy(line.by, names),
      details: shownDetails(line, principal, hallId),
    }));
    const table = named.map(({ details, ...line }) => ({ ...line, details: JSON.stringify(details) }));
    rowsOrTable(request, response, `${hallId}-journal`, { value: named, table });
  });
  return router;
}

/** A saved configuration without what only those may read who configure. */
function shownDetails({ event, details }: JournalLine, principal: Principal, hallId: string) {
  const { configuration } = details;
  if (event !== "hall-configured" || typeof configuration !== "object" || configuration === null)
    return details;
  return {
    ...details,
    configuration: shownConfiguration(principal, hallId, { cameras: [], ...configuration }),
  };
}

/** Somebody of the journal with the name of the account. */
export function namedBy<B extends { kind: string; id: string }>(by: B, names: ReadonlyMap<string, string>) {
  const name = by.kind === "staff" ? names.get(by.id) : undefined;
  return name === undefined ? by : { ...by, name };
}

/** An entry of the audit with the name of its account. */
export function withName(entry: AuditEntry, names: ReadonlyMap<string, string>): AuditEntry {
  const actorName = names.get(entry.actor);
  return actorName === undefined ? entry : { ...entry, actorName };
}
