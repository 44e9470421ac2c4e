import sharp from "sharp";
import { frameBytes, planesOf } from "./frame.ts";

/** A decoded picture, as yuv420p in memory of the caller. */
export interface DecodedFrame {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Decodes a JPEG and makes it no larger than `longestSide`. Rejects when it is no picture. */
export async function decodeJpeg(
  jpeg: Uint8Array,
  longestSide: number,
  memory: (bytes: number) => Uint8Array,
): Promise<DecodedFrame> {
  const { data, info } = await sharp(jpeg, { failOn: "error" })
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bytes = memory(frameBytes(info.width, info.height));
  fillFromRgb(data, info.width, info.height, bytes);
  return { bytes, width: info.width, height: info.height };
}

/** BT.601, 16 to 235, as ffmpeg writes it; colour of each 2×2 from its first pixel. */
function fillFromRgb(rgb: Uint8Array, width: number, height: number, into: Uint8Array): void {
  const { luma, blue, red } = planesOf(into, width, height);
  const half = (width + 1) >> 1;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const pixel = y * width + x;
      const r = rgb[pixel * 3] ?? 0;
      const g = rgb[pixel * 3 + 1] ?? 0;
      const b = rgb[pixel * 3 + 2] ?? 0;
      luma[pixel] = 16.5 + 0.256788 * r + 0.504129 * g + 0.097906 * b;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const colour = (y >> 1) * half + (x >> 1);
      blue[colour] = 128.5 - 0.148223 * r - 0.290993 * g + 0.439216 * b;
      red[colour] = 128.5 + 0.439216 * r - 0.367788 * g - 0.071427 * b;
    }
}
