import type { HallConfiguration } from "@hall/contract";
import { instantOf, isWithin, localTime, spanOf } from "./calendar.ts";
import { queueWords } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

/** When a queue with a calling window is called from again today; undefined while it is, and when it no longer will be. */
export function calledFromOf({ configuration }: HallState, queueId: string, now: Date): string | undefined {
  const window = windowOf(configuration, queueId);
  if (!window) return undefined;
  const { day, minute } = localTime(now, configuration.timeZone);
  const spans = window.map(spanOf);
  if (spans.some(({ from, to }) => from <= minute && minute < to)) return undefined;
  const next = Math.min(...spans.filter(({ from }) => from > minute).map(({ from }) => from));
  return next === Number.POSITIVE_INFINITY
    ? undefined
    : instantOf(day, next, configuration.timeZone).toISOString();
}

/** Whoever got a number now would wait for nobody. RuleBroken `window-over` once the queue is not called any more today. */
export function mustStillBeCalled(hall: HallState, queueId: string, now: Date): void {
  const window = windowOf(hall.configuration, queueId);
  if (!window) return;
  const { minute } = localTime(now, hall.configuration.timeZone);
  if (window.some((hours) => minute < spanOf(hours).to)) return;
  throw new RuleBroken("window-over", wordsOf(hall.configuration, queueId, window));
}

/** RuleBroken `booking-outside-window` for a time at which the queue is not called. */
export function mustBeCalledAt({ configuration }: HallState, queueId: string, at: Date): void {
  const window = windowOf(configuration, queueId);
  if (!window || isWithin(window, at, configuration.timeZone)) return;
  throw new RuleBroken("booking-outside-window", wordsOf(configuration, queueId, window));
}

function windowOf({ queues }: HallConfiguration, queueId: string): readonly string[] | undefined {
  return queues.find((queue) => queue.queueId === queueId)?.callingWindow;
}

function wordsOf(configuration: HallConfiguration, queueId: string, window: readonly string[]) {
  return { ...queueWords(configuration, queueId), window: window.join(", ") };
}
