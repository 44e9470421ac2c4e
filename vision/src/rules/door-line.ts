import type { Point } from "@hall/contract";
import type { Box } from "../detect/box.ts";
import type { Track } from "../track/track.ts";
import { heightOf } from "../track/track.ts";

/** A line on the floor and a point on its inner side; relative to the picture. */
export interface DoorLineOptions {
  readonly line: readonly [Point, Point];
  readonly inside: Point;
  /** Width ÷ height of the picture. */
  readonly aspect: number;
}

const SETTLED = 0.12; // heights of the person away from the line: a step, not a sway
const ONCE_SECONDS = 2; // one track crosses one line at most once in this time
const FORGET_SECONDS = 10;
const SLACK = 0.1; // of the line's length: who goes around the end of the line has not come through the door

type Side = "in" | "out";

interface Walker {
  /** Where it was last settled, and where its feet were then. */
  readonly side: Side;
  readonly feet: Point;
  readonly countedAt: number;
  readonly seenAt: number;
}

/**
 * Counts people who walk over a line. Who stands on it and sways is nobody: a track must be settled on one side and then
 * on the other. Times in seconds.
 */
export class DoorLine {
  readonly #options: DoorLineOptions;
  readonly #walkers = new Map<number, Walker>();
  #in = 0;
  #out = 0;
  #anchor = 0;

  constructor(options: DoorLineOptions) {
    this.#options = options;
  }

  get entered(): number {
    return this.#in;
  }

  get left(): number {
    return this.#out;
  }

  /** People inside: never below nobody, however many leavers were seen and entrants missed. */
  get occupancy(): number {
    return this.#anchor;
  }

  /** Tracks that are seen at `at`. */
  observe(at: number, tracks: readonly Track[]): void {
    for (const track of tracks) if (track.seenAt === at) this.#follow(at, track);
    for (const [id, { seenAt }] of this.#walkers) if (at - seenAt > FORGET_SECONDS) this.#walkers.delete(id);
  }

  /** Nobody is inside now: at night, when the hall is closed, errors of the day must not live on. */
  empty(): void {
    this.#anchor = 0;
  }

  /** Nobody knows who is where any more; counts stay. */
  clear(): void {
    this.#walkers.clear();
  }

  #follow(at: number, { id, box, origin }: Track): void {
    const before = this.#walkers.get(id) ?? this.#appeared(origin);
    const feet = feetOf(box);
    const side = this.#sideOf(box);
    if (side === undefined) {
      if (before) this.#walkers.set(id, { ...before, seenAt: at });
      return;
    }
    const crossed = before !== undefined && before.side !== side && this.#passes(before.feet, feet);
    const counts = crossed && at - before.countedAt >= ONCE_SECONDS;
    if (counts) this.#count(side);
    const countedAt = counts ? at : (before?.countedAt ?? Number.NEGATIVE_INFINITY);
    this.#walkers.set(id, { side, feet, countedAt, seenAt: at });
  }

  /** Somebody who is known only now was first seen a moment ago, perhaps on the other side. */
  #appeared(origin: Box): Walker | undefined {
    const side = this.#sideOf(origin);
    const never = Number.NEGATIVE_INFINITY;
    return side && { side, feet: feetOf(origin), countedAt: never, seenAt: never };
  }

  #sideOf(box: Box): Side | undefined {
    const depth = this.#depth(feetOf(box)) / heightOf(box);
    return depth >= SETTLED ? "in" : depth <= -SETTLED ? "out" : undefined;
  }

  #count(side: Side): void {
    if (side === "in") this.#in += 1;
    else this.#out += 1;
    this.#anchor = Math.max(0, this.#anchor + (side === "in" ? 1 : -1));
  }

  /** How far inside a point lies, in heights of the picture; negative outside. */
  #depth(point: Point): number {
    const { line, inside } = this.#options;
    return Math.sign(this.#offset(line, inside)) * this.#offset(line, point);
  }

  #offset([a, b]: readonly [Point, Point], point: Point): number {
    const { aspect } = this.#options;
    const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
    const cross = dx * (point[1] - a[1]) - dy * (point[0] - a[0]) * aspect;
    return cross / Math.hypot(dx, dy);
  }

  /** Does the way between two points lead over the line itself, and not around its ends? */
  #passes(from: Point, to: Point): boolean {
    const { line, aspect } = this.#options;
    const [a, b] = line;
    const [before, after] = [this.#offset(line, from), this.#offset(line, to)];
    const share = before / (before - after);
    const x = (from[0] + share * (to[0] - from[0]) - a[0]) * aspect;
    const y = from[1] + share * (to[1] - from[1]) - a[1];
    const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
    const along = (x * dx + y * dy) / (dx * dx + dy * dy);
    return along >= -SLACK && along <= 1 + SLACK;
  }
}

function feetOf(box: Box): Point {
  return [(box.left + box.right) / 2, box.bottom];
}
