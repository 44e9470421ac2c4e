import type { Box } from "../detect/box.ts";

const EDGE = 0.03; // of the picture's side

/** One person followed through the pictures of one camera. Times in seconds; ids are numbers of this run, no identity. */
export interface Track {
  readonly id: number;
  /** Where the person is, or by prediction should be. */
  readonly box: Box;
  /** Movement of the centre in picture widths and heights a second. */
  readonly velocity: { readonly x: number; readonly y: number };
  readonly bornAt: number;
  /** Where the person was first seen. */
  readonly origin: Box;
  readonly seenAt: number;
  /** Last seen in a box that is somebody by itself, and in how many pictures so far. */
  readonly strongAt: number;
  readonly strongSights: number;
  /** Number of the picture in which it was first seen. */
  readonly bornLook: number;
  /** Seen often enough to be somebody. */
  readonly confirmed: boolean;
  /** How far the edges moved since the last sight, as a share of the height: 0 is a picture of a person. */
  readonly jitter: number;
}

/** Where the track should be at `at`: it goes on for a second, then it is taken to stand. */
export function predicted(track: Track, at: number): Box {
  const seconds = Math.min(1, at - track.seenAt);
  return moved(track.box, track.velocity.x * seconds, track.velocity.y * seconds);
}

/** Has somebody who is not seen any more walked out of the picture? */
export function isGone({ left, right, top, bottom }: Box): boolean {
  const centre = (left + right) / 2;
  return centre < EDGE || centre > 1 - EDGE || bottom > 1 + EDGE || top < -EDGE;
}

/** Distance of the centres in heights of a person, plus the difference in size; `aspect` is width ÷ height of the picture. */
export function distance(a: Box, b: Box, aspect: number): number {
  const tall = (heightOf(a) + heightOf(b)) / 2;
  const dx = ((a.left + a.right - b.left - b.right) / 2) * aspect;
  const dy = (a.top + a.bottom - b.top - b.bottom) / 2;
  const size = Math.abs(Math.log(heightOf(a) / heightOf(b)));
  return Math.hypot(dx, dy) / tall + 0.5 * size;
}

/** Heights of the person a second. */
export function speedOf({ box, velocity }: Track): number {
  return Math.hypot(velocity.x, velocity.y) / heightOf(box);
}

export function heightOf(box: Box): number {
  return Math.max(1e-6, box.bottom - box.top);
}

/** The greatest movement of one edge, as a share of the height. */
export function jitterBetween(a: Box, b: Box): number {
  const edges = [a.left - b.left, a.right - b.right, a.top - b.top, a.bottom - b.bottom];
  return Math.max(...edges.map(Math.abs)) / heightOf(a);
}

function moved(box: Box, dx: number, dy: number): Box {
  return {
    left: box.left + dx,
    right: box.right + dx,
    top: box.top + dy,
    bottom: box.bottom + dy,
    score: box.score,
  };
}
