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

/** What is to be looked at: a clip, or a folder of pictures at `folderFps` pictures a second; up to frame `last` (from 1). */
export interface Footage {
  readonly clip: string;
  readonly folderFps: number;
  readonly last?: number | undefined;
}

/** Looks at every picture at its own size and rate. Throws when they are not all of one size: truth counts in pixels. */
export async function detectAll(
  ffmpeg: string,
  { clip, folderFps, last = Number.POSITIVE_INFINITY }: Footage,
  model: { file: string; threshold?: number | undefined },
): Promise<Detections> {
  const session = await ModelSession.open(model);
  const frames: TraceFrame[] = [];
  let size = { width: 0, height: 0 };
  let fps = Number.NaN;
  let spent = 0;
  try {
    const wish = { longestSide: FULL_SIZE, folderFps };
    for await (const { at, bytes, width, height } of readClip(ffmpeg, clip, wish)) {
      if (frames.length > 0 && (width !== size.width || height !== size.height))
        throw new Error(
          `${clip}: picture ${frames.length + 1} is ${width}×${height}, those before are ${size.width}×${size.height}; all must have one size`,
        );
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
