import { HallConfiguration } from "@hall/contract";
import type { ModelSettings } from "./model-hall.ts";

const COUNTERS = 24;
const QUEUES = [["papers"], ["money"], ["papers", "money"]] as const;
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEIGHTS = { normal: 1, priority: 3 };
const MINUTES = { bound: 60, reserved: 15, recall: 5, early: 30, grace: 10 };
const UNDO_SECONDS = 60;
const NO_SHOW_SECONDS = 120;
const MAX_CALLS = 3;

/** Counters of the hall, and who works there: clerk `w3` at `c3`. */
export const COUNTER_IDS = Array.from({ length: COUNTERS }, (_, n) => `c${n + 1}`);

/** A hall that never closes, with two queues, two classes and many counters. */
export function historyHall(hallId: string): HallConfiguration {
  return HallConfiguration.parse({
    hallId,
    name: hallId,
    timeZone: "UTC",
    openingHours: Object.fromEntries(DAYS.map((day) => [day, ["00:00-24:00"]])),
    departments: [{ departmentId: "d", name: "D" }],
    classes: Object.entries(WEIGHTS).map(([classId, weight]) => ({ classId, name: classId, weight })),
    boundMinutes: MINUTES.bound,
    reservedMinutes: MINUTES.reserved,
    recallMinutes: MINUTES.recall,
    maxCalls: MAX_CALLS,
    undoSeconds: UNDO_SECONDS,
    booking: { earlyMinutes: MINUTES.early, graceMinutes: MINUTES.grace },
    noShowSeconds: NO_SHOW_SECONDS,
    queues: [
      { queueId: "papers", name: "Papers" },
      { queueId: "money", name: "Money" },
    ],
    services: [
      { serviceId: "passport", name: "Passport", departmentId: "d", queueId: "papers", prefix: "A" },
      { serviceId: "tax", name: "Tax", departmentId: "d", queueId: "money", prefix: "B" },
    ],
    counters: COUNTER_IDS.map((counterId, n) => ({
      counterId,
      number: n + 1,
      queueIds: [...(QUEUES[n % QUEUES.length] ?? [])],
    })),
  });
}

/** The same hall in the words of the model. */
export const MODEL_SETTINGS: ModelSettings = {
  services: {
    passport: { queue: "papers", prefix: "A" },
    tax: { queue: "money", prefix: "B" },
  },
  weights: WEIGHTS,
  counters: Object.fromEntries(
    COUNTER_IDS.map((id, n) => [id, { number: n + 1, queues: QUEUES[n % QUEUES.length] ?? [] }]),
  ),
  boundMs: MINUTES.bound * 60_000,
  reservedMs: MINUTES.reserved * 60_000,
  recallMs: MINUTES.recall * 60_000,
  noShowMs: NO_SHOW_SECONDS * 1000,
  maxCalls: MAX_CALLS,
  undoMs: UNDO_SECONDS * 1000,
  earlyMs: MINUTES.early * 60_000,
  graceMs: MINUTES.grace * 60_000,
};
