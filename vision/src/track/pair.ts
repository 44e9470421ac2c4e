import type { Box } from "../detect/box.ts";
import { distance, predicted, type Track } from "./track.ts";

const NEAR = 0.3; // heights: a person who stands still
const WALK = 0.7; // heights a second that prediction may be wrong by
const FAR = 1.5; // heights: never further, however long ago

/** Who is where: pairs of a track and its box, and what is left of both. */
export interface Pairing {
  readonly pairs: readonly (readonly [Track, Box])[];
  readonly tracks: readonly Track[];
  readonly boxes: readonly Box[];
}

/** Gives each track the nearest box within reach, nearest pairs first; equal distances go to the older track. */
export function pair(tracks: readonly Track[], boxes: readonly Box[], at: number, aspect: number): Pairing {
  const candidates = tracks.flatMap((track) => {
    const reach = Math.min(FAR, NEAR + WALK * (at - track.seenAt));
    const expected = predicted(track, at);
    return boxes
      .map((box) => ({ track, box, far: distance(expected, box, aspect) }))
      .filter(({ far }) => far <= reach);
  });
  candidates.sort((a, b) => a.far - b.far || a.track.id - b.track.id);
  const pairs = new Map<Track, Box>();
  const taken = new Set<Box>();
  for (const { track, box } of candidates) {
    if (pairs.has(track) || taken.has(box)) continue;
    pairs.set(track, box);
    taken.add(box);
  }
  return {
    pairs: [...pairs],
    tracks: tracks.filter((track) => !pairs.has(track)),
    boxes: boxes.filter((box) => !taken.has(box)),
  };
}
