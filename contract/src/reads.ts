import { z } from "zod";
import { Instant } from "./ids.ts";
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
  by: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  command: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type JournalLine = z.infer<typeof JournalLine>;
