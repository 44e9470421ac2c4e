import type { WaitRange } from "@hall/contract";
import { callsSince } from "./call-times.ts";
import type { Counter, HallState } from "./state.ts";
import { profileOf } from "./work-profile.ts";

const WINDOW_MINUTES = 30;
const PRIOR_MINUTES = 15;
const LOW = 0.6;
const HIGH = 1.6;

/** What is known about a queue at one moment; times in minutes. */
export type QueueNow = {
  ahead: number;
  /** Counters that are open, signed in and not paused, with the queue in their profile. */
  openCounters: number;
  /** Of these, how many have nobody. */
  idleCounters: number;
  expectedMinutes: number;
  /** How long calls were counted: half an hour, or less when the counters were manned later than that. */
  windowMinutes: number;
  callsInWindow: number;
  /** Wait so far of the head of the line; undefined when nobody waits. */
  headWaited: number | undefined;
};

/**
 * Expected wait in minutes of somebody with `ahead` people before them: the mean of
 * - queue length: (ahead + 1) ÷ rate, the rate of calls shrunk towards counters ÷ expected minutes
 *   (calls of 30 minutes, or since the counters were manned, plus a prior of 15 minutes' worth), and
 * - head of line: what the first in line has waited so far (Ibrahim & Whitt, "Real-Time Delay Estimation Based on
 *   Delay History", M&SOM 2009).
 * Undefined when no counter is open and nothing was called: nobody can know.
 */
export function expectedWait(queue: QueueNow): number | undefined {
  if (queue.openCounters === 0 && queue.callsInWindow === 0) return undefined;
  if (queue.ahead < queue.idleCounters) return 0;
  const byLength = (queue.ahead + 1) / callRate(queue);
  return queue.headWaited === undefined ? byLength : (byLength + queue.headWaited) / 2;
}

/** Calls a minute: those of the window, shrunk towards what the open counters can do. */
function callRate(queue: Omit<QueueNow, "ahead" | "headWaited">): number {
  const prior = queue.openCounters / queue.expectedMinutes;
  return (queue.callsInWindow + prior * PRIOR_MINUTES) / (queue.windowMinutes + PRIOR_MINUTES);
}

/** Minutes from one call of the queue to the next; those of one service when nobody can know. */
export function minutesPerCall(state: HallState, queueId: string, now: Date): number {
  const queue = queueNow(state, queueId, now);
  return queue.openCounters === 0 && queue.callsInWindow === 0 ? queue.expectedMinutes : 1 / callRate(queue);
}

/** The range told to a visitor, in minutes, coarser the longer it is. */
export function waitRange(minutes: number): WaitRange {
  const step = minutes < 10 ? 1 : 5;
  const low = Math.max(0, Math.floor((minutes * LOW) / step) * step);
  return { low, high: Math.max(low + 2, Math.ceil((minutes * HIGH) / step) * step) };
}

/** Looks a queue up in the hall's state; `ahead` is the whole line unless told otherwise. */
export function queueNow(state: HallState, queueId: string, now: Date, ahead?: number): QueueNow {
  const counters = state.configuration.counters.filter(({ counterId }) =>
    profileOf(state.configuration, counterId).has(queueId),
  );
  const ready = counters.flatMap(({ counterId }) => mannedCounter(state, counterId) ?? []);
  const services = state.configuration.services.filter((service) => service.queueId === queueId);
  const since = windowStart(ready, now);
  const line = state.lines.get(queueId) ?? [];
  const head = line[0]?.effectiveAt;
  return {
    ahead: ahead ?? line.length,
    openCounters: ready.length,
    idleCounters: ready.filter((counter) => counter.visitId === undefined).length,
    expectedMinutes: mean(services.map((service) => service.expectedMinutes)) ?? 8,
    windowMinutes: minutesSince(since, now),
    callsInWindow: callsSince(state, queueId, since),
    headWaited: head === undefined ? undefined : minutesSince(head, now),
  };
}

/** An open counter whose clerk is there, and since when that is so. */
function mannedCounter(state: HallState, counterId: string): (Counter & { mannedSince: string }) | undefined {
  const counter = state.counters.get(counterId);
  const clerk = counter?.clerkId === undefined ? undefined : state.clerks.get(counter.clerkId);
  if (counter?.state !== "open" || !clerk || clerk.off) return undefined;
  return { ...counter, mannedSince: clerk.since > counter.since ? clerk.since : counter.since };
}

/** Before the first of them was manned nobody could be called: that time says nothing about the rate. */
function windowStart(ready: { mannedSince: string }[], now: Date): string {
  const longest = new Date(now.getTime() - WINDOW_MINUTES * 60_000).toISOString();
  const [first = longest] = ready.map(({ mannedSince }) => mannedSince).sort();
  return first > longest ? first : longest;
}

function minutesSince(at: string, now: Date): number {
  return Math.max(0, now.getTime() - Date.parse(at)) / 60_000;
}

/** The wait to be told to somebody with `ahead` people before them; null when nobody can know. */
export function promisedWait(state: HallState, queueId: string, now: Date, ahead?: number): WaitRange | null {
  const minutes = expectedWait(queueNow(state, queueId, now, ahead));
  return minutes === undefined ? null : waitRange(minutes);
}

function mean(values: number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
