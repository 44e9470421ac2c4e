import type { Planes } from "../sources/frame.ts";
import type { Fit, Size } from "./fit.ts";

export type ColourOrder = "rgb" | "bgr";

const BLACK = 16;
const LUMA_SCALE = 255 / 219;

/** One axis of the resampling: for each target pixel its left neighbour, and the right one's weight, 0 to 1. */
interface Axis {
  readonly near: Int32Array;
  readonly far: Int32Array;
  readonly weight: Float64Array;
  readonly chroma: Int32Array;
}

/**
 * Writes yuv420p pictures (BT.601, 16 to 235) as channels, height, width floats from 0 to 255 into one array that it
 * reuses. Luma is interpolated, colour is not: the detector lives on edges.
 */
export class TensorWriter {
  readonly values: Float32Array;
  readonly #input: Size;
  readonly #order: ColourOrder;
  readonly #padding: number;
  #x: Axis = axisOf(1, 1);
  #y: Axis = axisOf(1, 1);
  #shape = "";
  /** A row of brightness, 0 to 255, between two rows of the picture. */
  #mixed = new Float64Array(0);
  #colourRow = -1;
  #toRed = new Float64Array(0);
  #toGreen = new Float64Array(0);
  #toBlue = new Float64Array(0);

  constructor(input: Size, order: ColourOrder, padding: number) {
    this.#input = input;
    this.#order = order;
    this.#padding = padding;
    this.values = new Float32Array(3 * input.width * input.height);
  }

  write(picture: Planes, fit: Fit): void {
    const shape = `${picture.width}x${picture.height}>${fit.width}x${fit.height}`;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#x = axisOf(picture.width, fit.width);
      this.#y = axisOf(picture.height, fit.height);
      this.#mixed = new Float64Array(picture.width);
      const colours = (picture.width + 1) >> 1;
      this.#toRed = new Float64Array(colours);
      this.#toGreen = new Float64Array(colours);
      this.#toBlue = new Float64Array(colours);
      this.values.fill(this.#padding); // rows and columns that no picture of this shape touches
    }
    this.#colourRow = -1;
    for (let row = 0; row < fit.height; row += 1) this.#writeRow(picture, row, fit.width);
  }

  #writeRow({ width, luma, blue, red }: Planes, row: number, length: number): void {
    const { near, far, weight, chroma } = this.#x;
    const mixed = this.#mixLuma(luma, width, row);
    this.#mixColours(blue, red, this.#y.chroma[row] ?? 0, (width + 1) >> 1);
    const [toRed, toGreen, toBlue] = [this.#toRed, this.#toGreen, this.#toBlue];
    const plane = this.#input.width * this.#input.height;
    const start = row * this.#input.width;
    const first = this.#order === "rgb" ? start : start + 2 * plane;
    const last = this.#order === "rgb" ? start + 2 * plane : start;
    const values = this.values;
    for (let x = 0; x < length; x += 1) {
      const left = mixed[near[x] ?? 0] ?? 0;
      const y = left + ((mixed[far[x] ?? 0] ?? 0) - left) * (weight[x] ?? 0);
      const c = chroma[x] ?? 0;
      values[first + x] = byte(y + (toRed[c] ?? 0));
      values[start + plane + x] = byte(y + (toGreen[c] ?? 0));
      values[last + x] = byte(y + (toBlue[c] ?? 0));
    }
  }

  #mixLuma(luma: Uint8Array, width: number, row: number): Float64Array {
    const upper = (this.#y.near[row] ?? 0) * width;
    const lower = (this.#y.far[row] ?? 0) * width;
    const down = (this.#y.weight[row] ?? 0) * LUMA_SCALE;
    const up = LUMA_SCALE - down;
    const mixed = this.#mixed;
    for (let x = 0; x < width; x += 1)
      mixed[x] = (luma[upper + x] ?? 0) * up + (luma[lower + x] ?? 0) * down - BLACK * LUMA_SCALE;
    return mixed;
  }

  /** What a row of colours adds to red, green and blue; rows of pixels share it. */
  #mixColours(blue: Uint8Array, red: Uint8Array, row: number, length: number): void {
    if (row === this.#colourRow) return;
    this.#colourRow = row;
    for (let c = 0; c < length; c += 1) {
      const u = (blue[row * length + c] ?? 128) - 128;
      const v = (red[row * length + c] ?? 128) - 128;
      this.#toRed[c] = 1.596027 * v;
      this.#toGreen[c] = -0.391762 * u - 0.812968 * v;
      this.#toBlue[c] = 2.017232 * u;
    }
  }
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** Pixel centres stay where they are in the picture: x' = (x + ½) · from ÷ to − ½. */
function axisOf(from: number, to: number): Axis {
  const near = new Int32Array(to);
  const far = new Int32Array(to);
  const weight = new Float64Array(to);
  const chroma = new Int32Array(to);
  for (let i = 0; i < to; i += 1) {
    const position = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    near[i] = Math.floor(position);
    far[i] = Math.min(from - 1, Math.floor(position) + 1);
    weight[i] = position - Math.floor(position);
    chroma[i] = Math.floor(Math.round(position) / 2);
  }
  return { near, far, weight, chroma };
}
