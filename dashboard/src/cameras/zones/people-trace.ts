import { type Anchor, isInside, type Line, type Polygon } from "@hall/contract";
import { crossings, type SeenPeople } from "./door-trial.ts";

const KEPT_MS = 5 * 60_000;

/** The people of the last minutes' pictures, to try an area or a door line on before it is saved. Times in ms. */
export class PeopleTrace {
  #seen: readonly SeenPeople[] = [];

  add(picture: SeenPeople): void {
    this.#seen = [...this.#seen.filter(({ at }) => at > picture.at - KEPT_MS), picture];
  }

  get isEmpty(): boolean {
    return this.#seen.length === 0;
  }

  /** How many would have been counted inside, picture by picture, oldest first. */
  inside(polygon: Polygon, anchor: Anchor): { at: number; people: number }[] {
    return this.#seen.map(({ at, boxes }) => ({
      at,
      people: boxes.filter(([left, top, right, bottom]) =>
        isInside({ left, top, right, bottom }, polygon, anchor),
      ).length,
    }));
  }

  /** How many would have come in and gone out over a line, and over how long. */
  across(line: Line): { in: number; out: number; overMs: number } {
    const overMs = (this.#seen.at(-1)?.at ?? 0) - (this.#seen[0]?.at ?? 0);
    return { ...crossings(line, this.#seen), overMs };
  }
}
