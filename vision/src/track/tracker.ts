import { type Box, overlapOf } from "../detect/box.ts";
import { pair } from "./pair.ts";
import { isGone, jitterBetween, predicted, speedOf, type Track } from "./track.ts";

export interface TrackerOptions {
  /** Score from which a box may begin a track. */
  readonly threshold: number;
  /** Width ÷ height of the picture. */
  readonly aspect: number;
}

const FORGET_SECONDS = 3; // a confirmed person who is not seen keeps the number so long
const FORGET_SITTING_SECONDS = 10; // and so long, who did not move: the same seat is the same person
const SITTING = 0.05; // heights a second
const TENTATIVE_SECONDS = 0.6; // nobody yet, but one picture may be missed
const SHOWN_SECONDS = 0.6; // and is still taken to be there, behind somebody
const WEAK_SECONDS = 1.5; // so long weak boxes alone may go on as a person: a coat on a hook is one for ever
/** Share of the threshold below which a box is not even a weak one. */
export const FAINT = 0.5;
const CONFIRM_SECONDS = 0.4; // seen again after this, and in most pictures: no flicker, at any frame rate
const CONFIRM_SHARE = 0.6;
const SAME_PLACE = 0.6; // overlap with a known person: a second box of the same one
const TURN_SECONDS = 0.3; // how quickly a new velocity is believed: a box trembles, a walk does not

/**
 * Follows people from picture to picture, in two stages: strong boxes first, then weak ones, which may only
 * continue a track. Distances count in heights of a person and grow with the real time between two pictures.
 */
export class Tracker {
  readonly #options: TrackerOptions;
  #tracks: Track[] = [];
  #nextId = 1;
  #look = 0;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /** Takes in what was seen at `at` (seconds, rising). Gives the people who are there, those behind somebody included. */
  update(at: number, boxes: readonly Box[]): Track[] {
    const { threshold, aspect } = this.#options;
    this.#look += 1;
    const strong = boxes.filter((box) => box.score >= threshold);
    const first = pair(this.#tracks, strong, at, aspect);
    const open = first.tracks.filter((track) => track.confirmed && at - track.strongAt <= WEAK_SECONDS);
    const weak = boxes.filter((box) => box.score < threshold && box.score >= threshold * FAINT);
    const second = pair(open, weak, at, aspect);

    const seen = [
      ...first.pairs.map(([track, box]) => this.#seenStrongly(continued(track, box, at), at)),
      ...second.pairs.map(([track, box]) => continued(track, box, at)),
    ];
    const claimed = new Set(seen.map((track) => track.id));
    const unseen = this.#tracks.filter((track) => !claimed.has(track.id) && mayComeBack(track, at));
    const fresh = first.boxes.filter((box) => seen.every((track) => overlapOf(track.box, box) < SAME_PLACE));
    this.#tracks = [...seen, ...unseen, ...fresh.map((box) => this.#begin(box, at))];
    return this.#there(at);
  }

  /** The people at `at`, by prediction; in the order of their ids. */
  #there(at: number): Track[] {
    return this.#tracks
      .filter((track) => track.confirmed && at - track.seenAt <= SHOWN_SECONDS)
      .map((track) => ({ ...track, box: predicted(track, at) }))
      .filter((track) => track.seenAt === at || !isGone(track.box))
      .sort((a, b) => a.id - b.id);
  }

  /** Everybody whom it has not forgotten, by prediction: seen or not, somebody or not yet. */
  followed(at: number): Track[] {
    return this.#tracks.map((track) => ({ ...track, box: predicted(track, at) }));
  }

  /** Where they may be. */
  remembered(at: number): Box[] {
    return this.followed(at).map(({ box }) => box);
  }

  /** Forgets everybody, after a gap in which people may have gone anywhere. */
  clear(): void {
    this.#tracks = [];
  }

  #seenStrongly(track: Track, at: number): Track {
    const strongSights = track.strongSights + 1;
    const share = strongSights / (this.#look - track.bornLook + 1);
    const confirmed = at - track.bornAt >= CONFIRM_SECONDS && share >= CONFIRM_SHARE;
    return { ...track, strongAt: at, strongSights, confirmed: track.confirmed || confirmed };
  }

  #begin(box: Box, at: number): Track {
    const id = this.#nextId;
    this.#nextId += 1;
    const velocity = { x: 0, y: 0 };
    const sight = {
      bornAt: at,
      origin: box,
      seenAt: at,
      strongAt: at,
      strongSights: 1,
      bornLook: this.#look,
    };
    return { id, box, velocity, ...sight, confirmed: false, jitter: 0 };
  }
}

function mayComeBack(track: Track, at: number): boolean {
  if (!track.confirmed) return at - track.seenAt <= TENTATIVE_SECONDS;
  return at - track.seenAt <= (speedOf(track) < SITTING ? FORGET_SITTING_SECONDS : FORGET_SECONDS);
}

function continued(track: Track, box: Box, at: number): Track {
  const seconds = Math.max(1e-3, at - track.seenAt);
  const believed = 1 - Math.exp(-seconds / TURN_SECONDS);
  const blend = (old: number, now: number) => old + believed * (now / seconds - old);
  return {
    ...track,
    box,
    velocity: {
      x: blend(track.velocity.x, (box.left + box.right - track.box.left - track.box.right) / 2),
      y: blend(track.velocity.y, (box.top + box.bottom - track.box.top - track.box.bottom) / 2),
    },
    seenAt: at,
    jitter: jitterBetween(track.box, box),
  };
}
