import type { CameraSetting, RehearsedLine, RehearsedZone } from "@hall/contract";
import { CameraAnalysis, type Sight } from "./camera-analysis.ts";
import type { Finding, LineFinding, ZoneFinding } from "./findings.ts";
import { PresenceTally, ZoneTally } from "./tallies.ts";

const TICK = 1; // seconds: what has not come is news too
/** A picture that shows something; how each really looked is not remembered. */
const SOME_PICTURE = { mean: 100, contrast: 40, detail: 5, motion: undefined };

/** What would have been said; spans begin so many seconds after the first look. */
export interface Rehearsed {
  readonly seconds: number;
  readonly looks: number;
  readonly zones: RehearsedZone[];
  readonly lines: RehearsedLine[];
}

/**
 * Remembered looks, gone through once more by the rules that run live, with a drawing that need not be saved. Counters are
 * taken as open all the time. What moved in the pictures is not remembered, so a coat on a hook is told from a person by
 * its box alone; that rule asks for ten still minutes and can say nothing in less. Pure; times in seconds.
 */
export class Rehearsal {
  readonly #analysis: CameraAnalysis;
  readonly #setting: CameraSetting;
  readonly #from: number;
  readonly #zones = new Map<string, ZoneTally>();
  readonly #counters = new Map<string, PresenceTally>();
  readonly #lines = new Map<string, LineFinding>();
  #at: number;
  #looks = 0;

  /** `from` is when the first look was taken. */
  constructor(from: number, setting: CameraSetting, threshold: number) {
    this.#analysis = new CameraAnalysis(from, setting, threshold);
    this.#setting = setting;
    this.#from = from;
    this.#at = from;
  }

  /** The next look; oldest first. */
  look(sight: Sight): void {
    for (let at = this.#at + TICK; at < sight.at; at += TICK) {
      this.#analysis.tick(at);
      this.#note(at);
    }
    this.#analysis.frame(sight.at, SOME_PICTURE);
    this.#analysis.looked(sight);
    this.#note(sight.at);
    this.#looks += 1;
  }

  get result(): Rehearsed {
    const lines = [...this.#lines.values()];
    return {
      seconds: rounded(this.#at - this.#from),
      looks: this.#looks,
      zones: this.#setting.zones.map((zone) => this.#zone(zone)),
      lines: lines.map(({ lineId, entered, left }) => ({ lineId, entered, left })),
    };
  }

  #zone({ zoneId, kind, counterId, service }: CameraSetting["zones"][number]): RehearsedZone {
    const tally = this.#zones.get(zoneId);
    const counter = kind === "counter-staff" ? this.#counters.get(counterId ?? "") : undefined;
    return {
      zoneId,
      median: tally?.median ?? null,
      most: tally?.most ?? null,
      crowded: this.#spans(tally?.crowded(this.#at) ?? []),
      ...(service ? { abandoned: tally?.abandoned ?? 0 } : {}),
      ...(counter
        ? {
            staff: {
              attended: counter.attended(this.#at) ?? null,
              absences: this.#spans(counter.absences(this.#at)),
            },
          }
        : {}),
    };
  }

  #note(at: number): void {
    for (const finding of this.#analysis.findings(at)) this.#take(finding, at);
    this.#at = at;
  }

  #take(finding: Finding, at: number): void {
    if (finding.kind === "zone") this.#tallyOf(finding).note(at, finding);
    else if (finding.kind === "line") this.#lines.set(finding.lineId, finding);
    else if (finding.kind === "presence") {
      const tally = this.#counters.get(finding.counterId) ?? new PresenceTally();
      this.#counters.set(finding.counterId, tally);
      tally.note(finding);
    }
  }

  #tallyOf({ zoneId }: ZoneFinding): ZoneTally {
    const tally = this.#zones.get(zoneId) ?? new ZoneTally();
    this.#zones.set(zoneId, tally);
    return tally;
  }

  #spans(stretches: readonly { from: number; to: number }[]): { start: number; seconds: number }[] {
    return stretches.map(({ from, to }) => ({
      start: rounded(from - this.#from),
      seconds: rounded(to - from),
    }));
  }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
