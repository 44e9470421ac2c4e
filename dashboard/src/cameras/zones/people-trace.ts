import { type Anchor, isInside, type Polygon } from "@hall/contract";

type Edges = readonly [left: number, top: number, right: number, bottom: number];
/** People of one picture. */
type Seen = { at: number; boxes: readonly Edges[] };

const KEPT_MS = 5 * 60_000;

/** The people of the last minutes' pictures, to try an area on before it is saved. Times in ms. */
export class PeopleTrace {
  #seen: readonly Seen[] = [];

  add(at: number, boxes: readonly Edges[]): void {
    this.#seen = [...this.#seen.filter((one) => one.at > at - KEPT_MS), { at, boxes }];
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
}
