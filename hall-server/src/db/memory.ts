import { HallConfiguration } from "@hall/contract";
import type { HallState } from "../domain/state.ts";

const FORMAT = 1;

/** A hall's state as JSON: maps become lists of entries. */
export function remembered(state: HallState): unknown {
  return {
    ...state,
    format: FORMAT,
    visits: [...state.visits],
    counters: [...state.counters],
    clerks: [...state.clerks],
    alerts: [...state.alerts],
  };
}

type Lists = "visits" | "counters" | "clerks" | "alerts";
type Kept = Omit<HallState, Lists> & Record<Lists, [string, never][]> & { format: number };

/** The state back from its memory; undefined when another version of the hub wrote it: the journal is read instead. */
export function recalled(memory: unknown): HallState | undefined {
  const kept = memory as Kept; // as: written by remembered
  if (kept.format !== FORMAT) return undefined;
  return {
    seq: kept.seq,
    configuration: HallConfiguration.parse(kept.configuration),
    day: kept.day,
    dayEnded: kept.dayEnded,
    numbers: kept.numbers,
    sequence: kept.sequence,
    visits: new Map(kept.visits),
    counters: new Map(kept.counters),
    clerks: new Map(kept.clerks),
    alerts: new Map(kept.alerts),
  };
}
