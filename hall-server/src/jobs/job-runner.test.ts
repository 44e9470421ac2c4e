import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { expect, it } from "vitest";
import type { Clock } from "../app/clock.ts";
import type { JobTable } from "../app/job-table.ts";
import type { JobHandlers } from "../app/jobs.ts";
import { JobRunner } from "./job-runner.ts";

const clock: Clock = { now: () => new Date(), speed: 1 };

/** A runner over one row, and what happened to it and when. */
function aRunner({ dueInMs }: { dueInMs: number }) {
  const dueAt = new Date(Date.now() + dueInMs);
  const payload = { hallId: "main", visitId: randomUUID(), calls: 1 };
  const happened: { what: "handled" | "done"; early: boolean }[] = [];
  const note = (what: "handled" | "done") =>
    void happened.push({ what, early: Date.now() < dueAt.getTime() });
  const table: JobTable = {
    undone: async () => [],
    undoneById: async (id) => ({ id, hallId: "main", name: "expire-call", payload, dueAt, attempts: 0 }),
    done: async () => note("done"),
    attemptFailed: async () => undefined,
    failed: async () => [],
    revive: async () => undefined,
  };
  const nothing = async () => undefined;
  const handlers: JobHandlers = {
    "expire-call": async () => note("handled"),
    "expire-rating": nothing,
    "end-day": nothing,
    "escalate-alert": nothing,
    "forget-personal-data": nothing,
    "delete-evidence": nothing,
  };
  return { runner: new JobRunner({ table, handlers, clock, log: pino({ level: "silent" }) }), happened };
}

it("waits for the moment of a job that was handed over a little early", async () => {
  const { runner, happened } = aRunner({ dueInMs: 80 });
  expect(await runner.run("1")).toBe("settled");
  expect(happened).toEqual([
    { what: "handled", early: false },
    { what: "done", early: false },
  ]);
});

it("gives back a job that was handed over long before its time", async () => {
  const { runner, happened } = aRunner({ dueInMs: 60_000 });
  expect(await runner.run("1")).toBe("too-early");
  expect(happened).toEqual([]);
});
