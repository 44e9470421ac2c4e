import type { Box } from "../detect/box.ts";
import type { Planes } from "../sources/frame.ts";

const MARGIN = 0.12; // share of the box: hair, hands and the detector's error
const BLOCKS_ACROSS = 4; // of a person: nobody is recognised by so few
const SMALLEST_BLOCK = 8;

/** A picture in which the given people are only coloured blocks; 3 bytes (red, green, blue) for each pixel. */
export interface SafePicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/**
 * Copies a yuv420p picture to RGB with every box pixelated. The original is not changed; the copy never holds a pixel
 * of a person, for the blocks are laid before anybody else sees it.
 */
export function pixelated(picture: Planes, boxes: readonly Box[]): SafePicture {
  const { width, height } = picture;
  const rgb = toRgb(picture);
  for (const box of boxes) coverWithBlocks(rgb, width, height, box);
  return { width, height, rgb };
}

function coverWithBlocks(rgb: Uint8Array, width: number, height: number, box: Box): void {
  const sideways = MARGIN * (box.right - box.left);
  const upwards = MARGIN * (box.bottom - box.top);
  const left = clamp(Math.floor((box.left - sideways) * width), width);
  const right = clamp(Math.ceil((box.right + sideways) * width), width);
  const top = clamp(Math.floor((box.top - upwards) * height), height);
  const bottom = clamp(Math.ceil((box.bottom + upwards) * height), height);
  const side = Math.max(SMALLEST_BLOCK, Math.ceil((right - left) / BLOCKS_ACROSS));
  for (let y = top; y < bottom; y += side)
    for (let x = left; x < right; x += side)
      fillWithMean(rgb, width, x, y, Math.min(right, x + side), Math.min(bottom, y + side));
}

function fillWithMean(
  rgb: Uint8Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  const pixels = (right - left) * (bottom - top);
  for (let channel = 0; channel < 3; channel += 1) {
    let sum = 0;
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) sum += rgb[(y * width + x) * 3 + channel] ?? 0;
    const mean = Math.round(sum / pixels);
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) rgb[(y * width + x) * 3 + channel] = mean;
  }
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(0, value));
}

/** BT.601 from 16 to 235, in whole numbers: a point takes four multiplications and no fraction. */
function toRgb({ width, height, luma, blue, red }: Planes): Uint8Array {
  const rgb = new Uint8ClampedArray(width * height * 3);
  const half = (width + 1) >> 1;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const colours = (y >> 1) * half;
    for (let x = 0; x < width; x += 1) {
      const light = 298 * ((luma[row + x] ?? 0) - 16) + 128;
      const u = (blue[colours + (x >> 1)] ?? 128) - 128;
      const v = (red[colours + (x >> 1)] ?? 128) - 128;
      rgb[at] = (light + 409 * v) >> 8;
      rgb[at + 1] = (light - 100 * u - 208 * v) >> 8;
      rgb[at + 2] = (light + 516 * u) >> 8;
      at += 3;
    }
  }
  return new Uint8Array(rgb.buffer);
}
