import type { Planes } from "../sources/frame.ts";
import type { Fit, Size } from "./fit.ts";

export type ColourOrder = "rgb" | "bgr";

const BLACK = 16;
const LUMA_SCALE = 255 / 219;

/** Sides of the largest picture and input, in pixels. */
const LARGEST = 4096;

/** One axis of the resampling: for each target pixel its two neighbours, the far one's weight (0 to 1), and its colour. */
const memoryOfAxis = () => ({
  near: new Int32Array(LARGEST),
  far: new Int32Array(LARGEST),
  weight: new Float64Array(LARGEST),
  chroma: new Int32Array(LARGEST),
});

// Memory of the thread, not of a writer: V8 knows where a constant array lies, and looks it up at each step for one in a
// field, which costs 1.7 ms a picture instead of 1.0. Whoever writes does so in one go.
const columns = memoryOfAxis();
const rows = memoryOfAxis();
const { near, far, weight, chroma } = columns;
/** A row of brightness, 0 to 255, between two rows of the picture. */
const mixed = new Float64Array(LARGEST);
/** What a row of colours adds to red, green and blue. */
const toRed = new Float64Array(LARGEST / 2);
const toGreen = new Float64Array(LARGEST / 2);
const toBlue = new Float64Array(LARGEST / 2);
/** Sizes that the axes are for. */
let axes = "";

/**
 * Writes yuv420p pictures (BT.601, 16 to 235) as channels, height, width floats from 0 to 255 into one array that it
 * reuses. Luma is interpolated, colour is not: the detector lives on edges.
 */
export class TensorWriter {
  readonly values: Float32Array;
  readonly #input: Size;
  readonly #order: ColourOrder;
  readonly #padding: number;
  #shape = "";

  constructor(input: Size, order: ColourOrder, padding: number) {
    this.#input = input;
    this.#order = order;
    this.#padding = padding;
    this.values = new Float32Array(3 * input.width * input.height);
  }

  /** Throws for a picture of more than 4096 × 4096 pixels. */
  write(picture: Planes, fit: Fit): void {
    this.#prepare(picture, fit);
    const { width, luma, blue, red } = picture;
    const plane = this.#input.width * this.#input.height;
    let colourRow = -1;
    for (let row = 0; row < fit.height; row += 1) {
      mixLuma(luma, width, row);
      const ofColour = rows.chroma[row] ?? 0;
      if (ofColour !== colourRow) mixColours(blue, red, ofColour, (width + 1) >> 1); // rows of pixels share it
      colourRow = ofColour;
      const start = row * this.#input.width;
      const [first, last] = this.#order === "rgb" ? [0, 2 * plane] : [2 * plane, 0];
      writeRow(this.values, start + first, start + plane, start + last, fit.width);
    }
  }

  #prepare(picture: Planes, fit: Fit): void {
    const shape = `${picture.width}x${picture.height}>${fit.width}x${fit.height}`;
    if (shape !== this.#shape) this.values.fill(this.#padding); // rows and columns that no picture of this shape touches
    this.#shape = shape;
    if (shape === axes) return;
    if (Math.max(picture.width, picture.height, fit.width, fit.height) > LARGEST)
      throw new Error(
        `a picture of ${picture.width}×${picture.height} is too large: ${LARGEST}×${LARGEST} at most`,
      );
    fillAxis(columns, picture.width, fit.width);
    fillAxis(rows, picture.height, fit.height);
    axes = shape;
  }
}

function writeRow(
  values: Float32Array,
  redAt: number,
  greenAt: number,
  blueAt: number,
  length: number,
): void {
  for (let x = 0; x < length; x += 1) {
    const left = mixed[near[x] ?? 0] ?? 0;
    const y = left + ((mixed[far[x] ?? 0] ?? 0) - left) * (weight[x] ?? 0);
    const c = chroma[x] ?? 0;
    values[redAt + x] = byte(y + (toRed[c] ?? 0));
    values[greenAt + x] = byte(y + (toGreen[c] ?? 0));
    values[blueAt + x] = byte(y + (toBlue[c] ?? 0));
  }
}

function mixLuma(luma: Uint8Array, width: number, row: number): void {
  const upper = (rows.near[row] ?? 0) * width;
  const lower = (rows.far[row] ?? 0) * width;
  const down = (rows.weight[row] ?? 0) * LUMA_SCALE;
  const up = LUMA_SCALE - down;
  for (let x = 0; x < width; x += 1)
    mixed[x] = (luma[upper + x] ?? 0) * up + (luma[lower + x] ?? 0) * down - BLACK * LUMA_SCALE;
}

function mixColours(blue: Uint8Array, red: Uint8Array, row: number, length: number): void {
  for (let c = 0; c < length; c += 1) {
    const u = (blue[row * length + c] ?? 128) - 128;
    const v = (red[row * length + c] ?? 128) - 128;
    toRed[c] = 1.596027 * v;
    toGreen[c] = -0.391762 * u - 0.812968 * v;
    toBlue[c] = 2.017232 * u;
  }
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** Pixel centres stay where they are in the picture: x' = (x + ½) · from ÷ to − ½. */
function fillAxis(axis: ReturnType<typeof memoryOfAxis>, from: number, to: number): void {
  for (let i = 0; i < to; i += 1) {
    const position = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    axis.near[i] = Math.floor(position);
    axis.far[i] = Math.min(from - 1, Math.floor(position) + 1);
    axis.weight[i] = position - Math.floor(position);
    axis.chroma[i] = Math.floor(Math.round(position) / 2);
  }
}
