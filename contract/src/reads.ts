import { z } from "zod";
import { BusinessDay, Instant, QueueId } from "./ids.ts";
import { Explanation, Period, StepView, VisitView } from "./visit.ts";

/** One line of a visit's story. `details` are the facts of the event; `explain` says why this visit was called. */
export const TimelineEntry = z.object({
  seq: z.int(),
  at: Instant,
  event: z.string(),
  by: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
  explain: Explanation.optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** A visit with its whole past: every second of it belongs to exactly one period. */
export const VisitDetail = VisitView.extend({
  periods: z.array(Period),
  timeline: z.array(TimelineEntry),
  steps: z.array(StepView),
});
export type VisitDetail = z.infer<typeof VisitDetail>;

/** One event of a hall's journal, with who caused it. */
export const JournalLine = z.object({
  seq: z.int(),
  at: Instant,
  event: z.string(),
  by: z.object({ kind: z.string(), id: z.string() }),
  command: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type JournalLine = z.infer<typeof JournalLine>;

/** How long something took, in minutes; null figures when nothing was measured. */
export const Spread = z.object({
  n: z.int().min(0),
  mean: z.number().nullable(),
  p50: z.number().nullable(),
  p80: z.number().nullable(),
});
export type Spread = z.infer<typeof Spread>;

const figures = {
  issued: z.int(),
  finished: z.int(),
  left: z.int(),
  missed: z.int(),
  void: z.int(),
  /** From ticket to the first call. */
  wait: Spread,
  serve: Spread,
};

/** Sums over periods of the visits of some business days, both ends included; inaccurate ends stay out of averages. */
export const Statistics = z.object({
  from: BusinessDay,
  to: BusinessDay,
  ...figures,
  ratings: z.object({ asked: z.int(), rated: z.int(), bad: z.int(), mean: z.number().nullable() }),
  queues: z.array(z.object({ queueId: QueueId, ...figures })),
  days: z.array(z.object({ day: BusinessDay, ...figures })),
});
export type Statistics = z.infer<typeof Statistics>;
