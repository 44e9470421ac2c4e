import type { Line, Point } from "@hall/contract";

type Edges = readonly [left: number, top: number, right: number, bottom: number];
/** People of one picture; `at` in ms, `aspect` is its width ÷ height. */
export type SeenPeople = { at: number; aspect: number; boxes: readonly Edges[] };
type Side = "in" | "out";
/** Somebody who was followed from picture to picture; `from` is where the feet last stood clear of the line, on `side`. */
type Walker = {
  feet: Point;
  height: number;
  seenAt: number;
  countedAt: number;
  settled?: { side: Side; from: Point };
};

const SETTLED = 0.12; // as the camera watch: heights of the person away from the line
const SLACK = 0.1; // as the camera watch: who goes around the end of the line has not come through the door
const ONCE_MS = 2_000; // as the camera watch
const FORGET_MS = 2_000; // longer out of sight is somebody else: boxes say nothing of who it is
const PACE = 1.2; // heights a second: two metres, a brisk walk
const JITTER = 0.2; // heights that a box moves by itself

/** How many would have come in and gone out over a line. Pictures oldest first; who is who is told by the nearest feet. */
export function crossings(line: Line, pictures: readonly SeenPeople[]): { in: number; out: number } {
  const counts = { in: 0, out: 0 };
  let walkers: Walker[] = [];
  for (const { at, aspect, boxes } of pictures) {
    const before = walkers.filter(({ seenAt }) => at - seenAt <= FORGET_MS);
    const pairs = nearest(before, { at, aspect, boxes });
    const rest = before.filter((walker) => ![...pairs.values()].includes(walker));
    const seen = boxes.map((box): Walker => {
      const { walker, crossed } = follow(pairs.get(box), box, { at, aspect, line });
      if (crossed) counts[crossed] += 1;
      return walker;
    });
    walkers = [...rest, ...seen];
  }
  return counts;
}

/** Each box with the walker it goes on with, the closest pairs first; nobody walks faster than people do. */
function nearest(walkers: readonly Walker[], { at, aspect, boxes }: SeenPeople): ReadonlyMap<Edges, Walker> {
  const all = boxes.flatMap((box) =>
    walkers
      .map((walker) => ({ box, walker, far: stepsApart(walker, box, aspect) }))
      .filter(({ far, walker }) => far <= JITTER + (PACE * (at - walker.seenAt)) / 1_000),
  );
  const pairs = new Map<Edges, Walker>();
  const taken = new Set<Walker>();
  for (const { box, walker } of all.toSorted((a, b) => a.far - b.far)) {
    if (pairs.has(box) || taken.has(walker)) continue;
    pairs.set(box, walker);
    taken.add(walker);
  }
  return pairs;
}

/** In heights of the taller of the two. */
function stepsApart({ feet, height }: Walker, box: Edges, aspect: number): number {
  const [x, y] = feetOf(box);
  return Math.hypot((x - feet[0]) * aspect, y - feet[1]) / Math.max(height, heightOf(box));
}

function follow(
  before: Walker | undefined,
  box: Edges,
  { at, aspect, line }: { at: number; aspect: number; line: Line },
): { walker: Walker; crossed?: Side } {
  const feet = feetOf(box);
  const depth = depthOf(line, feet, aspect) / heightOf(box);
  const countedAt = before?.countedAt ?? Number.NEGATIVE_INFINITY;
  const walker: Walker = { feet, height: heightOf(box), seenAt: at, countedAt };
  const last = before?.settled;
  if (Math.abs(depth) < SETTLED) return { walker: last ? { ...walker, settled: last } : walker };
  const side = depth > 0 ? "in" : "out";
  const settled = { side, from: feet } as const;
  const crosses = last && last.side !== side && passes(line, last.from, feet, aspect);
  if (!crosses || at - countedAt < ONCE_MS) return { walker: { ...walker, settled } };
  return { walker: { ...walker, settled, countedAt: at }, crossed: side };
}

/** How far inside a point lies, in heights of the picture; negative outside. */
function depthOf(line: Line, point: Point, aspect: number): number {
  return Math.sign(offset(line, line.inside, aspect)) * offset(line, point, aspect);
}

function offset({ points: [a, b] }: Line, point: Point, aspect: number): number {
  const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
  return (dx * (point[1] - a[1]) - dy * (point[0] - a[0]) * aspect) / Math.hypot(dx, dy);
}

/** Does the way lead over the line itself, and not around its ends? */
function passes(line: Line, from: Point, to: Point, aspect: number): boolean {
  const [a, b] = line.points;
  const [before, after] = [offset(line, from, aspect), offset(line, to, aspect)];
  const share = before / (before - after);
  const x = (from[0] + share * (to[0] - from[0]) - a[0]) * aspect;
  const y = from[1] + share * (to[1] - from[1]) - a[1];
  const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
  const along = (x * dx + y * dy) / (dx * dx + dy * dy);
  return along >= -SLACK && along <= 1 + SLACK;
}

function feetOf([left, , right, bottom]: Edges): Point {
  return [(left + right) / 2, bottom];
}

function heightOf([, top, , bottom]: Edges): number {
  return Math.max(bottom - top, 1e-3);
}
