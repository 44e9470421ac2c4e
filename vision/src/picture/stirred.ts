import type { Box } from "../detect/box.ts";
import { COLUMNS, ROWS } from "./points.ts";

const CELL = 5; // points: the picture is told in 32 × 18 cells
const STIRRED = 14; // grey levels away from what usually is there: noise stays below
const POINTS = 2; // of a cell: one alone is noise
const USUAL_SECONDS = 40;
const LARGEST = 0.2; // share of the picture, in width and height: a crowd, or a light that is switched on, is no face

/**
 * Knows what usually is to be seen, and where a picture is not so: somebody whom the detector misses still stirs it. For
 * pictures that go out, not for counting: shadows stir too.
 */
export class Stirred {
  #usual: Float32Array | undefined;
  #at = 0;

  /** Takes in the points of a picture (see `pointsOf`) at `at` (seconds). */
  observe(at: number, picture: Uint8Array): void {
    const share = 1 - Math.exp(-(at - this.#at) / USUAL_SECONDS);
    this.#at = at;
    const usual = this.#usual;
    if (!usual) this.#usual = Float32Array.from(picture);
    else
      for (let i = 0; i < usual.length; i += 1) {
        const before = usual[i] ?? 0;
        usual[i] = before + share * ((picture[i] ?? 0) - before);
      }
  }

  /** What stirs in the points of a picture: neighbouring cells are one box, so that a large face is few blocks too. */
  areasIn(picture: Uint8Array): Box[] {
    const usual = this.#usual;
    if (!usual) return [];
    const [across, down] = [COLUMNS / CELL, ROWS / CELL];
    const points = new Uint8Array(across * down);
    picture.forEach((value, i) => {
      if (Math.abs(value - (usual[i] ?? 0)) < STIRRED) return;
      const cell = Math.floor(i / COLUMNS / CELL) * across + Math.floor((i % COLUMNS) / CELL);
      points[cell] = (points[cell] ?? 0) + 1;
    });
    const cells = [...points].flatMap((stirring, cell) => {
      const [column, row] = [cell % across, Math.floor(cell / across)];
      const box = {
        left: column / across,
        right: (column + 1) / across,
        top: row / down,
        bottom: (row + 1) / down,
      };
      return stirring >= POINTS ? [{ ...box, score: 0 }] : [];
    });
    return joined(cells);
  }
}

/** One box around those that touch, as long as it is not too large for a face or a person near the camera. */
function joined(boxes: readonly Box[]): Box[] {
  const areas: Box[] = [];
  for (const box of boxes) {
    let area = box;
    const mate = (one: Box) => touch(one, area) && isSmall(around(one, area));
    for (let i = areas.findIndex(mate); i >= 0; i = areas.findIndex(mate))
      for (const one of areas.splice(i, 1)) area = around(one, area);
    areas.push(area);
  }
  return areas;
}

function touch(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function isSmall({ left, right, top, bottom }: Box): boolean {
  return right - left <= LARGEST && bottom - top <= LARGEST;
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    score: 0,
  };
}
