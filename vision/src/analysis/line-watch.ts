import type { CameraSetting, Door } from "@hall/contract";
import { DoorLine } from "../rules/door-line.ts";
import type { Track } from "../track/track.ts";
import type { LineFinding } from "./findings.ts";

type LineSetting = CameraSetting["lines"][number];

/** One line on the floor and who has walked over it. Times in seconds. */
export class LineWatch {
  readonly #setting: LineSetting;
  #before = 0;
  readonly #since: number;
  #line: DoorLine | undefined;
  #known = false;

  constructor(at: number, setting: LineSetting) {
    this.#setting = setting;
    this.#since = at;
  }

  /** Is it of this very line, where it was? */
  isOf({ lineId, points, inside }: LineSetting): boolean {
    const mine = this.#setting;
    return (
      JSON.stringify([lineId, points, inside]) === JSON.stringify([mine.lineId, mine.points, mine.inside])
    );
  }

  /** So many were inside before it began to count. */
  resume(people: number): void {
    if (this.#line) this.#line.resume(people);
    else this.#before += people;
  }

  /** `aspect` is width ÷ height of the picture. */
  observe(at: number, tracks: readonly Track[], aspect: number): void {
    const { points, inside } = this.#setting;
    this.#line ??= this.#begin({ points, inside, aspect });
    this.#line.observe(at, tracks);
    this.#known = true;
  }

  #begin(door: Door): DoorLine {
    const line = new DoorLine(door);
    line.resume(this.#before);
    return line;
  }

  /** The hall is closed: nobody is inside. */
  empty(): void {
    this.#before = 0;
    this.#line?.empty();
  }

  clear(): void {
    this.#line?.clear();
    this.#known = false;
  }

  get finding(): LineFinding {
    const { entered = 0, left = 0, occupancy = 0 } = this.#line ?? {};
    return {
      kind: "line",
      lineId: this.#setting.lineId,
      entered,
      left,
      since: this.#since,
      occupancy: this.#known ? occupancy : "unknown",
    };
  }
}
