/** A zone as it is drawn: corners and boxes are shares of the picture's width and height, 0 to 1. */
export type DrawnZone = { polygon: readonly (readonly [number, number])[]; label: string; unknown: boolean };
export type Drawn = {
  image: CanvasImageSource;
  zones: readonly DrawnZone[];
  boxes: readonly (readonly [number, number, number, number])[];
};

const LIGHT = "#ffffff";
const DARK = "rgb(11 20 32 / 80%)"; // a dark edge keeps white lines legible on any picture
const HATCH = "rgb(255 255 255 / 55%)";

/** Draws a picture over the whole canvas, then its zones and boxes. */
export function drawPicture(context: CanvasRenderingContext2D, { image, zones, boxes }: Drawn): void {
  const { width, height } = context.canvas;
  context.drawImage(image, 0, 0, width, height);
  for (const zone of zones) drawZone(context, zone);
  for (const [left, top, right, bottom] of boxes) {
    const box = new Path2D();
    box.rect(left * width, top * height, (right - left) * width, (bottom - top) * height);
    outline(context, box, 1);
  }
  for (const zone of zones) drawLabel(context, zone);
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

function outline(context: CanvasRenderingContext2D, path: Path2D, weight: number): void {
  const unit = context.canvas.width / 640;
  context.strokeStyle = DARK;
  context.lineWidth = (weight + 2) * unit;
  context.stroke(path);
  context.strokeStyle = LIGHT;
  context.lineWidth = weight * unit;
  context.stroke(path);
}

/** The name and count on a dark plate at the zone's first corner from the top left, kept inside the picture. */
function drawLabel(context: CanvasRenderingContext2D, { polygon, label }: DrawnZone): void {
  const { width, height } = context.canvas;
  const size = width / 26;
  context.font = `700 ${size}px "Noto Sans SC Variable", sans-serif`;
  context.textBaseline = "top";
  const plate = { width: context.measureText(label).width + size * 0.6, height: size * 1.4 };
  const left = Math.min(...polygon.map(([x]) => x)) * width;
  const top = Math.min(...polygon.map(([, y]) => y)) * height;
  const x = Math.max(0, Math.min(left, width - plate.width));
  const y = Math.max(0, Math.min(top, height - plate.height));
  context.fillStyle = DARK;
  context.fillRect(x, y, plate.width, plate.height);
  context.fillStyle = LIGHT;
  context.fillText(label, x + size * 0.3, y + size * 0.2);
}
