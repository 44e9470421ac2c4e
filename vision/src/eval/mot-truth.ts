import type { Box } from "../detect/box.ts";
import type { Size } from "../detect/fit.ts";

/** A person that is truly there; `id` is the same in all frames. */
export interface TruePerson {
  readonly id: number;
  readonly box: Box;
}

/** The people of each frame, by frame number from 1; a frame without people is absent. */
export type Truth = ReadonlyMap<number, readonly TruePerson[]>;

/**
 * Reads truth in the layout of MOT15: `frame, id, left, top, width, height, …` in pixels of the clip, one person a line.
 *
 * @throws Error with the line that is wrong and what was expected
 */
export function parseMotTruth(text: string, { width, height }: Size): Truth {
  const truth = new Map<number, TruePerson[]>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [frame = 0, id = 0, left = 0, top = 0, wide = 0, tall = 0] = numbersOf(line, index + 1);
    const box: Box = {
      left: left / width,
      top: top / height,
      right: (left + wide) / width,
      bottom: (top + tall) / height,
      score: 1,
    };
    truth.set(frame, [...(truth.get(frame) ?? []), { id, box }]);
  }
  return truth;
}

function numbersOf(line: string, number: number): number[] {
  const values = line.split(",").slice(0, 6).map(Number);
  const [frame = 0, , , , wide = 0, tall = 0] = values;
  const whole = values.length === 6 && values.every(Number.isFinite);
  if (whole && Number.isInteger(frame) && frame >= 1 && wide > 0 && tall > 0) return values;
  throw new Error(
    `line ${number} of the truth is not "frame, id, left, top, width, height" with a frame from 1 and a size above 0: ${line.slice(0, 80)}`,
  );
}
