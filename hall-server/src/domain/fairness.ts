import type { Fairness, HallConfiguration } from "@hall/contract";
import type { CallRecord } from "./calls-of-day.ts";
import { goThrough, inPlainOrder } from "./plain-order.ts";
import { minutes, spreadOf } from "./spread.ts";

/** A call with the time at which the same visit would have been called in plain order. */
type Judged = CallRecord & { inOrderAt: string };
type Overtaking = { by: Judged; passed: Judged; ms: number };

/**
 * What classes and special groups cost the others, from the calls of some days alone.
 *
 * Method: the calls of a day are slots: a time, a counter, and the queues it could call from. `inPlainOrder` gives the same
 * slots, in order of time, to whoever came first among those who had come by then and whom that counter could call. What
 * was kept for a counter or a clerk, and what a clerk picked by hand, keeps its slot. A visit's cost is its wait as it was
 * less its wait in plain order; as both are the same slots, the costs of all visits add up to zero: what the special ones
 * gain is what the others lose. Left out is what nobody can know: who would have stayed, had the wait been shorter, and
 * that one call earlier moves the following ones.
 */
export function fairnessOf(
  days: readonly (readonly CallRecord[])[],
  range: { from: string; to: string },
  { classes }: Pick<HallConfiguration, "classes">,
): Fairness {
  const normalClass = classes[0]?.classId;
  const isNormal = (call: CallRecord): boolean => call.class === normalClass && call.group === undefined;
  const judged = days.map(inPlainOrder);
  const all = judged.flat();
  const overtakings = judged.flatMap((calls) => overtakingsIn(calls, isNormal));
  const normal = all.filter(isNormal);
  const costs = normal.map(costMs).sort((a, b) => a - b);
  const cost = spreadOf(costs);
  const special = all.filter((call) => !isNormal(call));
  return {
    ...range,
    calls: all.length,
    normal: {
      ...waits(normal),
      cost: {
        total: minutes(costs.reduce((sum, ms) => sum + ms, 0)),
        mean: cost.mean,
        median: cost.p50,
        worst: costs.length === 0 ? null : minutes(costs.at(-1) ?? 0),
        delayed: costs.filter((ms) => ms > 0).length,
      },
      ...passing(overtakings),
    },
    classes: ids(special.map((call) => call.class).filter((id) => id !== normalClass)).map((classId) => ({
      classId,
      ...privilege(all, overtakings, (call) => call.class === classId),
    })),
    groups: ids(special.flatMap((call) => call.group ?? [])).map((groupId) => ({
      groupId,
      ...privilege(all, overtakings, (call) => call.group === groupId),
    })),
  };
}

function privilege(all: Judged[], overtakings: Overtaking[], has: (call: CallRecord) => boolean) {
  const calls = all.filter(has);
  return {
    ...waits(calls),
    gainedMinutes: minutes(calls.reduce((sum, call) => sum - costMs(call), 0) + 0), // + 0: never −0
    ...passing(overtakings.filter(({ by }) => has(by))),
  };
}

function waits(calls: readonly Judged[]) {
  return {
    n: calls.length,
    wait: spreadOf(calls.map(({ since, at }) => lasting(since, at))),
    waitInOrder: spreadOf(calls.map(({ since, inOrderAt }) => lasting(since, inOrderAt))),
  };
}

function passing(overtakings: readonly Overtaking[]) {
  return {
    passedOver: new Set(overtakings.map(({ passed }) => `${passed.visitId}/${passed.at}`)).size,
    longestOvertakingMinutes: minutes(overtakings.reduce((longest, { ms }) => Math.max(longest, ms), 0)),
  };
}

/** Pairs in which a special visit came later than a normal one that the counter could call, and was called first. */
function overtakingsIn(calls: readonly Judged[], isNormal: (call: CallRecord) => boolean): Overtaking[] {
  const overtakings: Overtaking[] = [];
  goThrough(calls, (by, line) => {
    line.delete(by);
    if (isNormal(by)) return;
    for (const passed of line)
      if (
        isNormal(passed) &&
        passed.since < by.since &&
        by.at < passed.at &&
        by.queueIds.includes(passed.queueId)
      )
        overtakings.push({ by, passed, ms: lasting(passed.since, by.since) });
  });
  return overtakings;
}

function costMs({ at, inOrderAt }: Judged): number {
  return lasting(inOrderAt, at);
}

function lasting(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

function ids(all: readonly string[]): string[] {
  return [...new Set(all)].sort();
}
