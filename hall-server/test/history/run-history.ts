import type { Connection } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/database.ts";
import { PostgresJournal } from "../../src/db/journal.ts";
import { checkHistory } from "./check-history.ts";
import { Clients, randomOf } from "./clients.ts";
import { MODEL_SETTINGS } from "./history-hall.ts";
import type { Violation } from "./operation.ts";
import { ProcessHub } from "./process-hub.ts";

type Wanted = {
  connection: Connection;
  operations: number;
  seed: number;
  /** A hub is killed after so many operations; 7,000 unless told. */
  killEvery?: number;
  /** Begins no further operation after so many seconds, once a hub has been killed. */
  seconds?: number;
  /** Told after each round. */
  progress?: (line: string) => void;
};

/** What a run has shown. */
export type HistoryRun = {
  operations: number;
  events: number;
  rounds: number;
  kills: number;
  unknown: number;
  happenedUnanswered: number;
  refused: number;
  askSeconds: number;
  checkSeconds: number;
  violations: Violation[];
};

const ROUND = 20_000;
/** Ten hall minutes a second: waits reach the hall's bound, and each round passes midnight. */
const SPEED = 600;
const CLERKS = 24;

/** Random operations of three clients at two hub processes, which are killed now and then; each round is one hall, checked whole. */
export async function runHistory({
  connection,
  operations,
  seed,
  progress,
  killEvery = 7_000,
  seconds = Number.POSITIVE_INFINITY,
}: Wanted): Promise<HistoryRun> {
  const random = randomOf(seed);
  const db = await openDatabase(connection, () => undefined);
  const journal = new PostgresJournal(db);
  const epochMs = Date.now();
  const until = performance.now() + seconds * 1000;
  const hallMs = () => epochMs + (Date.now() - epochMs) * SPEED;
  const hubs = [0, 1].map(() => new ProcessHub({ connection, epochMs, speed: SPEED }));
  await Promise.all(hubs.map((hub) => hub.start()));
  let killing = Promise.resolve();
  const firstKill = killEvery / 2;
  let nextKill = firstKill;
  const late = () => performance.now() > until && nextKill > firstKill;
  const killNowAndThen = (asked: number): void => {
    if (asked < nextKill) return;
    nextKill += killEvery;
    const hub = hubs[Math.floor(random() * hubs.length)];
    killing = killing.then(() => hub?.kill());
  };
  const run: HistoryRun = {
    operations: 0,
    events: 0,
    rounds: 0,
    kills: 0,
    unknown: 0,
    happenedUnanswered: 0,
    refused: 0,
    askSeconds: 0,
    checkSeconds: 0,
    violations: [],
  };
  try {
    while (run.operations < operations && run.violations.length === 0 && !late()) {
      const hallId = `h${seed}-${run.rounds}`;
      for (const hub of hubs) hub.hallId = hallId;
      const left = Math.min(ROUND, operations - run.operations);
      const started = performance.now();
      const clients = new Clients({
        hubs,
        random,
        clerks: CLERKS,
        now: () => performance.now(),
        enough: (asked) => {
          killNowAndThen(run.operations + asked);
          return asked >= left || late();
        },
        hallDay: () => new Date(hallMs() - 3_600_000).toISOString().slice(0, 10),
        hallNow: () => new Date(hallMs()).toISOString(),
      });
      await clients.run();
      await killing;
      const asked = performance.now();
      const verdict = checkHistory(
        { operations: clients.operations, journal: await journal.eventsAfter(hallId, 0) },
        MODEL_SETTINGS,
      );
      run.rounds += 1;
      run.operations += verdict.operations;
      run.events += verdict.events;
      run.unknown += verdict.unknown;
      run.happenedUnanswered += verdict.happenedUnanswered;
      run.refused += verdict.refused;
      run.askSeconds += (asked - started) / 1000;
      run.checkSeconds += (performance.now() - asked) / 1000;
      run.kills = hubs.reduce((sum, { kills }) => sum + kills, 0);
      run.violations.push(...verdict.violations);
      progress?.(lineOf(run, operations));
    }
  } finally {
    await killing;
    await Promise.all(hubs.map((hub) => hub.stop()));
    await db.destroy();
  }
  return run;
}

/** The run so far, in one line. */
export function lineOf(run: HistoryRun, wanted: number): string {
  const perSecond = Math.round(run.operations / run.askSeconds);
  return [
    `${run.operations} of ${wanted} operations`,
    `${perSecond} a second`,
    `${run.events} events`,
    `${run.refused} refused`,
    `${run.kills} kills`,
    `${run.unknown} without an answer (${run.happenedUnanswered} of them had happened)`,
    `checked in ${run.checkSeconds.toFixed(1)} s`,
    `${run.violations.length} violations`,
  ].join(", ");
}
