import sharp from "sharp";
import type { Box } from "../detect/box.ts";
import type { Planes } from "../sources/frame.ts";
import { pixelated } from "./pixelate.ts";

const QUALITY = 70; // without the second pass for shorter codes: 4 % more bytes for half the work

/**
 * The only way out for a picture: it takes the people's boxes and pixelates them first. Gives a JPEG.
 * Boxes should hold everybody who may be there: weak detections and people only remembered too.
 */
export async function encodePixelated(
  picture: Planes,
  boxes: readonly Box[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { rgb, width, height } = pixelated(picture, boxes);
  const jpeg = sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({
    quality: QUALITY,
    optimiseCoding: false,
  });
  return Uint8Array.from(await jpeg.toBuffer());
}
