import { z } from "zod";
import type { Box } from "../detect/box.ts";

/** What the detector saw in one picture of a clip, down to half its threshold. `at` in seconds of the clip. */
export interface TraceFrame {
  readonly at: number;
  readonly boxes: readonly Box[];
}

const Line = z.object({
  at: z.number().min(0),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])),
});
const PLACES = 1e4; // a ten-thousandth of the picture, a fraction of a pixel

/** A detection trace as JSON Lines: one line for each picture, boxes as [left, top, right, bottom, score]. */
export function writeTrace(frames: readonly TraceFrame[]): string {
  return frames.map(({ at, boxes }) => `${JSON.stringify({ at, boxes: boxes.map(edges) })}\n`).join("");
}

function edges({ left, top, right, bottom, score }: Box): number[] {
  return [left, top, right, bottom, score].map((value) => Math.round(value * PLACES) / PLACES);
}

/** @throws Error with the line that is wrong */
export function readTrace(text: string): TraceFrame[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) throw new Error(`line ${index + 1} of the trace: ${z.prettifyError(parsed.error)}`);
    const { at, boxes } = parsed.data;
    return {
      at,
      boxes: boxes.map(([left, top, right, bottom, score]) => ({ left, top, right, bottom, score })),
    };
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the schema says what was expected
  }
}

/** Every nth picture, as a slower camera would have shown it. */
export function thinned(frames: readonly TraceFrame[], fps: number): TraceFrame[] {
  let next = Number.NEGATIVE_INFINITY;
  return frames.filter(({ at }) => {
    if (at < next - 1e-6) return false;
    next = (Number.isFinite(next) ? next : at) + 1 / fps;
    return true;
  });
}
