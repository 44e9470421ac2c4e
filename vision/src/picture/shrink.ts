import { frameBytes, type Planes, planesOf } from "../sources/frame.ts";

/**
 * A picture that is at most about `side` pixels long: every second, third … point of a larger one. For the eye, not for
 * the detector. A picture that is small enough is given back as it is.
 */
export function shrunk(picture: Planes, side: number): Planes {
  const step = Math.floor(Math.max(picture.width, picture.height) / side);
  if (step < 2) return picture;
  const [width, height] = [Math.floor(picture.width / step), Math.floor(picture.height / step)];
  const small = planesOf(new Uint8Array(frameBytes(width, height)), width, height);
  pick(picture.luma, picture.width, small.luma, width, step);
  const [half, halfSmall] = [(picture.width + 1) >> 1, (width + 1) >> 1];
  pick(picture.blue, half, small.blue, halfSmall, step);
  pick(picture.red, half, small.red, halfSmall, step);
  return small;
}

function pick(from: Uint8Array, stride: number, into: Uint8Array, width: number, step: number): void {
  for (let i = 0; i < into.length; i += 1) {
    const x = i % width;
    const y = Math.floor(i / width);
    into[i] = from[Math.min(from.length - 1, y * step * stride + Math.min(stride - 1, x * step))] ?? 0;
  }
}
