import sharp from "sharp";
import type { PrinterStatus } from "./printer.ts";

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
const EOT = 0x04;

/** Rows in one raster command: small printers hold little in memory. */
const BAND_ROWS = 128;
/** Darker than this (0 to 255) is printed; text and QR codes stay crisp without dithering. */
const THRESHOLD = 128;

/** A picture of dots: each row is `widthBytes` bytes, the highest bit is the leftmost dot, 1 is black. */
export type Raster = { widthBytes: number; rows: number; bits: Uint8Array };

/** ESC/POS: initialise, the picture in bands (`GS v 0`), feed and cut. No code page is needed, so Chinese always works. */
export function encodeTicket({ widthBytes, rows, bits }: Raster): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(ESC, 0x40)];
  for (let row = 0; row < rows; row += BAND_ROWS) {
    const height = Math.min(BAND_ROWS, rows - row);
    const head = [GS, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, height & 255, height >> 8];
    parts.push(Uint8Array.from(head), bits.subarray(row * widthBytes, (row + height) * widthBytes));
  }
  parts.push(Uint8Array.of(GS, 0x56, 66, 48)); // feed to the knife, then a partial cut
  return Buffer.concat(parts);
}

/** A PNG as dots, at most `maxDots` wide; transparency prints as paper. */
export async function rasterOf(png: Uint8Array, maxDots: number): Promise<Raster> {
  const { data, info } = await sharp(png)
    .flatten({ background: "#fff" })
    .resize({ width: maxDots, withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const widthBytes = Math.ceil(info.width / 8);
  const bits = new Uint8Array(widthBytes * info.height);
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      const grey = data[(y * info.width + x) * info.channels] ?? 255;
      const at = y * widthBytes + (x >> 3);
      if (grey < THRESHOLD) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  return { widthBytes, rows: info.height, bits };
}

/** Asks for one byte at once, even while printing: 2 is the cause of being offline, 4 the paper sensor. */
export function askStatus(which: 2 | 4): Uint8Array {
  return Uint8Array.of(DLE, EOT, which);
}

/** Reads the two answers of `askStatus(2)` and `askStatus(4)`. */
export function readStatus(offlineCause: number, paper: number): PrinterStatus {
  if ((paper & 0b0110_0000) !== 0 || (offlineCause & 0b0010_0000) !== 0) return "paper-out";
  if ((offlineCause & 0b0100_0100) !== 0) return "jam"; // an error, or the cover is open
  return (paper & 0b0000_1100) !== 0 ? "paper-low" : "ready";
}
