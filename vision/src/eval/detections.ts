import { ModelSession } from "../detect/model-session.ts";
import { readClip } from "../sources/clip.ts";
import type { TraceFrame } from "./trace.ts";

/** What a detector saw in every picture of a clip, and what that took. */
export interface Detections {
  readonly width: number;
  readonly height: number;
  /** Pictures a second of the clip. */
  readonly fps: number;
  readonly threshold: number;
  readonly frames: readonly TraceFrame[];
  /** Preparing and inference, mean of all pictures. */
  readonly msPerFrame: number;
}

const FULL_SIZE = 4096;

/** Looks at every picture of a clip at its own size and rate, up to frame `last` (from 1). */
export async function detectAll(
  ffmpeg: string,
  clip: string,
  model: { file: string; threshold?: number | undefined },
  last = Number.POSITIVE_INFINITY,
): Promise<Detections> {
  const session = await ModelSession.open(model);
  const frames: TraceFrame[] = [];
  let size = { width: 0, height: 0 };
  let fps = Number.NaN;
  let spent = 0;
  try {
    for await (const { at, bytes, width, height } of readClip(ffmpeg, clip, { longestSide: FULL_SIZE })) {
      const { boxes, prepareMs, inferMs } = await session.look(bytes, width, height);
      size = { width, height };
      spent += prepareMs + inferMs;
      if (frames.length === 1) fps = Math.round(1000 / at) / 1000;
      frames.push({ at, boxes });
      if (frames.length >= last) break;
    }
  } finally {
    await session.close();
  }
  if (frames.length === 0) throw new Error(`${clip} has no pictures`);
  const { threshold } = session.adapter;
  return { ...size, fps, threshold, frames, msPerFrame: spent / frames.length };
}
