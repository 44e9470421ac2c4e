import type { CameraRefusal } from "@hall/contract";
import type { Trouble } from "../sources/source.ts";
import { blindnessIn, type LumaFacts } from "./luma-facts.ts";

export type CameraState =
  | "online"
  | "offline"
  | "frozen"
  | "covered"
  | "dark"
  | "moved"
  | "misconfigured"
  | "disabled";

const FIRST_FRAME_SECONDS = 15;
const NO_FRAME_SECONDS = 10;
const FROZEN_SECONDS = 60; // a still hall at a low bit rate repeats itself for a few seconds
const HOLD_SECONDS = 5; // somebody who walks past the lens does not cover it
const RECOVER_SECONDS = 3;

const ELSEWHERE = 0.4; // likeness of the view: a pushed camera falls to 0.1 within seconds, a dimmed hall stays at 0.9
const STILL = 0.02; // grey levels: what a living sensor's noise always exceeds

/**
 * How one camera is, from its pictures' brightness and from what its source says. Times in seconds, no clock of its own.
 * Undefined at the beginning: a camera that has had no time to answer is not offline yet.
 */
export class CameraHealth {
  #state: CameraState | undefined;
  #since: number;
  #waitingSince: number;
  #trouble: Trouble | undefined;
  /** When the last picture came, of this attempt. */
  #frameAt: number | undefined;
  #movedAt: number | undefined;
  #suspect: { state: CameraState; since: number } | undefined;

  constructor(at: number) {
    this.#since = at;
    this.#waitingSince = at;
  }

  get state(): CameraState | undefined {
    return this.#state;
  }

  get since(): number {
    return this.#since;
  }

  /** What has to be set right before there can be pictures. */
  get refusal(): CameraRefusal | undefined {
    return this.#trouble === "gone" ? undefined : this.#trouble;
  }

  /** Seconds since the last picture. */
  age(at: number): number | undefined {
    return this.#frameAt === undefined ? undefined : at - this.#frameAt;
  }

  /** The source must be started anew when this is true: it promised pictures and sends none. */
  isOverdue(at: number): boolean {
    return at - this.#waitingSince > (this.#frameAt === undefined ? FIRST_FRAME_SECONDS : NO_FRAME_SECONDS);
  }

  /** The source tries again. */
  connecting(at: number): void {
    this.#waitingSince = at;
    this.#frameAt = undefined;
  }

  /** The source has ended. */
  ended(at: number, trouble: Trouble): void {
    this.#trouble = trouble;
    this.#enter(trouble === "gone" ? "offline" : "misconfigured", at);
  }

  frame(at: number, facts: LumaFacts): void {
    this.#trouble = undefined;
    this.#waitingSince = at;
    this.#frameAt = at;
    if (facts.motion === undefined || facts.motion > STILL) this.#movedAt = at;
    this.#movedAt ??= at; // the first picture may be the same as the last one of an earlier watch
    const seen = lookOf(facts) ?? (at - this.#movedAt >= FROZEN_SECONDS ? "frozen" : "online");
    this.#judge(at, seen);
  }

  /** Time passes without a picture. */
  tick(at: number): void {
    if (this.isOverdue(at) && this.refusal === undefined) this.#enter("offline", at);
  }

  #judge(at: number, seen: CameraState): void {
    const begins = this.#state === undefined || this.#state === "offline" || this.#state === "misconfigured";
    if (seen === this.#state) this.#suspect = undefined;
    else if (seen === "frozen" || (begins && seen === "online")) this.#enter(seen, at);
    else if (this.#suspect?.state !== seen) this.#suspect = { state: seen, since: at };
    else if (at - this.#suspect.since >= (seen === "online" ? RECOVER_SECONDS : HOLD_SECONDS))
      this.#enter(seen, at);
  }

  #enter(state: CameraState, at: number): void {
    this.#suspect = undefined;
    if (state === this.#state) return;
    this.#state = state;
    this.#since = at;
  }
}

function lookOf(facts: LumaFacts): CameraState | undefined {
  const moved = facts.likeness !== undefined && facts.likeness < ELSEWHERE;
  return blindnessIn(facts) ?? (moved ? "moved" : undefined);
}
