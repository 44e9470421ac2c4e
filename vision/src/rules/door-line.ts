import {
  DOOR_ONCE_SECONDS,
  type Door,
  type DoorSide,
  doorSide,
  type Point,
  throughDoor,
} from "@hall/contract";
import type { Box } from "../detect/box.ts";
import type { Track } from "../track/track.ts";
import { heightOf } from "../track/track.ts";

const FORGET_SECONDS = 10;

interface Walker {
  /** Where it was last settled, and where its feet were then. */
  readonly side: DoorSide;
  readonly feet: Point;
  readonly countedAt: number;
  readonly seenAt: number;
}

/**
 * Counts people who walk over a line. Who stands on it and sways is nobody: a track must be settled on one side and then
 * on the other. Times in seconds.
 */
export class DoorLine {
  readonly #door: Door;
  readonly #walkers = new Map<number, Walker>();
  #in = 0;
  #out = 0;
  #anchor = 0;

  constructor(door: Door) {
    this.#door = door;
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

  /** So many were inside before it began to count. */
  resume(people: number): void {
    this.#anchor += people;
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
    const crossed =
      before !== undefined && before.side !== side && throughDoor(this.#door, before.feet, feet);
    const counts = crossed && at - before.countedAt >= DOOR_ONCE_SECONDS;
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

  #sideOf(box: Box): DoorSide | undefined {
    return doorSide(this.#door, feetOf(box), heightOf(box));
  }

  #count(side: DoorSide): void {
    if (side === "in") this.#in += 1;
    else this.#out += 1;
    this.#anchor = Math.max(0, this.#anchor + (side === "in" ? 1 : -1));
  }
}

function feetOf(box: Box): Point {
  return [(box.left + box.right) / 2, box.bottom];
}
