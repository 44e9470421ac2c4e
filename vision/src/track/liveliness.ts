import type { Box } from "../detect/box.ts";
import type { Track } from "./track.ts";

/** How much the picture moves inside a box, against what the whole picture does; undefined where nobody can tell. */
export type MotionIn = (box: Box) => number | undefined;

const STILL_SECONDS = 600;
const TREMBLING = 0.03; // share of a person's height: more than the detector's own trembling
const STIRRING = 2; // grey levels above the picture's own noise

/** Did this person move at all since the last picture: the box, or what is to be seen in it? */
export function isLively({ jitter, box }: Track, motionIn?: MotionIn): boolean {
  return jitter >= TREMBLING || (motionIn?.(box) ?? 0) >= STIRRING;
}

/**
 * Tells people from pictures of people: a coat on a hook or a poster neither trembles nor stirs for ten minutes, a person
 * who reads does. Memory is bounded by the tracks that are there.
 */
export class Liveliness {
  #livelyAt = new Map<number, number>();

  /** The tracks without those that have been still for too long; `at` in seconds. */
  living(at: number, tracks: readonly Track[], motionIn?: MotionIn): Track[] {
    const before = this.#livelyAt;
    this.#livelyAt = new Map(
      tracks.map((track) => [track.id, isLively(track, motionIn) ? at : (before.get(track.id) ?? at)]),
    );
    return tracks.filter(({ id }) => at - (this.#livelyAt.get(id) ?? at) < STILL_SECONDS);
  }
}
