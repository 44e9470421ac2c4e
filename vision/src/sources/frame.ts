/** A picture as ffmpeg writes yuv420p: full luma, colour at half width and height (rounded up). */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
}

/** Bytes of one yuv420p picture. */
export function frameBytes(width: number, height: number): number {
  return width * height + 2 * ((width + 1) >> 1) * ((height + 1) >> 1);
}

/** Looks at the bytes of one yuv420p picture as planes; nothing is copied. */
export function planesOf(bytes: Uint8Array, width: number, height: number): Planes {
  const pixels = width * height;
  const colours = ((width + 1) >> 1) * ((height + 1) >> 1);
  return {
    width,
    height,
    luma: bytes.subarray(0, pixels),
    blue: bytes.subarray(pixels, pixels + colours),
    red: bytes.subarray(pixels + colours, pixels + 2 * colours),
  };
}

/** One picture of a camera. The bytes lie in shared memory, so that a detector thread reads them without a copy. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Seconds on the clock of whoever made the frame. */
  readonly at: number;
}
