import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Presence, type PresenceState } from "./presence.ts";

type Script = (at: number) => number | "blind" | undefined;

interface Change {
  readonly at: number;
  readonly state: PresenceState;
  readonly since: number;
}

/** Looks `fps` times a second at how many people the script says are there; undefined is no look at all. */
function play(fps: number, seconds: number, script: Script, absentAfter = 60, cooldown = 0): Change[] {
  const presence = new Presence(0, { period: 1, absentAfter, cooldown });
  const changes: Change[] = [{ at: 0, state: presence.state, since: 0 }];
  for (let i = 0; i <= seconds * fps; i += 1) {
    const at = i / fps;
    const people = script(at);
    if (people === "blind") presence.blind(at);
    else if (people === undefined) presence.tick(at);
    else presence.observe({ at, people, lively: true });
    const { state, since } = presence;
    if (state !== changes.at(-1)?.state) changes.push({ at, state, since });
  }
  return changes;
}

const states = (changes: readonly Change[]) => changes.map(({ state }) => state);
const when = (changes: readonly Change[], state: PresenceState) => changes.find((c) => c.state === state);
const away =
  (from: number, to: number): Script =>
  (at) =>
    at >= from && at < to ? 0 : 1;

describe("a counter", () => {
  it("goes from attended to leaving to absent and back", () => {
    const changes = play(2, 200, away(30, 130));
    expect(states(changes)).toEqual(["unknown", "attended", "leaving", "absent", "returning", "attended"]);
    expect(when(changes, "attended")?.at).toBeCloseTo(10.5, 0);
    expect(when(changes, "absent")).toMatchObject({ at: 90, since: 30 }); // back-dated to the last presence
    expect(when(changes, "returning")?.at).toBeCloseTo(135, 0);
  });

  it("answers the same at 1 to 10 looks a second", () => {
    const script = fc.tuple(fc.integer({ min: 15, max: 60 }), fc.integer({ min: 20, max: 150 }));
    fc.assert(
      fc.property(script, fc.constantFrom(1, 2, 3, 5, 10), ([leaves, stays], fps) => {
        const reference = play(10, 260, away(leaves, leaves + stays));
        const changes = play(fps, 260, away(leaves, leaves + stays));
        expect(states(changes)).toEqual(states(reference));
        for (const [i, { at, since }] of changes.entries()) {
          expect(Math.abs(at - (reference[i]?.at ?? 0))).toBeLessThanOrEqual(2);
          expect(Math.abs(since - (reference[i]?.since ?? 0))).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is never called absent before its time has passed without anybody", () => {
    const spans = fc.array(fc.record({ people: fc.boolean(), seconds: fc.integer({ min: 1, max: 120 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(spans, (script) => {
        const timeline = script.flatMap(({ people, seconds }) => Array<boolean>(seconds).fill(people));
        const changes = play(1, timeline.length - 1, (at) => (timeline[at] ? 1 : 0));
        const called = changes.filter(
          ({ state }, i) => state === "absent" && changes[i - 1]?.state !== "returning", // after that it is the same absence
        );
        for (const { at } of called) {
          const watched = timeline.slice(at - 58, at);
          for (
            let from = 0;
            from + 10 <= watched.length;
            from += 1 // half of ten seconds, and somebody is back
          )
            expect(watched.slice(from, from + 10).filter(Boolean).length).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("stays absent or leaving under false boxes, and attended when somebody is hidden for 7 s", () => {
    const flicker: Script = (at) => (at < 30 || at % 25 < 0.5 ? 1 : 0);
    expect(states(play(2, 150, flicker))).toEqual(["unknown", "attended", "leaving", "absent"]);
    const hidden: Script = (at) => (at % 40 >= 33 ? 0 : 1);
    expect(states(play(2, 300, hidden))).toEqual(["unknown", "attended"]);
  });

  it("is unknown after a gap of more than three looks, and the time of the gap is no absence", () => {
    const gap: Script = (at) => (at < 30 ? 1 : at < 60 ? 0 : at < 160 ? undefined : 0);
    const changes = play(1, 260, gap);
    expect(states(changes)).toEqual(["unknown", "attended", "leaving", "unknown", "leaving", "absent"]);
    // 33 s of absence before the gap (62 s less the wait for three looks), the rest after it
    expect(when(changes, "absent")?.at).toBeGreaterThanOrEqual(186);
    expect(when(changes, "absent")?.at).toBeLessThanOrEqual(190);
    expect(when(changes, "absent")?.since).toBeCloseTo(30, 0);
  });

  it("is unknown while the camera is not well, and takes up an absence where it was", () => {
    const covered: Script = (at) => (at < 30 ? 1 : at >= 120 && at < 200 ? "blind" : 0);
    const changes = play(2, 260, covered);
    expect(states(changes)).toEqual(["unknown", "attended", "leaving", "absent", "unknown", "absent"]);
    expect(changes.at(-1)?.since).toBeCloseTo(30, 0);
  });

  it("begins unknown and is not absent before somebody could have been seen", () => {
    const changes = play(1, 100, () => 0);
    expect(states(changes)).toEqual(["unknown", "leaving", "absent"]);
    expect(when(changes, "absent")?.at).toBe(60);
    expect(states(play(1, 9, () => 0))).toEqual(["unknown"]);
  });

  it("waits out the cooldown before a second absence", () => {
    const twice: Script = (at) => (at < 30 || (at >= 120 && at < 160) ? 1 : 0);
    const absences = play(2, 600, twice, 60, 300).filter(({ state }) => state === "absent");
    expect(absences).toHaveLength(2);
    expect(absences[1]?.since).toBeCloseTo(160, 0);
    expect((absences[1]?.at ?? 0) - 130).toBeGreaterThanOrEqual(300);
  });

  it("does not take a coat on a chair for a clerk", () => {
    const presence = new Presence(0, { period: 1, absentAfter: 60 });
    for (let at = 0; at < 600; at += 1) presence.observe({ at, people: 1, lively: at < 20 });
    expect(presence.state).toBe("attended");
    for (let at = 600; at < 720; at += 1) presence.observe({ at, people: 1, lively: false });
    expect(presence.state).toBe("absent");
  });

  it("asks nothing of a counter that is closed or paused", () => {
    const presence = new Presence(0, { period: 1, absentAfter: 60 });
    presence.setDuty(0, "closed");
    for (let at = 0; at < 200; at += 1) presence.observe({ at, people: 0, lively: false });
    expect(presence.state).toBe("closed");
    presence.setDuty(200, "open");
    expect(presence.state).toBe("unknown");
    for (let at = 200; at < 215; at += 1) presence.observe({ at, people: 0, lively: false });
    expect(presence.state).toBe("leaving"); // the time while it was closed does not count
  });
});
