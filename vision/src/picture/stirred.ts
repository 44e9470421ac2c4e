import type { Box } from "../detect/box.ts";
import type { Planes } from "../sources/frame.ts";

const COLUMNS = 160;
const ROWS = 90;
const CELL = 5; // points: the picture is told in 32 × 18 cells
const STIRRED = 14; // grey levels away from what usually is there: noise stays below
const POINTS = 2; // of a cell: one alone is noise
const USUAL_SECONDS = 40;

/**
 * Knows what usually is to be seen, and where a picture is not so: somebody whom the detector misses still stirs it. For
 * pictures that go out, not for counting: shadows stir too.
 */
export class Stirred {
  #usual: Float32Array | undefined;
  #at = 0;

  /** Takes in a picture at `at` (seconds). */
  observe(at: number, picture: Planes): void {
    const usual = this.#usual ?? new Float32Array(COLUMNS * ROWS);
    const share = this.#usual ? 1 - Math.exp(-(at - this.#at) / USUAL_SECONDS) : 1;
    this.#usual = usual;
    this.#at = at;
    eachPoint(picture, (i, value) => {
      usual[i] = (usual[i] ?? 0) + share * (value - (usual[i] ?? 0));
    });
  }

  /** The cells of a picture that stir, as boxes. */
  areasIn(picture: Planes): Box[] {
    const usual = this.#usual;
    if (!usual) return [];
    const [across, down] = [COLUMNS / CELL, ROWS / CELL];
    const points = new Uint8Array(across * down);
    eachPoint(picture, (i, value) => {
      if (Math.abs(value - (usual[i] ?? 0)) < STIRRED) return;
      const cell = Math.floor(i / COLUMNS / CELL) * across + Math.floor((i % COLUMNS) / CELL);
      points[cell] = (points[cell] ?? 0) + 1;
    });
    return [...points].flatMap((stirring, cell) => {
      const [column, row] = [cell % across, Math.floor(cell / across)];
      const box = {
        left: column / across,
        right: (column + 1) / across,
        top: row / down,
        bottom: (row + 1) / down,
      };
      return stirring >= POINTS ? [{ ...box, score: 0 }] : [];
    });
  }
}

function eachPoint({ luma, width, height }: Planes, see: (i: number, value: number) => void): void {
  for (let row = 0; row < ROWS; row += 1) {
    const line = Math.floor(((row + 0.5) * height) / ROWS) * width;
    for (let column = 0; column < COLUMNS; column += 1)
      see(row * COLUMNS + column, luma[line + Math.floor(((column + 0.5) * width) / COLUMNS)] ?? 0);
  }
}
