import { PresenceWindow } from "./presence-window.ts";

export type PresenceState = "closed" | "paused" | "unknown" | "attended" | "leaving" | "absent" | "returning";
export type Duty = "open" | "paused" | "closed";

/** One look at a counter. `lively`: something about the people moved, so they are no picture of people. */
export interface PresenceSample {
  readonly at: number;
  readonly people: number;
  readonly lively: boolean;
}

/** Times in seconds. `period` is the usual time between two samples. */
export interface PresenceOptions {
  readonly period: number;
  readonly absentAfter: number;
  readonly required?: number;
  readonly cooldown?: number;
}

const WINDOW = 10;
const ON_DUTY = { ratio: 0.6, hold: 10 };
const LEAVING_BELOW = 0.2;
const BACK_FROM = 0.5;
const GAP_PERIODS = 3;
const COOLDOWN = 300;
const STILL_SECONDS = 600; // a coat on a chair never moves; a person does
const CLOSE_ENOUGH = 1e-9; // sums of sample times are not exact

/**
 * Is the counter attended (在岗) or left (离岗)? A state machine in seconds: the same whether it is asked once or ten
 * times a second. It has no clock; what nobody saw is unknown, and unknown time is never absence.
 */
export class Presence {
  readonly #options: Required<PresenceOptions>;
  readonly #window = new PresenceWindow(WINDOW);
  #state: PresenceState = "unknown";
  #since: number;
  #duty: Duty = "open";
  #last: PresenceSample | undefined;
  #livelyAt: number | undefined;
  /** ρ has been high enough for duty since then. */
  #highSince: number | undefined;
  /** Last confirmed presence before the absence that runs, and how much of it nobody watched. */
  #left: { at: number; unwatched: number; absent: boolean } | undefined;
  #blindSince: number | undefined;
  #absenceEndedAt = Number.NEGATIVE_INFINITY;

  constructor(at: number, options: PresenceOptions) {
    this.#options = { required: 1, cooldown: COOLDOWN, ...options };
    this.#since = at;
    this.#blindSince = at;
  }

  get state(): PresenceState {
    return this.#state;
  }

  /** When the state began; for leaving and absent the last confirmed presence, for returning the first one again. */
  get since(): number {
    return this.#since;
  }

  /** Should anybody be there? */
  get isOnDuty(): boolean {
    return this.#duty === "open";
  }

  get required(): number {
    return this.#options.required;
  }

  /** How many are seen now; undefined while nobody can know. */
  get present(): number | undefined {
    return this.#blindSince === undefined ? this.#last?.people : undefined;
  }

  /** How sure, 0 to 1. */
  get confidence(): number {
    const { ratio, covered } = this.#window;
    return this.#state === "unknown" ? 0 : Math.max(ratio, 1 - ratio) * (covered / WINDOW);
  }

  /** The hub says whether anybody should be there. */
  setDuty(at: number, duty: Duty): void {
    if (duty === this.#duty) return;
    this.#duty = duty;
    this.#left = undefined;
    this.#forgetSamples(at);
    this.#enter(duty === "open" ? "unknown" : duty, at);
  }

  /** Somebody looked; called for empty pictures too. */
  observe(sample: PresenceSample): void {
    this.tick(sample.at);
    this.#resume(sample.at);
    if (this.#last && sample.at > this.#last.at)
      this.#window.add(this.#last.at, sample.at, this.#counts(this.#last));
    if (sample.lively || this.#livelyAt === undefined) this.#livelyAt = sample.at;
    this.#last = sample;
    if (this.#duty === "open") this.#decide(sample.at);
  }

  /** Time passes without a look: a gap of more than three periods makes the counter unknown. */
  tick(at: number): void {
    if (this.#last && at - this.#last.at > GAP_PERIODS * this.#options.period + CLOSE_ENOUGH)
      this.blind(this.#last.at + GAP_PERIODS * this.#options.period);
  }

  /** From now on nobody can know: the camera is not well, or the worker began anew. */
  blind(at: number): void {
    if (this.#blindSince !== undefined) return;
    this.#forgetSamples(at);
    if (this.#duty === "open") this.#enter("unknown", at);
  }

  #forgetSamples(at: number): void {
    this.#window.clear();
    this.#last = undefined;
    this.#livelyAt = undefined;
    this.#highSince = undefined;
    this.#blindSince ??= at;
  }

  #resume(at: number): void {
    if (this.#blindSince === undefined) return;
    if (this.#left) this.#left.unwatched += at - this.#blindSince;
    this.#blindSince = undefined;
  }

  #counts({ people, at }: PresenceSample): boolean {
    const still = at - (this.#livelyAt ?? at) >= STILL_SECONDS;
    return people >= this.#options.required && !still;
  }

  #decide(at: number): void {
    const { ratio, covered } = this.#window;
    if (ratio < ON_DUTY.ratio || covered === 0) this.#highSince = undefined;
    else this.#highSince ??= at;
    const onDuty = this.#highSince !== undefined && at - this.#highSince >= ON_DUTY.hold - CLOSE_ENOUGH;
    const gone = covered >= WINDOW - CLOSE_ENOUGH && ratio < LEAVING_BELOW;
    if (onDuty) this.#attend(at);
    else if (gone) this.#leave(at, covered);
    else if (ratio >= BACK_FROM && this.#state === "leaving") this.#attend(at);
    else if (ratio >= BACK_FROM && this.#state === "absent")
      this.#enter("returning", this.#window.presentSince ?? at);
  }

  #attend(at: number): void {
    if (this.#left?.absent) this.#absenceEndedAt = at;
    this.#left = undefined;
    if (this.#state !== "attended") this.#enter("attended", at);
  }

  #leave(at: number, covered: number): void {
    this.#left ??= { at: this.#window.lastPresent ?? at - covered, unwatched: 0, absent: false };
    const left = this.#left;
    const away = at - left.at - left.unwatched >= this.#options.absentAfter - CLOSE_ENOUGH;
    const mayAlarm = at - this.#absenceEndedAt >= this.#options.cooldown;
    if (left.absent || (away && mayAlarm)) {
      left.absent = true;
      if (this.#state !== "absent") this.#enter("absent", left.at);
    } else if (this.#state !== "leaving") this.#enter("leaving", left.at);
  }

  #enter(state: PresenceState, since: number): void {
    this.#state = state;
    this.#since = since;
  }
}
