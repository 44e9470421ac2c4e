import { sql } from "kysely";
import { jobKey } from "../app/jobs.ts";
import type { Answer, Batch, JournalEntry } from "../app/journal.ts";

type NewJob = { job_id: string; job_name: string; job_payload: unknown; job_due_at: Date };

/** Events, projections, answers, personal data and jobs in one round trip and one fsync; the function is migration 0004. */
export function appendStatement(batch: Batch) {
  return sql<NewJob>`
    select * from append_batch(
      ${batch.hallId},
      ${JSON.stringify(batch.entries.map(entryRow))},
      ${JSON.stringify(batch.visits.map(visitRow))},
      ${JSON.stringify(batch.alerts.map(alertRow))},
      ${JSON.stringify(batch.answers.map(answerRow))},
      ${JSON.stringify(batch.personal.map(personalRow))},
      ${JSON.stringify(batch.jobs.map(jobRow))}
    )`;
}

function entryRow({ seq, event, by, command }: JournalEntry) {
  const { type, at, ...data } = event;
  return { seq, at, type, data, by_kind: by.kind, by_id: by.id, command };
}

function visitRow(visit: Batch["visits"][number]) {
  return { visit_id: visit.visitId, day: visit.day, code: visit.code, status: visit.status, data: visit };
}

function alertRow(alert: Batch["alerts"][number]) {
  return {
    alert_id: alert.alertId,
    kind: alert.kind,
    state: alert.state,
    raised_at: alert.raisedAt,
    data: alert,
  };
}

function answerRow({ key, requestHash, outcome, at }: Answer) {
  return { key, request_hash: requestHash, outcome, at };
}

function personalRow({ visitId, kind, part = "", cipher, expiresAt }: Batch["personal"][number]) {
  return { visit_id: visitId, kind, part, cipher, expires_at: expiresAt };
}

function jobRow(order: Batch["jobs"][number]) {
  return { name: order.name, key: jobKey(order), payload: order.payload, due_at: order.dueAt };
}
