import { isDeepStrictEqual } from "node:util";
import { JournalLine, StatisticsBy } from "@hall/contract";
import { z } from "zod";
import type { HallEvent } from "../domain/events.ts";
import { Recount } from "../domain/recount.ts";

/** Reads an address below `/api/halls/{hall}` and answers its value; throws when it is refused. */
export type ReadHall = (path: string) => Promise<unknown>;
/** What was compared, and whether the API's figures are those of the journal. */
export type Verdict = { what: string; equal: boolean };

const PAGE = 1000;

/** Folds the journal as the API tells it, and compares every figure of the day with what the API answers. */
export async function verifyDay(
  read: ReadHall,
  day: string,
): Promise<{ events: number; verdicts: Verdict[] }> {
  const recount = new Recount(day);
  const answers = await readAll(read, day); // first: what happens after it is not in them, and must not be in the fold
  let seq = 0;
  for (let more = true; more; ) {
    const lines = z.array(JournalLine).parse(await read(`/journal?after=${seq}&limit=${PAGE}`));
    for (const line of lines) recount.follow(eventOf(line));
    seq = lines.at(-1)?.seq ?? seq;
    more = lines.length === PAGE;
  }
  const counted: [string, unknown][] = [
    ["statistics", recount.statistics()],
    ...StatisticsBy.options.map((by): [string, unknown] => [`statistics by ${by}`, recount.statistics(by)]),
    ["clerks", recount.clerks()],
    ["fairness", recount.fairness()],
  ];
  const verdicts = counted.map(([what, value]) => ({
    what,
    equal: isDeepStrictEqual(JSON.parse(JSON.stringify(value)), answers.get(what)),
  }));
  return { events: seq, verdicts };
}

async function readAll(read: ReadHall, day: string): Promise<Map<string, unknown>> {
  const range = `from=${day}&to=${day}`;
  const answers = new Map<string, unknown>();
  answers.set("statistics", await read(`/statistics?${range}`));
  for (const by of StatisticsBy.options)
    answers.set(`statistics by ${by}`, await read(`/statistics?${range}&by=${by}`));
  answers.set("clerks", await read(`/statistics/clerks?${range}`));
  answers.set("fairness", await read(`/statistics/fairness?${range}`));
  return answers;
}

function eventOf({ event, at, details }: JournalLine): HallEvent {
  return { type: event, at, ...details } as unknown as HallEvent; // as: the hub wrote it from one
}
