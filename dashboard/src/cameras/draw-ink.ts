/** Shares of the picture's width and height, 0 to 1. */
export type Spot = readonly [number, number];

export const LIGHT = "#ffffff";
export const DARK = "rgb(11 20 32 / 80%)"; // a dark edge keeps white lines legible on any picture

/** A white line of this weight with a dark edge. */
export function outline(context: CanvasRenderingContext2D, path: Path2D, weight: number): void {
  const unit = context.canvas.width / 640;
  context.strokeStyle = DARK;
  context.lineWidth = (weight + 2) * unit;
  context.stroke(path);
  context.strokeStyle = LIGHT;
  context.lineWidth = weight * unit;
  context.stroke(path);
}

/** Words on a dark plate whose upper (or lower) left corner is here, kept inside the picture. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  label: string,
  [left, edge]: Spot,
  upwards = false,
): void {
  const { width, height } = context.canvas;
  const size = width / 26;
  context.font = `700 ${size}px "Noto Sans SC Variable", sans-serif`;
  context.textBaseline = "top";
  const plate = { width: context.measureText(label).width + size * 0.6, height: size * 1.4 };
  const top = edge * height - (upwards ? plate.height : 0);
  const x = Math.max(0, Math.min(left * width, width - plate.width));
  const y = Math.max(0, Math.min(top, height - plate.height));
  context.fillStyle = DARK;
  context.fillRect(x, y, plate.width, plate.height);
  context.fillStyle = LIGHT;
  context.fillText(label, x + size * 0.3, y + size * 0.2);
}
