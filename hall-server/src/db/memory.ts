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

/** The state back from its memory; undefined when another version of the hub wrote it: the journal is read instead. */
export function recalled(memory: unknown): HallState | undefined {
  const kept = memory as Omit<HallState, "visits" | "counters" | "clerks" | "alerts"> & {
    // as: written by remembered
    format: number;
    visits: [string, never][];
    counters: [string, never][];
    clerks: [string, never][];
    alerts: [string, never][];
  };
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
