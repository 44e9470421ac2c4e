import type { Language } from "@hall/contract";

/** One call in one language that waits to be said. Times in milliseconds of one monotonic clock. */
export type Utterance = {
  callId: string;
  visitId: string;
  language: Language;
  /** 0 for the first language of its call. */
  turn: number;
  calledAtMs: number;
  durationMs: number;
};

export type VoiceQueue = {
  /** In order of arrival. */
  waiting: readonly Utterance[];
  /** What is being said is said to its end. */
  busyUntilMs: number;
};

export type VoiceStep = {
  queue: VoiceQueue;
  /** To be said now. */
  say?: Utterance;
  /** What could not be said in time. */
  dropped: Utterance[];
  /** When to ask again; absent when nothing waits. */
  wakeAtMs?: number;
};

/** A call should begin to be heard within 5 s; after 30 s nobody hears it any more. */
export const VOICE_LIMITS = { heardWithinMs: 5_000, droppedAfterMs: 30_000, gapMs: 300 } as const;

export const silence: VoiceQueue = { waiting: [], busyUntilMs: Number.NEGATIVE_INFINITY };

/** A call in all its languages joins; whatever still waits for the same visit is replaced by it. */
export function addCall(queue: VoiceQueue, call: readonly Utterance[]): VoiceQueue {
  const visits = new Set(call.map(({ visitId }) => visitId));
  const others = queue.waiting.filter(({ visitId }) => !visits.has(visitId));
  return { ...queue, waiting: [...others, ...call] };
}

/** The visitor is there already, or is not called any more: what waits for the visit is not said. */
export function forgetVisit(queue: VoiceQueue, visitId: string): VoiceQueue {
  return { ...queue, waiting: queue.waiting.filter((utterance) => utterance.visitId !== visitId) };
}

/** What to say at `nowMs`; nothing while something is being said. */
export function nextToSay(queue: VoiceQueue, nowMs: number): VoiceStep {
  if (nowMs < queue.busyUntilMs) return asleep(queue, []);
  const late = (utterance: Utterance): boolean => nowMs - utterance.calledAtMs > VOICE_LIMITS.droppedAfterMs;
  const dropped = queue.waiting.filter(late);
  const fresh = queue.waiting.filter((utterance) => !late(utterance));
  const say = first(fresh, nowMs);
  if (!say) return asleep({ ...queue, waiting: fresh }, dropped);
  const busyUntilMs = nowMs + say.durationMs + VOICE_LIMITS.gapMs;
  const rest = { waiting: fresh.filter((utterance) => utterance !== say), busyUntilMs };
  return { ...asleep(rest, dropped), say };
}

function asleep(queue: VoiceQueue, dropped: Utterance[]): VoiceStep {
  return queue.waiting.length > 0 ? { queue, dropped, wakeAtMs: queue.busyUntilMs } : { queue, dropped };
}

/**
 * Calls not heard yet go before second languages. Among them those still in time for their 5 s, the longest
 * waiting first; an already late one cannot be helped and must not make the others late.
 */
function first(waiting: readonly Utterance[], nowMs: number): Utterance | undefined {
  const rank = ({ turn, calledAtMs }: Utterance): number =>
    turn > 0 ? 2 : nowMs - calledAtMs > VOICE_LIMITS.heardWithinMs ? 1 : 0;
  let best: Utterance | undefined;
  for (const utterance of waiting) {
    if (waiting.some(({ callId, turn }) => callId === utterance.callId && turn < utterance.turn)) continue;
    if (!best || before(utterance, best, rank)) best = utterance;
  }
  return best;
}

function before(a: Utterance, b: Utterance, rank: (utterance: Utterance) => number): boolean {
  return rank(a) - rank(b) < 0 || (rank(a) === rank(b) && a.calledAtMs < b.calledAtMs);
}
