import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addCall,
  forgetVisit,
  nextToSay,
  silence,
  type Utterance,
  VOICE_LIMITS,
  type VoiceQueue,
} from "./voice-queue.ts";

const LANGUAGES = ["zh-CN", "en"] as const;
type Call = { visitId: string; atMs: number; durationMs?: number; callId?: string };

const aCall = ({ visitId, atMs, durationMs = 4_000, callId = `${visitId}@${atMs}` }: Call): Utterance[] =>
  LANGUAGES.map((language, turn) => ({ callId, visitId, language, turn, calledAtMs: atMs, durationMs }));

type Said = Utterance & { fromMs: number; toMs: number };

/** Plays calls through the scheduler with a perfect timer: what was said when, and what was dropped. */
function play(calls: readonly Call[]): { said: Said[]; dropped: Utterance[] } {
  const said: Said[] = [];
  const dropped: Utterance[] = [];
  const coming = [...calls].sort((a, b) => a.atMs - b.atMs);
  let queue: VoiceQueue = silence;
  let wakeAtMs: number | undefined;
  let nowMs = 0;
  while (coming.length > 0 || wakeAtMs !== undefined) {
    const nextCall = coming[0]?.atMs ?? Number.POSITIVE_INFINITY;
    nowMs = Math.max(nowMs, Math.min(nextCall, wakeAtMs ?? Number.POSITIVE_INFINITY));
    for (let call = coming[0]; call && call.atMs <= nowMs; call = coming[0]) {
      queue = addCall(queue, aCall(call));
      coming.shift();
    }
    const step = nextToSay(queue, nowMs);
    queue = step.queue;
    dropped.push(...step.dropped);
    if (step.say) said.push({ ...step.say, fromMs: nowMs, toMs: nowMs + step.say.durationMs });
    wakeAtMs = step.wakeAtMs;
  }
  return { said, dropped };
}

const told = ({ said }: { said: Said[] }) =>
  said.map(({ visitId, language, fromMs }) => [visitId, language, fromMs]);

describe("the voice queue", () => {
  it("says one call in each language in turn", () => {
    expect(told(play([{ visitId: "a", atMs: 1_000 }]))).toEqual([
      ["a", "zh-CN", 1_000],
      ["a", "en", 5_300],
    ]);
  });

  it("lets a new call be heard before the second language of the one before", () => {
    const order = told(
      play([
        { visitId: "a", atMs: 0 },
        { visitId: "b", atMs: 1_000 },
      ]),
    ).map(([v, l]) => `${v} ${l}`);
    expect(order).toEqual(["a zh-CN", "b zh-CN", "a en", "b en"]);
  });

  it("replaces a waiting first call by its recall, and does not say the visit twice", () => {
    const { said, dropped } = play([
      { visitId: "a", atMs: 0 },
      { visitId: "b", atMs: 100, callId: "first" },
      { visitId: "b", atMs: 2_000, callId: "recall" },
    ]);
    expect(said.filter(({ visitId }) => visitId === "b").map(({ callId }) => callId)).toEqual([
      "recall",
      "recall",
    ]);
    expect(dropped).toEqual([]);
  });

  it("says a recall again after the first call was heard", () => {
    const { said } = play([
      { visitId: "a", atMs: 0 },
      { visitId: "a", atMs: 20_000 },
    ]);
    expect(said.map(({ fromMs }) => fromMs)).toEqual([0, 4_300, 20_000, 24_300]);
  });

  it("keeps those in time before one that is late already", () => {
    let queue: VoiceQueue = { ...silence, busyUntilMs: 6_000 };
    queue = addCall(queue, aCall({ visitId: "late", atMs: 0 }));
    queue = addCall(queue, aCall({ visitId: "in-time", atMs: 3_000 }));
    expect(nextToSay(queue, 6_000).say?.visitId).toBe("in-time");
  });

  it("drops and reports what could not be said within 30 s, to the millisecond", () => {
    const queue = addCall(silence, aCall({ visitId: "a", atMs: 0 }));
    expect(nextToSay(queue, 30_000).say?.visitId).toBe("a");
    expect(nextToSay(queue, 30_001)).toMatchObject({ dropped: [{ language: "zh-CN" }, { language: "en" }] });
    expect(nextToSay(queue, 30_001).say).toBeUndefined();
  });

  it("is silent about a visitor who is there already", () => {
    const queue = addCall(silence, aCall({ visitId: "a", atMs: 0 }));
    expect(nextToSay(forgetVisit(queue, "a"), 0)).toEqual({ queue: silence, dropped: [] });
  });

  const someCalls = fc
    .array(
      fc.record({
        visit: fc.nat(12),
        gapMs: fc.nat(9_000),
        durationMs: fc.integer({ min: 500, max: 6_000 }),
      }),
      {
        maxLength: 40,
      },
    )
    .map((steps) => {
      let atMs = 0;
      return steps.map(({ visit, gapMs, durationMs }, i) => {
        atMs += gapMs;
        return { visitId: `v${visit}`, atMs, durationMs, callId: `call-${i}` };
      });
    });

  it("never says two things at once, nothing too late, languages in their order, nothing twice or lost", () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const { said, dropped } = play(calls);
        for (const [i, { fromMs, calledAtMs }] of said.entries()) {
          expect(fromMs).toBeGreaterThanOrEqual(said[i - 1]?.toMs ?? 0);
          expect(fromMs - calledAtMs).toBeLessThanOrEqual(VOICE_LIMITS.droppedAfterMs);
        }
        const outcomes = [...said, ...dropped].map(({ callId, turn }) => `${callId}/${turn}`);
        expect(new Set(outcomes).size).toBe(outcomes.length);
        for (const [i, { callId, visitId, atMs }] of calls.entries()) {
          const turns = said.filter((s) => s.callId === callId).map(({ turn }) => turn);
          expect(turns).toEqual([...turns].sort((a, b) => a - b));
          const replaced = calls
            .slice(i + 1)
            .some((later) => later.visitId === visitId && later.atMs >= atMs);
          if (!replaced) expect(outcomes.filter((o) => o.startsWith(`${callId}/`))).toHaveLength(2);
        }
      }),
    );
  });

  it("lets each call be heard within 5 s where calls leave room for one another", () => {
    const spaced = fc.array(fc.integer({ min: 4_700, max: 20_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(spaced, (gaps) => {
        let atMs = 0;
        const calls = gaps.map((gap, i) => {
          atMs += gap;
          return { visitId: `v${i}`, atMs, durationMs: 4_000 };
        });
        for (const { fromMs, calledAtMs, turn } of play(calls).said)
          if (turn === 0) expect(fromMs - calledAtMs).toBeLessThanOrEqual(VOICE_LIMITS.heardWithinMs);
      }),
    );
  });
});
