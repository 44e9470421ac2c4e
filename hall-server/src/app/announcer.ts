import type { Announcement, Language } from "@hall/contract";
import { addCall, forgetVisit, nextToSay, silence, type Utterance, type VoiceQueue } from "./voice-queue.ts";

/** A call or recall of a visit, as the hall desk tells it. */
export type CallNotice = {
  visitId: string;
  code: string;
  counterId: string;
  counterNumber: number;
  /** ISO 8601, by the hub's clock. */
  at: string;
};

/** How a call sounds in one language. */
export type Spoken = { text: string; durationMs: number; audioUrl?: string };

/** Real time, whatever the hub's clock does: people cannot listen faster in a simulated day. */
export type VoiceTimer = {
  nowMs(): number;
  /** Returns what cancels it. */
  after(ms: number, run: () => void): () => void;
};

export type AnnouncerDeps = {
  languages: readonly Language[];
  voice: (call: { code: string; counter: number; language: Language }) => Spoken;
  timer: VoiceTimer;
  newId: () => string;
  /** To be said now, by boards and loudspeakers alike. */
  announce: (announcement: Announcement) => void;
  /** What could not be said within 30 s. */
  dropped: (what: { code: string; counterNumber: number; language: Language }) => void;
};

/** The voice of one hall: takes calls, and announces one language of one call at a time. */
export class Announcer {
  readonly #deps: AnnouncerDeps;
  readonly #calls = new Map<string, CallNotice>();
  #queue: VoiceQueue = silence;
  #cancel: () => void = () => undefined;

  constructor(deps: AnnouncerDeps) {
    this.#deps = deps;
  }

  /** A visitor was called, or called again: a recall replaces what still waits for the same visit. */
  called(notice: CallNotice): void {
    const { languages, voice, timer, newId } = this.#deps;
    const callId = newId();
    this.#calls.set(callId, notice);
    const call = languages.map((language, turn): Utterance => {
      const { durationMs } = voice({ code: notice.code, counter: notice.counterNumber, language });
      return { callId, visitId: notice.visitId, language, turn, calledAtMs: timer.nowMs(), durationMs };
    });
    this.#queue = addCall(this.#queue, call);
    this.#go();
  }

  /** The visitor came, left or was missed: nothing more is said for this visit. */
  ended(visitId: string): void {
    this.#queue = forgetVisit(this.#queue, visitId);
    this.#go();
  }

  /** Says nothing any more. */
  stop(): void {
    this.#cancel();
    this.#queue = silence;
    this.#calls.clear();
  }

  #go(): void {
    const { timer } = this.#deps;
    this.#cancel();
    const now = timer.nowMs();
    const { queue, say, dropped, wakeAtMs } = nextToSay(this.#queue, now);
    this.#queue = queue;
    if (wakeAtMs !== undefined) this.#cancel = timer.after(Math.max(0, wakeAtMs - now), () => this.#go());
    for (const utterance of dropped) this.#report(utterance);
    if (say) this.#announce(say);
    this.#forgetCalls();
  }

  #report({ callId, language }: Utterance): void {
    const call = this.#calls.get(callId);
    if (call) this.#deps.dropped({ code: call.code, counterNumber: call.counterNumber, language });
  }

  #announce({ callId, language, turn }: Utterance): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    const { visitId, code, counterId, counterNumber, at } = call;
    const { text, durationMs, audioUrl } = this.#deps.voice({ code, counter: counterNumber, language });
    this.#deps.announce({
      announcementId: `${callId}/${turn}`,
      visitId,
      code,
      counterId,
      counterNumber,
      at,
      texts: [{ language, text, ...(audioUrl === undefined ? {} : { audioUrl }) }],
      durationMs,
    });
  }

  #forgetCalls(): void {
    const waiting = new Set(this.#queue.waiting.map(({ callId }) => callId));
    for (const callId of this.#calls.keys()) if (!waiting.has(callId)) this.#calls.delete(callId);
  }
}
