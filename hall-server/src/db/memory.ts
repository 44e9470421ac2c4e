import { HallConfigurationForm } from "@hall/contract";
import { linesOf } from "../domain/lines.ts";
import type { HallState, Visit } from "../domain/state.ts";
import { Trail } from "../domain/trail.ts";

const FORMAT = 6;

/** A hall's state as JSON: maps become lists of entries. */
export function remembered(state: HallState): unknown {
  return {
    ...state,
    format: FORMAT,
    visits: [...state.visits],
    lines: undefined,
    counters: [...state.counters],
    clerks: [...state.clerks],
    alerts: [...state.alerts],
    acts: [...state.acts],
  };
}

type Lists = "visits" | "counters" | "clerks" | "alerts" | "acts";
type Kept = Omit<HallState, Lists | "lines" | "callTimes"> &
  Record<Lists, [string, never][]> & { format: number; callTimes: Record<string, string[]> };

/** The state back from its memory; undefined when another version of the hub wrote it: the journal is read instead. */
export function recalled(memory: unknown): HallState | undefined {
  const kept = memory as Kept; // as: written by remembered
  if (kept.format !== FORMAT) return undefined;
  const configuration = HallConfigurationForm.safeParse(kept.configuration);
  if (!configuration.success) return undefined;
  const visits = new Map<string, Visit>(kept.visits);
  return {
    seq: kept.seq,
    configuration: configuration.data,
    configuredSeq: kept.configuredSeq,
    day: kept.day,
    dayEnded: kept.dayEnded,
    endedDay: kept.endedDay,
    numbers: kept.numbers,
    sequence: kept.sequence,
    issued: kept.issued,
    offline: kept.offline,
    visits,
    lines: linesOf(visits),
    callTimes: Object.fromEntries(
      Object.entries(kept.callTimes).map(([queueId, times]) => [queueId, Trail.of(times)]),
    ),
    counters: new Map(kept.counters),
    clerks: new Map(kept.clerks),
    alerts: new Map(kept.alerts),
    acts: new Map(kept.acts),
    ticketStop: kept.ticketStop,
    roll: kept.roll,
  };
}
