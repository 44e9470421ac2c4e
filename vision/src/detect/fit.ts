import type { Box } from "./box.ts";

/** How a picture lies inside a model's input: `width` × `height` pixels from the top left, the rest is padding. */
export interface Fit {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size that keeps the picture's shape. */
export function letterbox(picture: Size, input: Size): Fit {
  const scale = Math.min(input.width / picture.width, input.height / picture.height);
  return { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
}

/** From pixels of the model's input to edges relative to the picture, cut at the picture's border. */
export function toPicture(box: Box, fit: Fit): Box {
  return {
    left: clamp(box.left / fit.width),
    top: clamp(box.top / fit.height),
    right: clamp(box.right / fit.width),
    bottom: clamp(box.bottom / fit.height),
    score: box.score,
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
