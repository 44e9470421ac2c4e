import { z } from "zod";
import { BusinessDay, ClerkId, CounterId, Instant, QueueId } from "./ids.ts";

const Minutes = z.number().nullable();

/**
 * How long something took, in minutes; null figures when nothing was measured. Percentiles are nearest rank: the
 * smallest measured value that at least so many percent of all values do not exceed. So they are real waits, never
 * interpolated ones.
 */
export const Spread = z.object({
  n: z.int().min(0),
  mean: Minutes,
  p50: Minutes,
  p80: Minutes,
  p90: Minutes,
  p95: Minutes,
});
export type Spread = z.infer<typeof Spread>;

/**
 * Of those who were called, or left after the target had passed: the share that was called within its queue's target (the
 * one that is in force when the figures are read). The line to hold is `goal`.
 */
export const ServiceLevel = z.object({
  within: z.int().min(0),
  of: z.int().min(0),
  share: z.number().min(0).max(1).nullable(),
  goal: z.number(),
  met: z.boolean().nullable(),
});
export type ServiceLevel = z.infer<typeof ServiceLevel>;

/** Minutes that visits spent in each state; every second counts once, where (and in which hour) it was. */
export const VisitMinutes = z.object({
  waiting: z.number(),
  called: z.number(),
  serving: z.number(),
  parked: z.number(),
  missed: z.number(),
});
export type VisitMinutes = z.infer<typeof VisitMinutes>;

/** What a clerk does; `idle-while-waiting`: idle although somebody waited whom this counter could have called. */
export const ClerkPeriodState = z.enum([
  "signed-out",
  "idle",
  "idle-while-waiting",
  "calling",
  "serving",
  "break",
  "back-office",
  "away",
]);
export type ClerkPeriodState = z.infer<typeof ClerkPeriodState>;

/** Minutes of clerks in each state, without those whose end is not known (the day closed them). */
export const ClerkMinutes = z.record(ClerkPeriodState, z.number());
export type ClerkMinutes = z.infer<typeof ClerkMinutes>;

/**
 * What became of bookings, each at the queue and hour that it was booked for. What is in none of `came`, `cancelled` and
 * `missing` is still to come; `late`: of those who came, a minute or more after their time.
 */
export const Bookings = z.object({
  booked: z.int(),
  came: z.int(),
  late: z.int(),
  missing: z.int(),
  cancelled: z.int(),
});
export type Bookings = z.infer<typeof Bookings>;

/** Counts and durations of some visits. Averages, percentiles and minutes are of accurate visits alone. */
const figures = {
  /** Visits that were here; of all, of a class or an hour: that came. */
  issued: z.int(),
  /** How visits ended here; `expired`: left open until the end of the day closed them. */
  served: z.int(),
  left: z.int(),
  missed: z.int(),
  void: z.int(),
  expired: z.int(),
  /** Calls that nobody came to. */
  noShows: z.int(),
  /** Visits whose times are not true, so that they stay out of every average. */
  inaccurate: z.int(),
  /** In one line, until the call: one for each time somebody was called from a line. */
  wait: Spread,
  /** From the call to the counter. */
  way: Spread,
  /** At one counter with one clerk for one service, without the time parked between. */
  serve: Spread,
  serviceLevel: ServiceLevel,
  minutes: VisitMinutes,
  bookings: Bookings,
};

/** What figures can be grouped by; `hour`: of the day, in the hall's zone. */
export const StatisticsBy = z.enum([
  "queue",
  "service",
  "counter",
  "clerk",
  "hour",
  "booked",
  "class",
  "group",
  "day",
]);
export type StatisticsBy = z.infer<typeof StatisticsBy>;

/**
 * Figures of one queue, service, counter … `key` is its id; `booked` or `walk-in`; an hour `09`; a day; null for what
 * belongs to none (waiting is at no counter yet). A percentile of an hour is of what began in that hour.
 */
export const StatisticsRow = z.object({
  key: z.string().nullable(),
  ...figures,
  /** Of clerks, where the grouping has clerks: by counter, clerk, hour and day. */
  staff: ClerkMinutes.optional(),
});
export type StatisticsRow = z.infer<typeof StatisticsRow>;

/** Sums over periods of the visits of some business days, both ends included; inaccurate ones stay out of averages. */
export const Statistics = z.object({
  from: BusinessDay,
  to: BusinessDay,
  ...figures,
  staff: ClerkMinutes,
  ratings: z.object({ asked: z.int(), rated: z.int(), bad: z.int(), mean: z.number().nullable() }),
  queues: z.array(z.object({ queueId: QueueId, ...figures })),
  days: z.array(z.object({ day: BusinessDay, ...figures })),
  /** With `?by=`. */
  by: StatisticsBy.optional(),
  rows: z.array(StatisticsRow).optional(),
});
export type Statistics = z.infer<typeof Statistics>;

/** A span of a clerk in one state; `to` is null while it lasts. */
export const ClerkPeriod = z.object({
  state: ClerkPeriodState,
  from: Instant,
  to: Instant.nullable(),
  counterId: CounterId.optional(),
  visitId: z.string().optional(),
  reason: z.string().optional(),
  /** False: the end of the day closed it, nobody knows when it ended. */
  accurate: z.boolean(),
});
export type ClerkPeriod = z.infer<typeof ClerkPeriod>;

/** What each clerk did on some business days. */
export const ClerkStatistics = z.object({
  from: BusinessDay,
  to: BusinessDay,
  clerks: z.array(
    z.object({
      clerkId: ClerkId,
      name: z.string(),
      days: z.int(),
      /** Minutes by state; all but `signed-out` add up to the time on duty. */
      minutes: ClerkMinutes,
      served: z.int(),
      serve: Spread,
      /** Breaks, back-office work and absences by their reason. */
      reasons: z.array(
        z.object({ state: ClerkPeriodState, reason: z.string(), n: z.int(), minutes: z.number() }),
      ),
      /** Periods that the end of the day closed. */
      inaccurate: z.int(),
      /** The day itself, where one day is asked for: gapless from the first sign-in. */
      periods: z.array(ClerkPeriod).optional(),
    }),
  ),
});
export type ClerkStatistics = z.infer<typeof ClerkStatistics>;

const privilege = {
  n: z.int(),
  wait: Spread,
  /** Their wait if the same calls had been given out in plain order. */
  waitInOrder: Spread,
  /** Minutes that they were called earlier than in plain order, in sum; below zero: later. */
  gainedMinutes: z.number(),
  /** Visits that came earlier and were passed over by them. */
  passedOver: z.int(),
  longestOvertakingMinutes: z.number(),
};

/**
 * What classes and special groups cost the others. The counterfactual gives the same calls (times, counters) to whoever
 * came first among those whom that counter could call; what one gains another loses, so all differences add up to zero.
 */
export const Fairness = z.object({
  from: BusinessDay,
  to: BusinessDay,
  calls: z.int(),
  /** Visits without a special class or group. */
  normal: z.object({
    n: z.int(),
    wait: Spread,
    waitInOrder: Spread,
    /** What special classes and groups cost a normal visit, in minutes. */
    cost: z.object({
      total: z.number(),
      mean: Minutes,
      median: Minutes,
      worst: Minutes,
      /** Normal visits that were called later than in plain order. */
      delayed: z.int(),
    }),
    /** Normal visits that somebody special was called before, though they had come earlier. */
    passedOver: z.int(),
    /** By how much at the most the one who passed had come later. */
    longestOvertakingMinutes: z.number(),
  }),
  classes: z.array(z.object({ classId: z.string(), ...privilege })),
  groups: z.array(z.object({ groupId: z.string(), ...privilege })),
});
export type Fairness = z.infer<typeof Fairness>;
