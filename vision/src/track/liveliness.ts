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
 * who reads does. A look that misses the coat changes nothing; while somebody passes in front of it nobody can tell, and
 * the minutes stand still. Memory is bounded by the tracker's.
 */
export class Liveliness {
  readonly #stillSince = new Map<number, number>();
  #at = 0;

  /**
   * The tracks without those that have been still for too long; `at` in seconds. `followed` are all whom the tracker has
   * not forgotten: their numbers may come again, and whoever was missed may be the one who passes.
   */
  living(at: number, tracks: readonly Track[], followed: readonly Track[], motionIn?: MotionIn): Track[] {
    const seconds = at - this.#at;
    this.#at = at;
    const known = new Set(followed.map(({ id }) => id));
    for (const id of this.#stillSince.keys()) if (!known.has(id)) this.#stillSince.delete(id);
    for (const track of tracks) {
      const since = this.#stillSince.get(track.id);
      if (since === undefined) this.#stillSince.set(track.id, at);
      else if (track.seenAt !== at) continue;
      else if (followed.some((other) => passes(other, track, seconds)))
        this.#stillSince.set(track.id, since + seconds);
      else if (isLively(track, motionIn)) this.#stillSince.set(track.id, at);
    }
    return tracks.filter(({ id }) => at - (this.#stillSince.get(id) ?? at) < STILL_SECONDS);
  }
}

/** Is it somebody else, who walks or has just come, and covered a part of it in the last `seconds`? Then what stirs is not its own. */
function passes(other: Track, { id, box }: Track, seconds: number): boolean {
  if (other.id === id || (other.confirmed && other.jitter < TREMBLING)) return false;
  const { left, right, top, bottom } = other.box;
  const [dx, dy] = [other.velocity.x * seconds, other.velocity.y * seconds];
  return (
    Math.min(left, left - dx) < box.right &&
    Math.max(right, right - dx) > box.left &&
    Math.min(top, top - dy) < box.bottom &&
    Math.max(bottom, bottom - dy) > box.top
  );
}
