import { BusinessDay, type Fairness, type Statistics, StatisticsBy } from "@hall/contract";
import { type RequestHandler, Router } from "express";
import { z } from "zod";
import { parsed, rowsOrTable } from "./answer.ts";
import { allowedInHall } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

const LONGEST_DAYS = 366;
const DAY_MS = 24 * 3_600_000;

const days = { from: BusinessDay, to: BusinessDay };
const Days = z.object(days).superRefine(inOrder);
const Asked = z.object({ ...days, by: StatisticsBy.optional() }).superRefine(inOrder);

/** Business days, both included: in order, and a year at the most. */
function inOrder({ from, to }: { from: string; to: string }, ctx: z.RefinementCtx): void {
  if (from > to) ctx.addIssue({ code: "custom", path: ["to"], message: "not before `from`" });
  else if (Date.parse(to) - Date.parse(from) >= LONGEST_DAYS * DAY_MS)
    ctx.addIssue({
      code: "custom",
      path: ["to"],
      message: `at most ${LONGEST_DAYS} days, \`from\` and \`to\` included`,
    });
}

type Ports = Pick<HttpPorts, "access" | "halls" | "reads">;

/** What was, in figures: as JSON, or as a table for whoever accepts `text/csv` alone. Needs `see-statistics`. */
export function statisticsRoutes(ports: Ports): Router {
  const { reads } = ports;
  const router = Router();
  router.get("/halls/:hall/statistics", report(ports, Asked, reads.statistics.bind(reads), statisticsTable));
  router.get(
    "/halls/:hall/statistics/clerks",
    report(ports, Days, reads.clerks.bind(reads), ({ clerks }) => clerks),
  );
  router.get(
    "/halls/:hall/statistics/fairness",
    report(ports, Days, reads.fairness.bind(reads), fairnessTable),
  );
  return router;
}

function report<S extends z.ZodType, T>(
  ports: Ports,
  query: S,
  read: (hallId: string, asked: z.infer<S>) => Promise<T>,
  table: (value: T) => readonly object[],
): RequestHandler {
  return async (request, response) => {
    const { hallId } = await allowedInHall(request, ports, "see-statistics");
    const value = await read(hallId, parsed(query, request.query, request));
    rowsOrTable(request, response, hallId, { value, table: table(value) });
  };
}

/** The rows that were asked for; without a grouping, the days. */
function statisticsTable({ rows, days }: Statistics): readonly object[] {
  return rows ?? days;
}

function fairnessTable({ normal, classes, groups }: Fairness): readonly object[] {
  return [
    { who: "normal", id: "", ...normal },
    ...classes.map(({ classId, ...one }) => ({ who: "class", id: classId, ...one })),
    ...groups.map(({ groupId, ...one }) => ({ who: "group", id: groupId, ...one })),
  ];
}
