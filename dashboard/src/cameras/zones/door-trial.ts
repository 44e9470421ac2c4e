import {
  DOOR_ONCE_SECONDS,
  type DoorSide,
  doorSide,
  type Line,
  type Point,
  throughDoor,
} from "@hall/contract";

type Edges = readonly [left: number, top: number, right: number, bottom: number];
/** People of one picture; `at` in ms, `aspect` is its width ÷ height. */
export type SeenPeople = { at: number; aspect: number; boxes: readonly Edges[] };
/** Somebody who was followed from picture to picture; `from` is where the feet last stood clear of the line, on `side`. */
type Walker = {
  feet: Point;
  height: number;
  seenAt: number;
  countedAt: number;
  settled?: { side: DoorSide; from: Point };
};

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
): { walker: Walker; crossed?: DoorSide } {
  const feet = feetOf(box);
  const door = { ...line, aspect };
  const countedAt = before?.countedAt ?? Number.NEGATIVE_INFINITY;
  const walker: Walker = { feet, height: heightOf(box), seenAt: at, countedAt };
  const last = before?.settled;
  const side = doorSide(door, feet, heightOf(box));
  if (!side) return { walker: last ? { ...walker, settled: last } : walker };
  const settled = { side, from: feet } as const;
  const crosses = last && last.side !== side && throughDoor(door, last.from, feet);
  if (!crosses || at - countedAt < DOOR_ONCE_SECONDS * 1_000) return { walker: { ...walker, settled } };
  return { walker: { ...walker, settled, countedAt: at }, crossed: side };
}

function feetOf([left, , right, bottom]: Edges): Point {
  return [(left + right) / 2, bottom];
}

function heightOf([, top, , bottom]: Edges): number {
  return Math.max(bottom - top, 1e-3);
}
