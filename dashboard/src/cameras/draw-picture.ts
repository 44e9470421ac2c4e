import { DARK, drawLabels, type Label, outline, type Spot } from "./draw-ink.ts";
import { type DrawnLine, drawLine, labelOfLine } from "./draw-lines.ts";

/** A zone as it is drawn: corners and boxes are shares of the picture's width and height, 0 to 1. */
export type DrawnZone = { polygon: readonly Spot[]; label: string; unknown: boolean };
export type Drawn = {
  image: CanvasImageSource;
  zones: readonly DrawnZone[];
  lines: readonly DrawnLine[];
  boxes: readonly (readonly [number, number, number, number])[];
};

const HATCH = "rgb(255 255 255 / 55%)";

/** Draws a picture over the whole canvas, then its zones, door lines and boxes. */
export function drawPicture(context: CanvasRenderingContext2D, { image, zones, lines, boxes }: Drawn): void {
  const { width, height } = context.canvas;
  context.drawImage(image, 0, 0, width, height);
  for (const zone of zones) drawZone(context, zone);
  for (const line of lines) drawLine(context, line);
  for (const [left, top, right, bottom] of boxes) {
    const box = new Path2D();
    box.rect(left * width, top * height, (right - left) * width, (bottom - top) * height);
    outline(context, box, 1);
  }
  const ofLines = lines.map((line) => labelOfLine(line, context.canvas));
  drawLabels(context, [...zones.map(labelOf), ...ofLines]);
}

function drawZone(context: CanvasRenderingContext2D, { polygon, unknown }: DrawnZone): void {
  const { width, height } = context.canvas;
  const path = new Path2D();
  for (const [x, y] of polygon) path.lineTo(x * width, y * height);
  path.closePath();
  if (unknown) hatch(context, path);
  outline(context, path, 2);
}

function hatch(context: CanvasRenderingContext2D, path: Path2D): void {
  const { width, height } = context.canvas;
  context.save();
  context.clip(path);
  context.fillStyle = DARK;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = HATCH;
  context.lineWidth = width / 160;
  context.beginPath();
  for (let x = -height; x < width; x += width / 40) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.restore();
}

/** The name and count at the zone's first corner from the top left. */
function labelOf({ polygon, label }: DrawnZone): Label {
  const left = Math.min(...polygon.map(([x]) => x));
  const top = Math.min(...polygon.map(([, y]) => y));
  return { words: label, at: [left, top] };
}
