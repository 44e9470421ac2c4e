import { isInside, type Polygon } from "@hall/contract";
import { Presence } from "../rules/presence.ts";
import { isLively } from "../track/liveliness.ts";
import { Tracker } from "../track/tracker.ts";
import { type Actor, type Disturbance, randomFrom, render } from "./scene.ts";

/** A stretch of time in seconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** How events were found over many scenes: true ones, found ones, and how late. */
export interface EventScore {
  readonly there: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly precision: number;
  readonly recall: number;
  /** Seconds after the moment at which the event could be known at the earliest; the latest of all. */
  readonly worstDelay: number;
}

export interface AbsenceScenes {
  readonly seeds: number;
  readonly hours: number;
  readonly fps: number;
}

const ASPECT = 16 / 9;
const THRESHOLD = 0.32;
const ABSENT_AFTER = 120;
const COOLDOWN = 300;
const STAFF_SIDE: Polygon = [
  [0.4, 0.2],
  [0.6, 0.2],
  [0.6, 0.6],
  [0.4, 0.6],
];
const OCCLUSION = 20;

/** Absence at a counter over days of scripted clerks: the state machine, and beside it "nobody in N frames in a row". */
export function scoreAbsence({ seeds, hours, fps }: AbsenceScenes): { rule: EventScore; naive: EventScore } {
  const rule = emptyTally();
  const naive = emptyTally();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const seconds = hours * 3600;
    const absences = daysAbsences(seed, seconds);
    const { found, empty } = watchDay(seed, absences, { seconds, fps });
    tally(rule, absences, found);
    tally(naive, absences, empty);
  }
  return { rule: scored(rule), naive: scored(naive) };
}

/** A day: away for half a minute to twenty minutes, a dozen times; those under the limit must raise nothing. */
function daysAbsences(seed: number, seconds: number): Span[] {
  const random = randomFrom(seed * 7919);
  const absences: Span[] = [];
  let at = 300;
  for (;;) {
    at += COOLDOWN + 120 + random() * 2400;
    const short = random() < 0.4;
    const away = short ? 20 + random() * 80 : 140 + random() * 1060;
    if (at + away + 120 > seconds) return absences;
    absences.push({ from: at, to: at + away });
    at += away;
  }
}

/** The alarms of the rule and of the naive count, as they would have reached a manager. */
function watchDay(
  seed: number,
  absences: readonly Span[],
  { seconds, fps }: { seconds: number; fps: number },
): { found: Alarm[]; empty: Alarm[] } {
  const tracker = new Tracker({ threshold: THRESHOLD, aspect: ASPECT });
  const rule = { period: Math.max(1, 1 / fps), absentAfter: ABSENT_AFTER, cooldown: COOLDOWN };
  const presence = new Presence(0, rule);
  const naive = new EmptyFrames(ABSENT_AFTER * fps);
  const found: Alarm[] = [];
  const picture = { fps, seconds, aspect: ASPECT };
  for (const { at, boxes } of render([clerkOf(absences)], picture, disturbanceOf(seed, seconds))) {
    const seen = tracker
      .update(at, boxes)
      .filter((track) => track.seenAt === at && isInside(track.box, STAFF_SIDE, "overlap"));
    presence.observe({ at, people: seen.length, lively: seen.some((track) => isLively(track)) });
    // Back for a moment and away again is the same absence, and the same alarm.
    if (presence.state === "absent" && found.at(-1)?.from !== presence.since)
      found.push({ raisedAt: at, from: presence.since });
    naive.observe(
      at,
      boxes.some((box) => box.score >= THRESHOLD && isInside(box, STAFF_SIDE, "overlap")),
    );
  }
  return { found, empty: naive.raised };
}

/** Sits at the counter with small movements, but for the absences. */
function clerkOf(absences: readonly Span[]): Actor {
  return (at) =>
    within(absences, at)
      ? undefined
      : { x: 0.5 + 0.01 * Math.sin(at / 7), y: 0.55 + 0.004 * Math.sin(at / 3), height: 0.3 };
}

/** One picture in ten misses the clerk, one in twenty-five shows a ghost on the chair, visitors stand in the way. */
function disturbanceOf(seed: number, seconds: number): Disturbance {
  const random = randomFrom(seed * 104_729);
  const occlusions = Array.from({ length: Math.round(seconds / 600) }, () => {
    const from = random() * seconds;
    return { from, to: from + OCCLUSION };
  });
  const hidden = (at: number) => within(occlusions, at);
  return { seed, dropOut: 0.1, falseBoxes: 0.04, falseArea: [0.42, 0.4, 0.58, 0.58], jitter: 0.02, hidden };
}

function within(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => at >= from && at < to);
}

interface Alarm {
  readonly raisedAt: number;
  readonly from: number;
}

/** What many systems do: an alarm after N empty pictures in a row. */
class EmptyFrames {
  readonly raised: Alarm[] = [];
  readonly #limit: number;
  #empty = 0;
  #from = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  observe(at: number, present: boolean): void {
    if (present) this.#empty = 0;
    else {
      if (this.#empty === 0) this.#from = at;
      this.#empty += 1;
      if (this.#empty === this.#limit) this.raised.push({ raisedAt: at, from: this.#from });
    }
  }
}

function emptyTally() {
  return { there: 0, found: 0, falseAlarms: 0, worstDelay: 0 };
}

/**
 * An alarm is right when it is raised while somebody is away who stays away for the limit. Who is hidden right before
 * leaving has not been seen for longer than that: such an alarm comes early, and is right too.
 */
function tally(
  sum: ReturnType<typeof emptyTally>,
  absences: readonly Span[],
  alarms: readonly Alarm[],
): void {
  const long = absences.filter(({ from, to }) => to - from >= ABSENT_AFTER);
  const hit = new Set<Span>();
  for (const { raisedAt } of alarms) {
    const absence = long.find(
      ({ from, to }) => raisedAt >= from + ABSENT_AFTER - OCCLUSION - 1 && raisedAt <= to,
    );
    if (!absence || hit.has(absence)) sum.falseAlarms += 1;
    else {
      hit.add(absence);
      sum.worstDelay = Math.max(sum.worstDelay, raisedAt - absence.from - ABSENT_AFTER);
    }
  }
  sum.there += long.length;
  sum.found += hit.size;
}

function scored({ there, found, falseAlarms, worstDelay }: ReturnType<typeof emptyTally>): EventScore {
  const alarms = found + falseAlarms;
  return {
    there,
    found,
    falseAlarms,
    precision: alarms === 0 ? 1 : found / alarms,
    recall: there === 0 ? 1 : found / there,
    worstDelay,
  };
}
