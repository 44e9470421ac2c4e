import { type Label, outline, type Spot } from "./draw-ink.ts";

/** A door line as it is drawn: its two ends, and a point on its inner side. */
export type DrawnLine = { points: readonly [Spot, Spot]; inside: Spot; label: string; unknown: boolean };

const ARROW = 1 / 16; // of the picture's width
const BARB = 0.35; // of the arrow
const WEIGHT = 3;

/** The line with an arrow to its inner side; dashed when nobody watches it. */
export function drawLine(context: CanvasRenderingContext2D, line: DrawnLine): void {
  const { width, height } = context.canvas;
  const [[ax, ay], [bx, by]] = line.points;
  const path = new Path2D();
  path.moveTo(ax * width, ay * height);
  path.lineTo(bx * width, by * height);
  context.save();
  if (line.unknown) context.setLineDash([width / 80, width / 80]);
  outline(context, path, WEIGHT);
  context.restore();
  outline(context, arrowPath(arrowOf(line, context.canvas, width * ARROW)), WEIGHT);
}

/** Its words beside it, where the arrow is not. */
export function labelOfLine(line: DrawnLine, picture: { width: number; height: number }): Label {
  const { from, tip } = arrowOf(line, picture, 1);
  const [[ax, ay], [bx, by]] = line.points;
  const upwards = tip[1] >= from[1];
  return {
    words: line.label,
    at: [Math.min(ax, bx), upwards ? Math.min(ay, by) : Math.max(ay, by)],
    upwards,
  };
}

/** In pixels: from the middle of a line, upright on it, towards its inner side. */
export function arrowOf(
  { points: [a, b], inside }: Pick<DrawnLine, "points" | "inside">,
  { width, height }: { width: number; height: number },
  length: number,
): { from: Spot; tip: Spot } {
  const [dx, dy] = [(b[0] - a[0]) * width, (b[1] - a[1]) * height];
  const from: Spot = [((a[0] + b[0]) / 2) * width, ((a[1] + b[1]) / 2) * height];
  const side = Math.sign(dx * (inside[1] * height - from[1]) - dy * (inside[0] * width - from[0]));
  const step = (side * length) / Math.max(Math.hypot(dx, dy), 1e-6);
  return { from, tip: [from[0] - dy * step, from[1] + dx * step] };
}

function arrowPath({ from, tip }: { from: Spot; tip: Spot }): Path2D {
  const [x, y] = [(from[0] - tip[0]) * BARB, (from[1] - tip[1]) * BARB];
  const path = new Path2D();
  path.moveTo(...from);
  path.lineTo(...tip);
  for (const turn of [1, -1]) {
    path.moveTo(...tip);
    path.lineTo(tip[0] + x - turn * y, tip[1] + y + turn * x);
  }
  return path;
}
