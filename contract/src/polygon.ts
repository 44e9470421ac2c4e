/** Of one outline: whether it crosses itself takes the square of that. */
export const MOST_CORNERS = 200;

/** A corner, relative to the picture: x from the left, y from the top, 0 to 1. */
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** Edges of somebody in a picture, relative to it. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which part of a person's box must lie inside a zone. */
export type Anchor = "bottom" | "head" | "overlap";

const HEAD = 0.1; // share of the height below the upper edge
const OVERLAP = 0.3; // share of the box

/** Is this person in the zone? Feet for waiting areas; head or a share of the box behind a desk, which hides feet. */
export function isInside(box: Box, polygon: Polygon, anchor: Anchor): boolean {
  const centre = (box.left + box.right) / 2;
  switch (anchor) {
    case "bottom":
      return contains(polygon, centre, box.bottom);
    case "head":
      return contains(polygon, centre, box.top + HEAD * (box.bottom - box.top));
    case "overlap":
      return shareInside(box, polygon) >= OVERLAP;
  }
}

/** Even-odd rule; a polygon may be concave. */
export function contains(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  let [lastX, lastY] = polygon.at(-1) ?? [0, 0];
  for (const [cornerX, cornerY] of polygon) {
    const crosses = cornerY > y !== lastY > y;
    if (crosses && x < ((lastX - cornerX) * (y - cornerY)) / (lastY - cornerY) + cornerX) inside = !inside;
    [lastX, lastY] = [cornerX, cornerY];
  }
  return inside;
}

/** How much of the box lies in the polygon, 0 to 1. */
export function shareInside(box: Box, polygon: Polygon): number {
  const area = (box.right - box.left) * (box.bottom - box.top);
  if (area <= 0) return 0;
  const cuts: ((p: Point) => number)[] = [
    ([x]) => x - box.left,
    ([x]) => box.right - x,
    ([, y]) => y - box.top,
    ([, y]) => box.bottom - y,
  ];
  const rest = cuts.reduce<Polygon>(cut, polygon);
  return areaOf(rest) / area;
}

/** Sutherland-Hodgman: keeps the side on which `depth` is not negative. */
function cut(polygon: Polygon, depth: (p: Point) => number): Polygon {
  const kept: Point[] = [];
  let last = polygon.at(-1);
  for (const corner of polygon) {
    if (last && depth(last) < 0 !== depth(corner) < 0) kept.push(crossing(last, corner, depth));
    if (depth(corner) >= 0) kept.push(corner);
    last = corner;
  }
  return kept;
}

function crossing(a: Point, b: Point, depth: (p: Point) => number): Point {
  const share = depth(a) / (depth(a) - depth(b));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** Do two edges that are no neighbours meet? Then nobody could say what is inside. */
export function crossesItself(polygon: Polygon): boolean {
  const edges = polygon.map((a, i) => [a, polygon[(i + 1) % polygon.length] ?? a] as const);
  return edges.some(([a, b], i) =>
    edges.some(([c, d], j) => {
      const apart = Math.abs(i - j);
      return apart > 1 && apart < edges.length - 1 && meet(a, b, c, d);
    }),
  );
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (from: Point, to: Point, of: Point) =>
    (to[0] - from[0]) * (of[1] - from[1]) - (to[1] - from[1]) * (of[0] - from[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Share of the picture that lies in the polygon; 0 to 1. */
export function areaOf(polygon: Polygon): number {
  let twice = 0;
  let last = polygon.at(-1) ?? [0, 0];
  for (const corner of polygon) {
    twice += last[0] * corner[1] - corner[0] * last[1];
    last = corner;
  }
  return Math.abs(twice) / 2;
}
