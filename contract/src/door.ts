import type { Point } from "./polygon.ts";

/** A line on the floor of a doorway and a point on its inner side, relative to the picture; `aspect` is its width ÷ height. */
export type Door = { points: readonly [Point, Point]; inside: Point; aspect: number };
export type DoorSide = "in" | "out";

/** One person crosses one line at most once in this time. */
export const DOOR_ONCE_SECONDS = 2;
const SETTLED = 0.12; // heights of the person away from the line: a step, not a sway
const SLACK = 0.1; // of the line's length: who goes around the end of the line has not come through the door

/** On which side somebody of this height stands clear of the line; undefined who stands on it. */
export function doorSide(door: Door, feet: Point, height: number): DoorSide | undefined {
  const depth = (Math.sign(offset(door, door.inside)) * offset(door, feet)) / height;
  return depth >= SETTLED ? "in" : depth <= -SETTLED ? "out" : undefined;
}

/** Does the way between two points on different sides lead over the line itself, and not around its ends? */
export function throughDoor(door: Door, from: Point, to: Point): boolean {
  const {
    points: [a, b],
    aspect,
  } = door;
  const [before, after] = [offset(door, from), offset(door, to)];
  const share = before / (before - after);
  const x = (from[0] + share * (to[0] - from[0]) - a[0]) * aspect;
  const y = from[1] + share * (to[1] - from[1]) - a[1];
  const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
  const along = (x * dx + y * dy) / (dx * dx + dy * dy);
  return along >= -SLACK && along <= 1 + SLACK;
}

/** How far a point lies from the line, in heights of the picture; the sign tells the side. */
function offset({ points: [a, b], aspect }: Door, point: Point): number {
  const [dx, dy] = [(b[0] - a[0]) * aspect, b[1] - a[1]];
  return (dx * (point[1] - a[1]) - dy * (point[0] - a[0]) * aspect) / Math.hypot(dx, dy);
}
