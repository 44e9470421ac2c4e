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

/** Words, and where they should stand: the upper (or lower) left corner of their plate. */
export type Label = { words: string; at: Spot; upwards?: boolean };
/** A rectangle of the picture in pixels. */
type Plate = { x: number; y: number; width: number; height: number };

/** Words on dark plates, kept inside the picture and off each other. */
export function drawLabels(context: CanvasRenderingContext2D, labels: readonly Label[]): void {
  const { width, height } = context.canvas;
  const size = width / 26;
  context.font = `700 ${size}px "Noto Sans SC Variable", sans-serif`;
  context.textBaseline = "top";
  const taken: Plate[] = [];
  for (const { words, at, upwards = false } of labels) {
    const plate = { width: context.measureText(words).width + size * 0.6, height: size * 1.4 };
    const top = at[1] * height - (upwards ? plate.height : 0);
    const x = Math.max(0, Math.min(at[0] * width, width - plate.width));
    const y = Math.max(0, Math.min(top, height - plate.height));
    const place = freePlace({ ...plate, x, y }, taken, height);
    taken.push(place);
    context.fillStyle = DARK;
    context.fillRect(place.x, place.y, place.width, place.height);
    context.fillStyle = LIGHT;
    context.fillText(words, place.x + size * 0.3, place.y + size * 0.2);
  }
}

/** The next place below a wanted one, else above it, that covers nothing; the wanted one in a picture that is full. */
export function freePlace(wanted: Plate, taken: readonly Plate[], height: number): Plate {
  const covered = (plate: Plate) => taken.find((other) => covers(plate, other));
  const search = (next: (other: Plate) => number): Plate => {
    let plate = wanted;
    for (let other = covered(plate); other; other = covered(plate)) plate = { ...plate, y: next(other) };
    return plate;
  };
  const below = search((other) => other.y + other.height);
  if (below.y + below.height <= height) return below;
  const above = search((other) => other.y - wanted.height);
  return above.y >= 0 ? above : wanted;
}

function covers(a: Plate, b: Plate): boolean {
  const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
  return !beside && a.y + a.height > b.y && b.y + b.height > a.y;
}
