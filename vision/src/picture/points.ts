import type { Planes } from "../sources/frame.ts";

/** A picture told in few points: enough for motion, for a camera's health and for what stirs, and almost free. */
export const COLUMNS = 160;
export const ROWS = 90;

/** The brightness of 160 × 90 points that lie evenly over the picture, row by row; written into `into`. */
export function pointsOf(picture: Planes, into = new Uint8Array(COLUMNS * ROWS)): Uint8Array {
  const { luma, width, height } = picture;
  for (let row = 0; row < ROWS; row += 1) {
    const line = Math.floor(((row + 0.5) * height) / ROWS) * width;
    for (let column = 0; column < COLUMNS; column += 1)
      into[row * COLUMNS + column] = luma[line + Math.floor(((column + 0.5) * width) / COLUMNS)] ?? 0;
  }
  return into;
}
