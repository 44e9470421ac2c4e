import type { HallConfiguration } from "@hall/contract";
import { clock, hoursOf, instantOf, localTime, type Span, spanOf } from "./calendar.ts";
import type { Actor } from "./commands.ts";
import { queueWords } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

type Queue = HallConfiguration["queues"][number];

/** How many tickets of a queue can still be had now, and when there are more today; undefined without a quota. */
export type Quota = { left: number; next?: string };

/** What the queue's quotas of the day and of these hours leave. Bookings have a right of their own and do not count. */
export function quotaOf(state: HallState, queueId: string, now: Date): Quota | undefined {
  const queue = state.configuration.queues.find((one) => one.queueId === queueId);
  if (!queue || (queue.dailyQuota === undefined && queue.quotas === undefined)) return undefined;
  const { timeZone } = state.configuration;
  const { day, minute } = localTime(now, timeZone);
  const issued = state.day === day ? (state.issued[queueId] ?? {}) : {};
  const left = leftAt(queue, issued, minute);
  if (left === Number.POSITIVE_INFINITY) return undefined; // outside the hours that have a quota
  if (left > 0) return { left };
  const next = nextMinute(state.configuration, queue, issued, { day, minute });
  return next === undefined ? { left } : { left, next: instantOf(day, next, timeZone).toISOString() };
}

/** RuleBroken `quota-reached` with the time at which there are more; whoever may stop tickets may also go beyond. */
export function mustHaveQuota(
  state: HallState,
  queueId: string,
  { now, by }: { now: Date; by: Actor },
): void {
  if (by.kind === "staff" && by.permissions.has("stop-tickets")) return;
  const quota = quotaOf(state, queueId, now);
  if (!quota || quota.left > 0) return;
  const words = queueWords(state.configuration, queueId);
  if (quota.next === undefined) throw new RuleBroken("quota-reached-today", words);
  const { minute } = localTime(new Date(quota.next), state.configuration.timeZone);
  throw new RuleBroken("quota-reached", { ...words, next: clock(minute) });
}

/** One more number of this queue in this minute of the day. */
export function countIssued(
  issued: HallState["issued"],
  queueId: string,
  { at, timeZone }: { at: string; timeZone: string },
): HallState["issued"] {
  const { minute } = localTime(new Date(at), timeZone);
  const ofQueue = issued[queueId] ?? {};
  return { ...issued, [queueId]: { ...ofQueue, [minute]: (ofQueue[minute] ?? 0) + 1 } };
}

function leftAt(queue: Queue, issued: Readonly<Record<string, number>>, minute: number): number {
  const quotas = (queue.quotas ?? []).map(({ hours, tickets }) => ({ span: spanOf(hours), tickets }));
  const segment = quotas.find(({ span }) => span.from <= minute && minute < span.to);
  const ofDay = (queue.dailyQuota ?? Number.POSITIVE_INFINITY) - given(issued, { from: 0, to: 24 * 60 });
  const ofHours = segment ? segment.tickets - given(issued, segment.span) : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(ofDay, ofHours));
}

function given(issued: Readonly<Record<string, number>>, { from, to }: Span): number {
  let all = 0;
  for (const [minute, tickets] of Object.entries(issued))
    if (from <= Number(minute) && Number(minute) < to) all += tickets;
  return all;
}

/** The first minute later today at which the hall is open and the quota is not used up. */
function nextMinute(
  hall: HallConfiguration,
  queue: Queue,
  issued: Readonly<Record<string, number>>,
  { day, minute }: { day: string; minute: number },
): number | undefined {
  const open = hoursOf(hall, day);
  const edges = (queue.quotas ?? []).flatMap(({ hours }) => Object.values(spanOf(hours)));
  return [...edges, ...open.map(({ from }) => from)]
    .sort((a, b) => a - b)
    .find(
      (edge) =>
        edge > minute &&
        open.some(({ from, to }) => from <= edge && edge < to) &&
        leftAt(queue, issued, edge) > 0,
    );
}
