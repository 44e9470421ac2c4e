import type { Point, Polygon } from "@hall/contract";

/** Four points of the picture that are the corners of a rectangle on the floor, in order around it, and its size in metres. */
export interface GroundCalibration {
  readonly corners: readonly [Point, Point, Point, Point];
  readonly metres: readonly [width: number, depth: number];
}

/** From a point of the picture to metres on the floor. */
export type ToGround = (point: Point) => Point;

/**
 * The projective map of four points (Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, 2.2.2).
 *
 * @throws Error when the four points do not span a quadrilateral
 */
export function groundOf({ corners, metres }: GroundCalibration): ToGround {
  const [width, depth] = metres;
  const targets: Point[] = [
    [0, 0],
    [width, 0],
    [width, depth],
    [0, depth],
  ];
  const rows = corners.flatMap(([x, y], i) => {
    const [u, v] = targets[i] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solve(rows);
  return ([x, y]) => {
    const w = g * x + h * y + 1;
    return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
  };
}

/** Square metres of floor under a polygon of the picture. */
export function floorArea(polygon: Polygon, toGround: ToGround): number {
  const corners = polygon.map(toGround);
  let twice = 0;
  let last = corners.at(-1) ?? [0, 0];
  for (const corner of corners) {
    twice += last[0] * corner[1] - corner[0] * last[1];
    last = corner;
  }
  return Math.abs(twice) / 2;
}

/** Gaussian elimination with pivots; each row ends with its right side. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  const matrix = rows.map((row) => [...row]);
  for (let column = 0; column < size; column += 1) {
    const rest = matrix.slice(column);
    const pivot = rest.toSorted((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0))[0];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9)
      throw new Error("the four corners of the floor must be a quadrilateral: three of them lie on a line");
    matrix.splice(column, rest.length, pivot, ...rest.filter((row) => row !== pivot));
    const head = pivot[column] ?? 1;
    for (let i = 0; i < size; i += 1) {
      const row = matrix[i];
      if (!row || row === pivot) continue;
      const share = (row[column] ?? 0) / head;
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0);
    }
  }
  return matrix.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
