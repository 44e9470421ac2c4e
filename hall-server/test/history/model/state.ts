import type { Counter, ModelSettings, Visit } from "./words.ts";

/** Somebody's last act that can be taken back: the visits as they were before it, and their mark after it. */
export type ModelAct = { until: number; parts: readonly { was: Visit; touch: number }[] };

/** All that the model remembers of a hall. */
export class ModelState {
  readonly settings: ModelSettings;
  day: string | undefined;
  ended = false;
  numbers = new Map<string, number>();
  issued = 0;
  visits = new Map<string, Visit>();
  waiting: Visit[] = [];
  readonly counters = new Map<string, Counter>();
  clerks = new Map<string, { counter: string; off: boolean }>();
  acts = new Map<string, ModelAct>();
  touches = 0;

  constructor(settings: ModelSettings) {
    this.settings = settings;
    for (const id of Object.keys(settings.counters))
      this.counters.set(id, { id, state: "closed", clerk: undefined, visit: undefined });
  }
}
